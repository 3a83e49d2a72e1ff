package io.warmit.mail;

import io.warmit.transport.Mark;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Marks of a mail as IMAP writes them, beside the flags of the mail library. Keywords know no case (RFC 9051, 2.3.2). */
final class Marks {
    private Marks() {}

    static Flags flags(Set<String> marks) {
        Flags flags = new Flags();
        for (String mark : marks) {
            switch (mark) {
                case Mark.READ -> flags.add(Flags.Flag.SEEN);
                case Mark.STAR -> flags.add(Flags.Flag.FLAGGED);
                default -> flags.add(mark);
            }
        }
        return flags;
    }

    /** Those of these marks that are set. */
    static Set<String> among(Message message, Set<String> wanted) throws MessagingException {
        Set<String> among = new HashSet<>(wanted);
        among.retainAll(of(message));
        return among;
    }

    /** The marks that acts know and that are set on it. */
    static Set<String> of(Message message) throws MessagingException {
        Flags flags = message.getFlags();
        Set<String> marks = new HashSet<>();
        if (flags.contains(Flags.Flag.SEEN)) {
            marks.add(Mark.READ);
        }
        if (flags.contains(Flags.Flag.FLAGGED)) {
            marks.add(Mark.STAR);
        }
        Set<String> words = new HashSet<>();
        Arrays.stream(flags.getUserFlags()).forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        for (String keyword : Set.of(Mark.IMPORTANT, Mark.NOT_JUNK)) {
            if (words.contains(keyword.toLowerCase(Locale.ROOT))) {
                marks.add(keyword);
            }
        }
        return marks;
    }
}
