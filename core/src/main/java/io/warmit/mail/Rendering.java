package io.warmit.mail;

import io.warmit.message.Identity;
import io.warmit.transport.Outgoing;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** Turns a message into the octets that travel: RFC 5322 headers, quoted-printable text, CRLF everywhere. */
final class Rendering {
    private static final Session SESSION = Session.getInstance(new Properties());

    private Rendering() {}

    static byte[] of(Outgoing mail) {
        try {
            MimeMessage message = new KeptId(mail.messageId());
            message.setFrom(address(mail.from().toString(), mail.fromName()));
            message.setRecipient(
                    jakarta.mail.Message.RecipientType.TO, address(mail.to().toString(), mail.toName()));
            message.setSubject(mail.subject(), "UTF-8");
            message.setSentDate(Date.from(mail.date()));
            if (mail.inReplyTo().isPresent()) {
                message.setHeader("In-Reply-To", mail.inReplyTo().get());
                message.setHeader("References", String.join("\r\n ", mail.references()));
            }
            if (mail.autoSubmitted()) {
                message.setHeader("Auto-Submitted", "auto-generated");
            }
            message.setHeader(Identity.HEADER, mail.ownHeader());
            message.setText(mail.body().replace("\n", "\r\n"), "UTF-8");
            message.setHeader("Content-Transfer-Encoding", "quoted-printable");
            message.saveChanges();
            ByteArrayOutputStream octets = new ByteArrayOutputStream(4096);
            message.writeTo(octets);
            octets.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            return octets.toByteArray();
        } catch (MessagingException impossible) {
            throw new IllegalStateException("a composed message cannot be rendered", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static InternetAddress address(String bare, Optional<String> name) throws MessagingException {
        try {
            InternetAddress address = new InternetAddress(bare, true);
            if (name.isPresent()) {
                address.setPersonal(phrase(name.get()), "UTF-8");
            }
            return address;
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every Java knows UTF-8", impossible);
        }
    }

    /** The operator's words on one line. */
    private static String phrase(String name) {
        return name.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    /** Keeps our Message-ID, by which a copy is recognised. */
    private static final class KeptId extends MimeMessage {
        private final String id;

        KeptId(String id) {
            super(SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
