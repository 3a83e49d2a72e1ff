package io.warmit.mail;

import io.warmit.message.Identity;
import io.warmit.message.Token;
import io.warmit.transport.Bounce;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Delivery status notifications (RFC 3464): only action failed with a permanent status is a bounce, whatever the words say. */
final class Reports {
    private static final int LARGEST_PART = 64 << 10;
    private static final int MOST_PARTS = 10;

    private Reports() {}

    static Optional<Bounce> bounce(MimeMessage report) throws MessagingException {
        try {
            if (!(report.getContent() instanceof Multipart parts)) {
                return Optional.empty();
            }
            Optional<InternetHeaders> status = Optional.empty();
            Optional<Token> token = Optional.empty();
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType("message/delivery-status")) {
                    status = recipient(text(part));
                } else if (part.isMimeType("message/rfc822-headers")
                        || part.isMimeType("text/rfc822-headers")
                        || part.isMimeType("message/rfc822")) {
                    token = token(headers(text(part)));
                }
            }
            return token.isPresent() && status.isPresent() ? failed(token.get(), status.get()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new MessagingException("a delivery report could not be read", unreadable);
        }
    }

    private static Optional<Bounce> failed(Token token, InternetHeaders status) {
        String action = value(status, "Action").toLowerCase(Locale.ROOT);
        String code = value(status, "Status");
        return action.equals("failed") && code.startsWith("5.")
                ? Optional.of(new Bounce(token, code, ServerProblems.clean(value(status, "Diagnostic-Code"))))
                : Optional.empty();
    }

    /** The fields of the first recipient follow those of the message, after an empty line. */
    private static Optional<InternetHeaders> recipient(String text) throws MessagingException {
        String[] groups = text.split("\\r?\\n\\r?\\n");
        return groups.length < 2 ? Optional.empty() : Optional.of(headers(groups[1] + "\r\n\r\n"));
    }

    private static Optional<Token> token(InternetHeaders returned) {
        String own = value(returned, Identity.HEADER);
        return Identity.inOwnHeader(own)
                .map(Identity.Own::token)
                .or(() -> Identity.inMessageId(value(returned, "Message-ID")));
    }

    private static InternetHeaders headers(String text) throws MessagingException {
        return new InternetHeaders(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String value(InternetHeaders headers, String name) {
        String value = headers.getHeader(name, null);
        return value == null ? "" : value.strip();
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return new String(content.readNBytes(LARGEST_PART), StandardCharsets.UTF_8);
        }
    }
}
