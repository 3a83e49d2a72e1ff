package io.warmit.mail;

import java.time.Duration;

/**
 * Time-outs and limits. RFC 5321, 4.5.3.2, gives those of SMTP.
 *
 * @param finalDot how long the answer to the dot is waited for; a shorter wait would turn slowness into doubt
 * @param maxLiteral largest literal in octets that an IMAP server may announce
 * @param maxLine longest line in octets of an IMAP answer
 */
public record MailSettings(
        Duration smtpConnect,
        Duration smtpCommand,
        Duration finalDot,
        Duration imapConnect,
        Duration imapRead,
        int maxLiteral,
        int maxLine) {
    public static final MailSettings DEFAULT = new MailSettings(
            Duration.ofSeconds(15),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            8 << 20,
            64 << 10);
}
