package io.warmit.mail;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.message.Identity;
import io.warmit.message.InstanceKey;
import io.warmit.message.Proof;
import io.warmit.message.Token;
import io.warmit.transport.Inbox;
import io.warmit.transport.Outgoing;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An IMAP server with one mailbox, anna's, into which mail is laid by hand. */
final class HouseOfMail implements AutoCloseable {
    static final InstanceKey KEY = new InstanceKey(new byte[32]);
    static final Address ANNA = Address.of("anna@alder.example");
    static final Address BOB = Address.of("bob@birch.example");
    static final Instant SENT = Instant.parse("2026-03-02T08:00:00Z");

    private static final Session SESSION = Session.getInstance(new Properties());

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser anna;

    HouseOfMail(String... folders) {
        server.start();
        anna = server.setUser(ANNA.toString(), ANNA.toString(), "hunter2");
        for (String name : folders) {
            anna(hosts -> hosts.createMailbox(anna, name));
        }
    }

    /** What anna does, by another mail program. */
    private interface Deed {
        void on(ImapHostManager hosts) throws FolderException, AuthorizationException;
    }

    private void anna(Deed deed) {
        try {
            deed.on(server.getManagers().getImapHostManager());
        } catch (FolderException | AuthorizationException refused) {
            throw new IllegalStateException(refused);
        }
    }

    int port() {
        return server.getImap().getPort();
    }

    ImapInbox inbox() {
        return inbox(port());
    }

    /** The inbox as everybody opens it once the name under which its server judges mail is learnt; and as it is opened to learn it. */
    List<Inbox> inboxes(String judge) {
        MailPost post = new MailPost(
                MailSettings.DEFAULT,
                Trust.of(Optional.empty()),
                Map.of(),
                box -> "hunter2",
                box -> Optional.of(judge));
        var mailbox = SmtpSenderTest.mailbox(port(), port());
        return List.of(post.inbox(mailbox), post.unlearnt(mailbox));
    }

    /** The inbox of somebody who has named folders by hand. */
    ImapInbox inbox(NamedFolders folders) {
        Endpoint here = new Endpoint("127.0.0.1", port(), Security.NONE);
        return inbox(SmtpSenderTest.mailbox(here, here, new SecretRef.Sealed(), folders));
    }

    static ImapInbox inbox(int port) {
        return inbox(SmtpSenderTest.mailbox(port, port));
    }

    private static ImapInbox inbox(Mailbox mailbox) {
        MailSessions sessions = new MailSessions(MailSettings.DEFAULT, Trust.of(Optional.empty()));
        return new ImapInbox(mailbox, sessions, box -> "hunter2");
    }

    MailFolder folder(String name) {
        return server.getManagers().getImapHostManager().getFolder(anna, name);
    }

    void rename(String from, String to) {
        anna(hosts -> hosts.renameMailbox(anna, from, to));
    }

    void withoutQuotas() {
        server.setQuotaSupported(false);
    }

    /** What bob's warm-up message with this token looks like when it arrives; answers its UID. */
    long deliver(String folder, Token token) {
        return lay(folder, rendered(token, Identity.ownHeader(KEY, token, BOB, ANNA)), new Flags());
    }

    long lay(String folder, byte[] octets, Flags flags) {
        try {
            MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(octets));
            return folder(folder).appendMessage(mail, flags, Date.from(SENT));
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A copy of ours with what the receiver's server wrote above it. */
    static byte[] judged(String headers, Token token) {
        byte[] mail = rendered(token, Identity.ownHeader(KEY, token, BOB, ANNA));
        ByteArrayOutputStream judged = new ByteArrayOutputStream();
        judged.writeBytes(headers.getBytes(StandardCharsets.US_ASCII));
        judged.writeBytes(mail);
        return judged.toByteArray();
    }

    static byte[] rendered(Token token, String ownHeader) {
        return Rendering.of(new Outgoing(
                token,
                BOB,
                Optional.of("Bob"),
                ANNA,
                Optional.empty(),
                writtenId(token),
                ownHeader,
                Optional.empty(),
                List.of(),
                SENT,
                true,
                "Walk",
                "Hello\n"));
    }

    static byte[] foreign(int number) {
        return ("From: friend" + number + "@elsewhere.example\r\nTo: " + ANNA + "\r\nMessage-ID: <" + number
                        + "@elsewhere.example>\r\nSubject: private " + number + "\r\n\r\nNobody's business " + number
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static String writtenId(Token token) {
        return Identity.messageId(token, SENT, BOB);
    }

    static Proof proof(Token token) {
        return new Proof(token, KEY.proof(token, BOB, ANNA), Optional.of(writtenId(token)));
    }

    /** Every folder with flags and octets of its mail, as far as it is wanted. */
    Map<String, String> snapshot(Predicate<String> wanted) {
        Map<String, String> all = new TreeMap<>();
        anna(hosts -> hosts.listMailboxes(anna, "*").forEach(folder -> {
            for (StoredMessage mail : folder.getMessages()) {
                String octets = octets(mail.getMimeMessage());
                if (wanted.test(octets)) {
                    Flags flags = mail.getFlags();
                    // Only tells that no session has seen it yet (RFC 3501, 2.3.2); nobody can set or clear it.
                    flags.remove(Flags.Flag.RECENT);
                    all.put(folder.getName() + " " + mail.getUid(), flags + " " + octets);
                }
            }
        }));
        return all;
    }

    private static String octets(MimeMessage mail) {
        try {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            mail.writeTo(octets);
            return octets.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException | MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
