package io.warmit.mail;

import java.time.Duration;
import java.util.List;

/**
 * Time-outs and limits.
 *
 * @param tlsVersions versions of TLS that are spoken, as Java calls them
 */
public record MailSettings(Smtp smtp, Imap imap, List<String> tlsVersions) {
    public static final MailSettings DEFAULT =
            new MailSettings(Smtp.DEFAULT, Imap.DEFAULT, List.of("TLSv1.3", "TLSv1.2"));

    public MailSettings {
        tlsVersions = List.copyOf(tlsVersions);
    }

    /** The same, but nothing is waited for longer than this, nor does an SMTP session last longer. */
    MailSettings atMost(Duration patience) {
        return new MailSettings(
                new Smtp(
                        shorter(smtp.connect, patience),
                        shorter(smtp.greeting, patience),
                        shorter(smtp.command, patience),
                        shorter(smtp.data, patience),
                        shorter(smtp.block, patience),
                        shorter(smtp.finalDot, patience),
                        shorter(smtp.session, patience)),
                new Imap(
                        shorter(imap.connect, patience),
                        shorter(imap.read, patience),
                        imap.maxLiteral,
                        imap.maxLine,
                        imap.fetch),
                tlsVersions);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * How long the steps of sending may take; RFC 5321, 4.5.3.2.
     *
     * @param block for each block of the message to leave
     * @param finalDot how long the answer to the dot is waited for; a shorter wait would turn slowness into doubt
     * @param session for a connection, but for the wait for the answer to a dot
     */
    public record Smtp(
            Duration connect,
            Duration greeting,
            Duration command,
            Duration data,
            Duration block,
            Duration finalDot,
            Duration session) {
        static final Smtp DEFAULT = new Smtp(
                Duration.ofSeconds(15),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                Duration.ofMinutes(3),
                Duration.ofMinutes(10),
                Duration.ofMinutes(20));
    }

    /**
     * Bounds of reading a mailbox.
     *
     * @param maxLiteral largest literal in octets that a server may announce
     * @param maxLine longest line in octets of an answer
     * @param fetch how many octets of a message are asked for at a time
     */
    public record Imap(Duration connect, Duration read, int maxLiteral, int maxLine, int fetch) {
        static final Imap DEFAULT =
                new Imap(Duration.ofSeconds(15), Duration.ofSeconds(60), 8 << 20, 64 << 10, 64 << 10);
    }
}
