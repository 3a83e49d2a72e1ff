package io.warmit.mail;

import java.util.List;

/**
 * An answer of a submission server; RFC 5321, 4.2.
 *
 * @param code three digits, the first from 2 to 5
 * @param lines what stood behind the code in each of its lines
 */
record SmtpReply(int code, List<String> lines) {
    SmtpReply {
        lines = List.copyOf(lines);
    }

    /** The first digit of its code: 2 is yes, 3 go on, 4 not now, 5 no. */
    int kind() {
        return code / 100;
    }

    /** The server's words, without the code and on one line. */
    String text() {
        return ServerProblems.clean(String.join(" ", lines));
    }
}
