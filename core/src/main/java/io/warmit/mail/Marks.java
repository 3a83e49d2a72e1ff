package io.warmit.mail;

import io.warmit.transport.Mark;
import jakarta.mail.Flags;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Marks of a mail as IMAP writes them, beside the flags of the mail library. Keywords know no case (RFC 9051, 2.3.2). */
final class Marks {
    private Marks() {}

    /** Those of these marks that are set. */
    static Set<String> among(Flags flags, Set<String> wanted) {
        Set<String> among = new HashSet<>(wanted);
        among.retainAll(of(flags));
        return among;
    }

    /** The marks that acts know and that are set on it. */
    static Set<String> of(Flags flags) {
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
