package io.warmit.cli.demo;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Security;
import io.warmit.schedule.Draw;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;

/**
 * Real SMTP and IMAP servers on loopback, for the demo. They sort some mail into Junk and lose a little, less and less as the days go by.
 *
 * <p>The servers listen on free ports of 127.0.0.1 in plain text: nothing leaves the machine.
 */
final class DemoServers implements AutoCloseable {
    static final String PASSWORD = "demo";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String JUNK = "Junk";

    private final GreenMail servers;
    private final Draw draw;
    private final InstantSource clock;
    private final double junkShare;
    private final double lossShare;
    private final long start;

    /**
     * Servers that are not started yet.
     *
     * @param junkShare share of mail that is sorted into Junk on the first day; it halves every four days
     * @param lossShare share that is accepted and never delivered
     */
    DemoServers(Draw draw, InstantSource clock, double junkShare, double lossShare) {
        this.draw = draw;
        this.clock = clock;
        this.junkShare = junkShare;
        this.lossShare = lossShare;
        start = clock.instant().toEpochMilli();
        servers = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
    }

    void start(List<Address> addresses) {
        servers.start();
        for (Address address : addresses) {
            GreenMailUser user = servers.setUser(address.toString(), address.toString(), PASSWORD);
            ImapHostManager host = servers.getManagers().getImapHostManager();
            try {
                for (String folder : List.of(JUNK, "Archive", "Trash", "Sent")) {
                    host.createMailbox(user, folder);
                }
            } catch (Exception refused) {
                throw new IllegalStateException("the demo's server made no folders for " + address, refused);
            }
        }
        servers.getUserManager()
                .setMessageDeliveryHandler(
                        (mail, to) -> sorted(mail, servers.getUserManager().getUserByEmail(to.getEmail())));
    }

    Endpoint smtp() {
        return new Endpoint(LOOPBACK, servers.getSmtp().getPort(), Security.NONE);
    }

    Endpoint imap() {
        return new Endpoint(LOOPBACK, servers.getImap().getPort(), Security.NONE);
    }

    /** The largest number of copies of one Message-ID over all folders of all mailboxes. */
    int mostCopies() {
        return (int) servers.getManagers().getImapHostManager().getAllMessages().stream()
                .map(stored -> messageId(stored.getMimeMessage()))
                .collect(java.util.stream.Collectors.groupingBy(id -> id, java.util.stream.Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private GreenMailUser sorted(MovingMessage mail, GreenMailUser owner) {
        String id = messageId(mail.getMessage());
        double days = (clock.instant().toEpochMilli() - start) / 86_400_000.0;
        double junk = junkShare * Math.pow(0.5, days / 4);
        double u = draw.unit("demo-place", id);
        boolean lost = u > 1 - lossShare;
        return new Filer(owner, lost ? "" : u < junk ? JUNK : "INBOX");
    }

    private static String messageId(MimeMessage message) {
        try {
            String id = message.getMessageID();
            return id == null ? "" : id.substring(0, Math.min(id.length(), 17));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException("a message without readable headers reached the demo's server", unreadable);
        }
    }

    /** Files a delivery into one folder, or nowhere. */
    private final class Filer extends UserImpl {
        private final GreenMailUser owner;
        private final String folder;

        Filer(GreenMailUser owner, String folder) {
            super(
                    owner.getEmail(),
                    owner.getLogin(),
                    owner.getPassword(),
                    servers.getManagers().getImapHostManager());
            this.owner = owner;
            this.folder = folder;
        }

        @Override
        public void deliver(MovingMessage mail) {
            deliver(mail.getMessage());
        }

        @Override
        public void deliver(MimeMessage mail) {
            if (folder.isEmpty()) {
                return;
            }
            MailFolder target = servers.getManagers().getImapHostManager().getFolder(owner, folder);
            target.appendMessage(mail, new Flags(), Date.from(clock.instant()));
        }
    }

    @Override
    public void close() {
        servers.stop();
    }
}
