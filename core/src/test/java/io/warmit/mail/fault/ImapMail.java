package io.warmit.mail.fault;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One message in one folder. Its content and flags may be shared with other folders, where folders are labels. */
public final class ImapMail {
    private final long uid;
    private final Content content;

    /** What is the same in all folders. */
    static final class Content {
        private final String text;
        private final Instant received;
        private final Set<String> flags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

        Content(String text, Instant received) {
            this.text = text;
            this.received = received;
        }

        Content copy() {
            Content copy = new Content(text, received);
            copy.flags.addAll(flags);
            return copy;
        }
    }

    ImapMail(long uid, Content content) {
        this.uid = uid;
        this.content = content;
    }

    public long uid() {
        return uid;
    }

    public String text() {
        return content.text;
    }

    public Instant received() {
        return content.received;
    }

    public Set<String> flags() {
        return content.flags;
    }

    Content content() {
        return content;
    }

    String header() {
        return text().substring(0, text().indexOf("\r\n\r\n") + 4);
    }

    /** The fields with these names, folded as they came, and the empty line. */
    String fields(List<String> names) {
        StringBuilder found = new StringBuilder();
        boolean wanted = false;
        for (String line : header().split("\r\n")) {
            if (!line.startsWith(" ") && !line.startsWith("\t")) {
                String name = line.split(":", 2)[0].toLowerCase(Locale.ROOT);
                wanted = Stream.of(names.toArray(String[]::new)).anyMatch(name::equalsIgnoreCase);
            }
            if (wanted) {
                found.append(line).append("\r\n");
            }
        }
        return found.append("\r\n").toString();
    }
}
