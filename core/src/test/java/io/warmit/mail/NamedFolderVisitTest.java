package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.fault.FaultTown;
import io.warmit.mail.fault.FaultTown.Resident;
import io.warmit.mail.fault.ImapPersonality;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Status;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.message.MessageState.Confirmed;
import io.warmit.placement.Placement;
import io.warmit.problem.Code;
import io.warmit.store.EventStore;
import io.warmit.store.TroubleStore.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What visits make of folders that the operator named, at servers as providers have them. */
class NamedFolderVisitTest {
    private static final Duration DAY = Duration.ofHours(20);

    private FaultTown town;

    @BeforeEach
    void open() {
        town = new FaultTown(FaultTown.settings(1, 0));
        town.add("ana@alder.example", ImapPersonality.dovecot());
    }

    @AfterEach
    void end() {
        town.close();
    }

    @Test
    void mail_in_a_folder_that_nothing_but_its_operator_calls_junk_is_spam_and_is_rescued() {
        Resident ben = town.add("ben@birch.example", ImapPersonality.outlook("Werbung & Müll"));
        ben.imap().account().sortsInto("Werbung & Müll");
        town.name(ben, named("junk", "Werbung & Müll"));

        town.launch(DAY);

        assertThat(town.problems()).isEmpty();
        assertThat(message().state()).isInstanceOfSatisfying(Confirmed.class, found -> {
            assertThat(found.placement()).isEqualTo(Placement.SPAM);
            assertThat(found.folder()).isEqualTo("Werbung & Müll");
        });
        assertThat(town.events(message())).extracting(EventStore.Shown::kind).contains("rescued");
    }

    @Test
    void a_named_folder_is_junk_although_its_server_calls_another_one_so() {
        Resident ben =
                town.add("ben@birch.example", ImapPersonality.dovecot().with("INBOX.Werbung", "\\HasNoChildren"));
        ben.imap().account().sortsInto("INBOX.Werbung");
        town.name(ben, named("junk", "INBOX.Werbung"));

        town.launch(DAY);

        assertThat(placement()).isEqualTo(Placement.SPAM);
    }

    @Test
    void what_a_folder_of_all_mail_does_not_show_is_looked_for_where_the_server_still_has_its_junk() {
        Resident ben = town.add("ben@birch.example", ImapPersonality.gmail().with("Werbung", "\\HasNoChildren"));
        ben.imap().account().sortsInto("[Gmail]/Pourri");
        town.name(ben, named("junk", "Werbung"));

        town.launch(Duration.ofDays(3));

        assertThat(message().state()).isInstanceOfSatisfying(Confirmed.class, found -> {
            assertThat(found.placement()).isEqualTo(Placement.OTHER);
            assertThat(found.folder()).isEqualTo("[Gmail]/Pourri");
        });
    }

    @Test
    void while_a_named_junk_folder_is_gone_nothing_counts_as_missing_and_the_status_tells_it_until_it_is_back() {
        Resident ben =
                town.add("ben@birch.example", ImapPersonality.dovecot().with("INBOX.Werbung", "\\HasNoChildren"));
        ben.imap().account().sortsInto("INBOX.Werbung");
        town.name(ben, named("junk", "INBOX.Weg"));

        town.launch(Duration.ofDays(4));

        assertThat(town.problems()).extracting("code").containsOnly(Code.E1404);
        assertThat(town.mailbox(ben).status()).as("it goes on sending").isEqualTo(Status.ACTIVE);
        assertThat(received(ben))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.state())
                        .as("found elsewhere, or looked for still")
                        .isNotInstanceOfAny(MessageState.Missing.class, MessageState.Unconfirmed.class));
        assertThat(troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.mailboxId()).contains(ben.mailbox().id());
            assertThat(trouble.what()).contains("junk \"INBOX.Weg\"");
        });

        ben.imap().account().create("INBOX.Weg");
        town.live(Duration.ofDays(1));

        assertThat(troubles()).isEmpty();
    }

    @Test
    void a_trouble_goes_with_its_mailbox() {
        Resident ben = town.add("ben@birch.example", ImapPersonality.dovecot());
        town.name(ben, named("junk", "INBOX.Weg"));
        town.launch(DAY);
        assertThat(troubles()).hasSize(1);

        town.simulation()
                .store()
                .mailboxes()
                .remove(ben.mailbox().id(), town.simulation().clock().instant());

        assertThat(troubles()).isEmpty();
    }

    private List<Trouble> troubles() {
        return town.simulation().store().troubles().all();
    }

    private Message message() {
        return town.messages().getFirst().message();
    }

    private List<Message> received(Resident resident) {
        return town.messages().stream()
                .map(listed -> listed.message())
                .filter(message -> message.receiverId() == resident.mailbox().id())
                .toList();
    }

    private Placement placement() {
        return ((Confirmed) message().state()).placement();
    }

    private static NamedFolders named(String part, String name) {
        return new NamedFolders(Map.of(part, name));
    }
}
