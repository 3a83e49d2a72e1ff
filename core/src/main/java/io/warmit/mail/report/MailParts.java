package io.warmit.mail.report;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * The parts of a mail that a machine wrote for machines. What lies within a returned message is not looked at: it may be a report itself.
 *
 * <p>At most 100 parts, 20 deep, 64 KiB of each. What cannot be read is as if it were not there.
 */
final class MailParts {
    private static final int DEEPEST = 20;
    private static final int MOST = 100;
    private static final int LARGEST = 64 << 10;
    private static final Session SESSION = Session.getInstance(new Properties());

    private static final Set<String> STATUS = Set.of("message/delivery-status", "message/global-delivery-status");
    private static final Set<String> FEEDBACK = Set.of("message/feedback-report");
    private static final Set<String> RECEIPT =
            Set.of("message/disposition-notification", "message/global-disposition-notification");
    private static final Set<String> RETURNED = Set.of(
            "message/rfc822",
            "message/global",
            "message/rfc822-headers",
            "text/rfc822-headers",
            "message/global-headers");

    private final Fields header;
    private final List<String> statuses = new ArrayList<>();
    private final List<String> feedback = new ArrayList<>();
    private final List<Fields> returned = new ArrayList<>();
    private boolean report;
    private boolean receipt;
    private int taken;

    private MailParts(Fields header) {
        this.header = header;
    }

    static MailParts of(byte[] mail) {
        MailParts parts = new MailParts(Fields.header(new String(mail, StandardCharsets.UTF_8)));
        try {
            parts.take(new MimeMessage(SESSION, new ByteArrayInputStream(mail)), 0);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            // Anybody can write anything into a mailbox. What was understood so far counts, and a fault of the parser
            // must not end the visit.
            return parts;
        }
        return parts;
    }

    private void take(MimePart part, int depth) throws MessagingException, IOException {
        if (++taken > MOST || depth > DEEPEST) {
            return;
        }
        String type = type(part);
        if (type.startsWith("multipart/")) {
            report |= type.equals("multipart/report");
            takeAll(part, depth);
        } else if (STATUS.contains(type)) {
            statuses.add(text(part));
        } else if (FEEDBACK.contains(type)) {
            feedback.add(text(part));
        } else if (RETURNED.contains(type)) {
            returned.add(Fields.header(text(part).stripLeading()));
        } else if (RECEIPT.contains(type)) {
            receipt = true;
        }
    }

    private void takeAll(MimePart part, int depth) throws MessagingException, IOException {
        MimeMultipart inner;
        try (InputStream content = part.getInputStream()) {
            inner = new MimeMultipart(new ByteArrayDataSource(content, part.getContentType()));
        }
        for (int i = 0; i < Math.min(inner.getCount(), MOST); i++) {
            BodyPart next = inner.getBodyPart(i);
            if (next instanceof MimePart mime) {
                take(mime, depth + 1);
            }
        }
    }

    /** Type and subtype as they are written: parameters are often faulty. */
    private static String type(MimePart part) throws MessagingException {
        String written = part.getHeader("Content-Type", null);
        return written == null ? "text/plain" : written.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String text(MimePart part) {
        try (InputStream content = decoded(part)) {
            return new String(content.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException | MessagingException garbled) {
            return "";
        }
    }

    /** Parts of type message must not be encoded (RFC 2045, 6.4; RFC 6532 allows it), which is why the library leaves them as they are. Some are all the same. */
    private static InputStream decoded(MimePart part) throws MessagingException, IOException {
        String encoding = part.getEncoding();
        return encoding == null || !type(part).startsWith("message/")
                ? part.getInputStream()
                : MimeUtility.decode(part.getInputStream(), encoding.strip().toLowerCase(Locale.ROOT));
    }

    /** The header of the mail itself. */
    Fields header() {
        return header;
    }

    /** Whether it, or a part of it, is of type multipart/report (RFC 6522), whatever kind it names. */
    boolean isReport() {
        return report;
    }

    boolean isReceipt() {
        return receipt;
    }

    List<String> statuses() {
        return List.copyOf(statuses);
    }

    List<String> feedback() {
        return List.copyOf(feedback);
    }

    List<Fields> returned() {
        return List.copyOf(returned);
    }
}
