package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.warmit.cli.Fixture.Said;
import io.warmit.mailbox.Address;
import io.warmit.message.Identity;
import io.warmit.message.InstanceKey;
import io.warmit.message.Token;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking back what was done in a mailbox, and forgetting it, on a real IMAP server. */
class TracesCommandTest {
    private static final String BOB = "bob@delta.example";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Session SESSION = Session.getInstance(new Properties());

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    @TempDir
    private Path folder;

    private Fixture warmit;
    private GreenMailUser bob;

    @BeforeEach
    void three_filed_messages_and_two_private_ones() throws Exception {
        server.start();
        bob = server.setUser(BOB, BOB, PASSWORD);
        hosts().createMailbox(bob, "warmit");
        hosts().createMailbox(bob, "Junk");
        warmit = Fixture.in(folder).with("BOB_PASSWORD", PASSWORD);
        sql("update mailbox set secret = 'env:BOB_PASSWORD', imap = '127.0.0.1:"
                + server.getImap().getPort() + "/none' where address = '" + BOB + "'");
        List<String> filed = ask("select id from message where filed_at is not null and receiver_id ="
                + " (select id from mailbox where address = '" + BOB + "') order by id limit 3");
        assertThat(filed).hasSize(3);
        sql("delete from undo where mailbox_id = (select id from mailbox where address = '" + BOB
                + "') and message_id not in (" + String.join(", ", filed) + ")");
        sql("update undo set marks = '\\Seen' where what = 'flag'");
        for (String id : filed) {
            long uid = lay("warmit", ours(id), new Flags(Flags.Flag.SEEN));
            sql("update undo set to_validity = " + house("warmit").getUidValidity() + ", to_uid = " + uid
                    + " where to_folder = 'warmit' and message_id = " + id);
            sql("update message set at_folder = 'warmit', uid_validity = "
                    + house("warmit").getUidValidity() + ", uid = " + uid + " where id = " + id);
        }
        sql("delete from undo where what = 'move' and to_folder <> 'warmit'");
        lay("INBOX", foreign(1), new Flags());
        lay("warmit", foreign(2), new Flags(Flags.Flag.FLAGGED));
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private ImapHostManager hosts() {
        return server.getManagers().getImapHostManager();
    }

    private MailFolder house(String name) {
        return hosts().getFolder(bob, name);
    }

    private long lay(String name, String text, Flags flags) throws Exception {
        MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        return house(name).appendMessage(mail, flags, Date.from(Fixture.NOW));
    }

    private static String foreign(int number) {
        return "From: friend@elsewhere.example\r\nMessage-ID: <" + number
                + "@elsewhere.example>\r\nSubject: private\r\n\r\nNobody's business\r\n";
    }

    private String ours(String id) throws Exception {
        InstanceKey key = new InstanceKey(Base64.getDecoder()
                .decode(ask("select instance_key from instance").getFirst()));
        Token token =
                new Token(ask("select token from message where id = " + id).getFirst());
        Address from = Address.of(
                ask("select address from mailbox where id = (select sender_id from message where id = " + id + ")")
                        .getFirst());
        return "From: " + from + "\r\nTo: " + BOB + "\r\nMessage-ID: "
                + Identity.messageId(token, Instant.EPOCH, from) + "\r\nX-Warmit-Id: "
                + Identity.ownHeader(key, token, from, Address.of(BOB)) + "\r\nSubject: Walk\r\n\r\nHello\r\n";
    }

    private List<String> ask(String question) throws Exception {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("warmit.db"));
                Statement statement = store.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void sql(String change) {
        warmit.inStore(change);
    }

    private List<String> copies(String name) {
        return house(name).getMessages().stream()
                .map(mail -> {
                    Flags flags = mail.getFlags();
                    flags.remove(Flags.Flag.RECENT);
                    return mail.getMimeMessage() + " " + flags;
                })
                .map(text -> text.replaceFirst("^.*@[0-9a-f]+ ", ""))
                .toList();
    }

    @Test
    void what_was_done_is_told_taken_back_once_and_the_mailbox_paused() throws Exception {
        Said would = warmit.run("mailbox", "undo", BOB, "--since", "2026-03-01", "-n");
        int before = house("INBOX").getMessageCount();
        Said refused = warmit.run("mailbox", "undo", BOB, "--since", "2026-03-01");
        Said done = warmit.run("mailbox", "undo", BOB, "--since", "2026-03-01", "--yes");
        Said again = warmit.run("mailbox", "undo", BOB, "--since", "2026-03-01", "--yes");

        assertThat(would.code()).as(would.err()).isZero();
        assertThat(would.out()).isEqualTo("would move 3 back to the inbox, clear 3 read marks\n");
        assertThat(would.err()).contains("would pause " + BOB);
        assertThat(before).isEqualTo(1);
        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("E1004", "--yes");
        assertThat(done.out()).isEqualTo("moved 3 back to the inbox, cleared 3 read marks\n");
        assertThat(done.err()).contains("paused " + BOB, "next: warmit mailbox resume " + BOB);
        assertThat(house("INBOX").getMessageCount()).isEqualTo(4);
        assertThat(copies("INBOX")).allMatch(copy -> !copy.contains("Seen"));
        assertThat(house("warmit").getMessageCount()).isEqualTo(1);
        assertThat(again.out()).isEqualTo("nothing to take back\n");
        assertThat(again.err()).doesNotContain("paused");
        assertThat(warmit.run("mailbox", "show", BOB, "--json").out()).contains("\"status\" : \"paused\"");
        JsonSchemaTest.validated(
                "mailbox.undo",
                warmit.run("mailbox", "undo", BOB, "--since", "2026-03-01", "-n", "--json")
                        .out());
    }

    @Test
    void what_was_moved_by_hand_since_stays() {
        house("warmit").getMessages().getFirst().setFlag(Flags.Flag.SEEN, false);
        Said would = warmit.run("mailbox", "undo", BOB, "--since", "2026-03-01", "-n");

        assertThat(would.out())
                .isEqualTo(
                        "would move 3 back to the inbox, clear 2 read marks; 1 was changed by hand since and stays\n");
    }

    @Test
    void a_mailbox_that_is_being_visited_is_left_alone() {
        sql("update scheduled_tasks set picked = 1, picked_by = 'other' where task_instance ="
                + " (select cast(id as text) from mailbox where address = '" + BOB + "')");
        sql("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, version)"
                + " select 'visit', cast(id as text), 1, 1, 'other', 1 from mailbox where address = '" + BOB
                + "' on conflict do nothing");

        Said undo = warmit.run("mailbox", "undo", BOB, "--since", "2026-03-01", "--yes");
        Said forget = warmit.run("mailbox", "forget", BOB, "--confirm", BOB);

        assertThat(List.of(undo.code(), forget.code())).containsOnly(75);
        assertThat(undo.err()).contains("E2302", BOB + " is being visited by a worker");
        assertThat(house("warmit").getMessageCount()).isEqualTo(4);
    }

    @Test
    void a_mailbox_whose_server_cannot_be_reached_is_not_paused() {
        server.stop();

        Said undo = warmit.run("mailbox", "undo", BOB, "--since", "2026-03-01", "--yes");
        Said forget = warmit.run("mailbox", "forget", BOB, "--confirm", BOB);

        assertThat(undo.code()).isNotZero();
        assertThat(forget.code()).isNotZero();
        assertThat(warmit.run("mailbox", "show", BOB, "--json").out()).contains("\"status\" : \"active\"");
    }

    @Test
    void forgetting_wants_its_name_and_leaves_what_is_not_ours() throws Exception {
        lay(
                "Junk",
                ours(ask("select id from message where filed_at is not null and receiver_id ="
                                + " (select id from mailbox where address = '" + BOB
                                + "') order by id limit 1 offset 3")
                        .getFirst()),
                new Flags());
        sql("update message set state = 'CONFIRMED' where state in ('CLAIMED', 'DOT_PENDING', 'ACCEPTED')");
        Said refused = warmit.run("mailbox", "forget", BOB, "--yes");
        Said would = warmit.run("mailbox", "forget", BOB, "-n");
        int before = house("warmit").getMessageCount();
        Said json = warmit.run("mailbox", "forget", BOB, "-n", "--json");

        Said done = warmit.run("mailbox", "forget", BOB, "--confirm", BOB);

        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("E1004", "--confirm " + BOB);
        assertThat(would.out()).isEqualTo("would remove 4 messages and the folder warmit\n");
        assertThat(before).isEqualTo(4);
        JsonSchemaTest.validated("mailbox.forget", json.out());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).isEqualTo("removed 4 messages\n");
        assertThat(done.err())
                .contains("kept the folder warmit: there is other mail in it", "removed " + BOB + " from the store");
        assertThat(house("warmit").getMessageCount()).isEqualTo(1);
        assertThat(house("Junk").getMessageCount()).isZero();
        assertThat(house("INBOX").getMessageCount()).isEqualTo(1);
        assertThat(warmit.run("mailbox", "show", BOB).code()).isEqualTo(66);
    }

    @Test
    void mail_that_may_still_arrive_keeps_the_mailbox_until_it_has() {
        sql("update message set state = 'ACCEPTED' where id = (select max(id) from message where receiver_id ="
                + " (select id from mailbox where address = '" + BOB + "') and state = 'CONFIRMED')");

        Said done = warmit.run("mailbox", "forget", BOB, "--confirm", BOB);

        assertThat(done.code()).isEqualTo(3);
        assertThat(done.err()).contains("may still arrive", "warmit mailbox forget " + BOB + " --confirm " + BOB);
        assertThat(warmit.run("mailbox", "show", BOB, "--json").out()).contains("\"status\" : \"paused\"");
    }
}
