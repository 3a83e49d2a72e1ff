package io.warmit.mail;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.SecretRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Logs in to a submission server (RFC 4954): with a password, or with a token and by nothing else. */
enum SmtpLogin {
    PLAIN {
        @Override
        SmtpReply on(SmtpLine line, String user, String credential) throws IOException {
            return answer(line, "AUTH PLAIN " + encoded("\0" + user + "\0" + credential));
        }
    },
    LOGIN {
        @Override
        SmtpReply on(SmtpLine line, String user, String credential) throws IOException {
            SmtpReply reply = answer(line, "AUTH LOGIN");
            if (reply.code() == CHALLENGE) {
                reply = answer(line, encoded(user));
            }
            return reply.code() == CHALLENGE ? answer(line, encoded(credential)) : reply;
        }
    },
    /**
     * A token that is refused is answered with 334 and the reason in BASE64; the refusal itself comes after an empty line (Google's page "OAuth 2.0 Mechanism", November 2026).
     */
    XOAUTH2 {
        @Override
        SmtpReply on(SmtpLine line, String user, String credential) throws IOException {
            SmtpReply reply = answer(
                    line,
                    "AUTH XOAUTH2 " + encoded("user=" + user + "\u0001auth=Bearer " + credential + "\u0001\u0001"));
            return reply.code() == CHALLENGE ? answer(line, "") : reply;
        }
    };

    private static final int CHALLENGE = 334;

    /** The login of a mailbox at a server that offers these; empty where none of its own is among them. */
    static Optional<SmtpLogin> of(Mailbox mailbox, Set<String> offered) {
        return ways(mailbox).stream()
                .filter(way -> offered.contains(way.name()))
                .findFirst();
    }

    /** How a mailbox may log in, the best first. */
    static List<SmtpLogin> ways(Mailbox mailbox) {
        return mailbox.secret() instanceof SecretRef.OAuth ? List.of(XOAUTH2) : List.of(PLAIN, LOGIN);
    }

    /** The server's last word: 235 when it lets us in. */
    abstract SmtpReply on(SmtpLine line, String user, String credential) throws IOException;

    private static SmtpReply answer(SmtpLine line, String words) throws IOException {
        line.say(words);
        return line.hear();
    }

    private static String encoded(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }
}
