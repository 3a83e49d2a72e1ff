package io.warmit.mail;

import io.warmit.message.Identity;
import io.warmit.transport.Outgoing;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.QPEncoderStream;

/**
 * Turns a message into the octets that travel: RFC 5322 headers, quoted-printable text, CRLF everywhere.
 *
 * <p>By the mail library's parts and not by its MimeMessage, which looks through the class path for handlers and encoders with each message.
 */
public final class Rendering {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]+");
    /** RFC 5322, 3.3, in this machine's own time. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z (z)", Locale.US)
            .withZone(ZoneId.systemDefault());

    private Rendering() {}

    public static byte[] of(Outgoing mail) {
        try {
            Octets octets = new Octets();
            for (Enumeration<String> lines = headers(mail).getAllHeaderLines(); lines.hasMoreElements(); ) {
                octets.write(lines.nextElement().getBytes(StandardCharsets.US_ASCII));
                octets.write(LINE_END);
            }
            octets.write(LINE_END);
            QPEncoderStream text = new QPEncoderStream(octets);
            text.write(mail.body().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            text.flush();
            octets.write(LINE_END);
            return octets.all();
        } catch (MessagingException impossible) {
            throw new IllegalStateException("a composed message cannot be rendered", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static InternetHeaders headers(Outgoing mail) throws MessagingException, IOException {
        InternetHeaders headers = new InternetHeaders();
        set(headers, "From", address(mail.from().toString(), mail.fromName()));
        set(headers, "To", address(mail.to().toString(), mail.toName()));
        String subject = MimeUtility.encodeText(mail.subject(), "UTF-8", null);
        headers.setHeader("Subject", MimeUtility.fold("Subject: ".length(), subject));
        headers.setHeader("Date", DATE.format(mail.date()));
        headers.setHeader("Message-ID", mail.messageId());
        mail.inReplyTo().ifPresent(parent -> {
            headers.setHeader("In-Reply-To", parent);
            headers.setHeader("References", String.join("\r\n ", mail.references()));
        });
        if (mail.autoSubmitted()) {
            headers.setHeader("Auto-Submitted", "auto-generated");
        }
        headers.setHeader(Identity.HEADER, mail.ownHeader());
        headers.setHeader("MIME-Version", "1.0");
        headers.setHeader("Content-Type", "text/plain; charset=UTF-8");
        headers.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return headers;
    }

    private static void set(InternetHeaders headers, String name, Address address) {
        headers.setHeader(name, InternetAddress.toString(new Address[] {address}, name.length() + 2));
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
        return BREAKS.matcher(name).replaceAll(" ").strip();
    }

    /** Where the octets of one message come together; the encoder hands them over one by one, so nothing is locked here. */
    private static final class Octets extends OutputStream {
        private byte[] octets = new byte[4096];
        private int length;

        @Override
        public void write(int octet) {
            room(1);
            octets[length++] = (byte) octet;
        }

        @Override
        public void write(byte[] more, int offset, int count) {
            room(count);
            System.arraycopy(more, offset, octets, length, count);
            length += count;
        }

        private void room(int count) {
            if (octets.length - length < count) {
                octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + count));
            }
        }

        byte[] all() {
            return Arrays.copyOf(octets, length);
        }
    }
}
