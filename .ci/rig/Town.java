import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Thousands of mailboxes on one SMTP and one IMAP server of 127.0.0.1 in plain text, all in memory. As a real server it takes its time to answer a message. Each that is taken is a line of the record: milliseconds, sender, receiver, Message-ID. Run from its source
 * with the libraries of the program, whose demo uses the same servers.
 *
 * <p>usage: Town.java MAILBOXES SMTP-PORT IMAP-PORT RECORD PASSWORD
 */
final class Town {
    private static final int DOMAINS = 20;
    /** They are delivered one at a time. */
    private static final Duration ANSWER = Duration.ofMillis(100);

    private Town() {}

    public static void main(String[] words) throws Exception {
        int mailboxes = Integer.parseInt(words[0]);
        String password = words[4];
        GreenMail servers = new GreenMail(new ServerSetup[] {
            new ServerSetup(Integer.parseInt(words[1]), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(Integer.parseInt(words[2]), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        ImapHostManager host = servers.getManagers().getImapHostManager();
        for (int i = 0; i < mailboxes; i++) {
            String address = "u" + i + "@d" + i % DOMAINS + ".test";
            GreenMailUser user = servers.getUserManager().createUser(address, address, password);
            for (String folder : List.of("Junk", "Sent", "Trash", "Archive")) {
                host.createMailbox(user, folder);
            }
        }
        PrintStream record = new PrintStream(words[3]);
        servers.getUserManager().setMessageDeliveryHandler((mail, to) -> {
            think();
            note(record, mail, to.getEmail());
            return servers.getUserManager().getUserByEmail(to.getEmail());
        });
        servers.start();
        System.out.println("up with " + mailboxes + " mailboxes");
        Thread.currentThread().join();
    }

    private static void think() {
        try {
            Thread.sleep(ANSWER);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void note(PrintStream record, MovingMessage mail, String to) {
        try {
            MimeMessage message = mail.getMessage();
            String line = System.currentTimeMillis() + " " + mail.getReturnPath().getEmail() + " " + to + " " + message.getMessageID()
                    + (message.getHeader("In-Reply-To") == null ? " opener" : " reply");
            synchronized (record) {
                record.println(line);
                record.flush();
            }
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
