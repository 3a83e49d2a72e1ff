package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Placement;
import io.warmit.schedule.Range;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.MessageReader;
import io.warmit.store.MessageReader.Filter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where mail is found, or not, and what that is taken for. */
class PlacesTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ProviderModel KIND = ProviderModel.accepting();

    private final Journal journal = new Journal();
    private final Simulation simulation = new Simulation(Scenario.inMemory(3, PARIS, Defaults.CAMPAIGN), journal);

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void mail_that_rules_sort_away_is_other_and_never_missing() {
        live(new ProviderModel("own", 0, 0, 1, 0, 0, 0, 0, KIND.delay(), false, false, true, "Junk"), 2);
        simulation.drain();

        Outcome outcome = simulation.outcome(journal);

        assertThat(outcome.total().placement("OTHER"))
                .isPositive()
                .isEqualTo(outcome.total().submitted());
        assertThat(outcome.total().state("MISSING")).isZero();
        assertThat(outcome.total().balanced()).isTrue();
    }

    @Test
    void mail_that_the_owner_moved_to_a_folder_of_his_own_is_followed() {
        live(KIND, 1);
        WorldMailbox box = simulation.world().mailboxes().iterator().next();
        List<WorldCopy> moved = box.folder(FolderRole.INBOX).all();
        moved.forEach(copy -> box.moveByOwner(copy, FolderRole.OTHER));

        simulation.runDays(2);

        assertThat(moved).isNotEmpty();
        assertThat(simulation.outcome(journal).total().state("MISSING")).isZero();
        assertThat(simulation.outcome(journal).inboxAtLast().share()).isEqualTo(1);
    }

    @Test
    void a_receiver_that_cannot_be_read_leaves_its_mail_in_flight_also_after_24_hours() {
        simulation.world().add(address(1), KIND).readable(false);
        live(KIND, 2);
        WorldMailbox blind = simulation.world().mailbox(address(1));
        assertThat(states(1)).isNotEmpty().allMatch(MessageState.Accepted.class::isInstance);

        blind.readable(true);
        simulation.runUntil(simulation.clock().instant().plus(Duration.ofMinutes(20)));

        assertThat(states(1)).allMatch(MessageState.Confirmed.class::isInstance);
        assertThat(simulation.outcome(journal).total().state("MISSING")).isZero();
    }

    @Test
    void what_arrives_after_it_was_given_up_is_confirmed_and_marked_late() {
        Range late = new Range(Duration.ofHours(30), Duration.ofHours(30));
        live(new ProviderModel("own", 0, 0, 0, 0, 0, 0, 0, late, false, false, true, "Junk"), 4);

        List<MessageReader.Listed> confirmed = listed(Set.of("CONFIRMED"));

        assertThat(confirmed)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(simulation
                                .store()
                                .events()
                                .ofMessage(each.message().id()))
                        .extracting(event -> event.kind()
                                + event.detail().map(said -> " " + said).orElse(""))
                        .contains(
                                "missing in no folder of the receiver after 24 hours",
                                "confirmed inbox in INBOX, late"));
        assertThat(simulation.outcome(journal).total().balanced()).isTrue();
    }

    @Test
    void a_second_copy_in_spam_is_reported_and_the_message_counts_once_where_it_was_seen_first() {
        live(KIND, 1);
        WorldMailbox box = simulation.world().mailbox(address(0));
        WorldCopy first = box.folder(FolderRole.INBOX).all().getFirst();
        box.folder(FolderRole.JUNK).add(first.twin());
        box.folder(FolderRole.ARCHIVE).add(first.twin());
        int before = simulation.outcome(journal).total().confirmed();

        simulation.runDays(2);

        assertThat(listed(Set.of("CONFIRMED")))
                .filteredOn(each -> each.message().copies() > 1)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.message().copies()).isEqualTo(2);
                    assertThat(each.placement()).contains(Placement.INBOX.name());
                    assertThat(simulation
                                    .store()
                                    .events()
                                    .ofMessage(each.message().id()))
                            .extracting(event -> event.detail().orElse(""))
                            .contains("one more copy in Junk");
                });
        assertThat(simulation.outcome(journal).total().extraCopies()).isEqualTo(1);
        assertThat(simulation.outcome(journal).total().confirmed()).isGreaterThan(before);
        assertThat(simulation.world().mostCopies()).isEqualTo(1);
    }

    @Test
    void our_folder_is_used_on_after_its_owner_gave_it_another_name() {
        live(KIND, 4);
        WorldMailbox box = simulation.world().mailbox(address(0));
        int filed = box.folder(FolderRole.OURS).all().size();
        box.renameByOwner("warmit", "Practice");

        simulation.runDays(9);

        assertThat(filed).isPositive();
        assertThat(box.folders()).doesNotContainKey("warmit");
        assertThat(box.folder(FolderRole.OURS).all()).hasSizeGreaterThan(filed);
    }

    @Test
    void the_copies_that_a_provider_keeps_of_what_it_sends_are_filed_and_the_owners_own_are_not() {
        WorldFolder sent = simulation.world().add(address(0), KIND).open("Sent", FolderRole.SENT);
        WorldCopy own = simulation
                .world()
                .mailbox(address(0))
                .receiveForeign(FolderRole.SENT, "<private@elsewhere.example>", Simulation.START);
        live(KIND, 10);

        Set<WorldCopy> filed = Set.copyOf(
                simulation.world().mailbox(address(0)).folder(FolderRole.OURS).all());

        assertThat(sent.all()).contains(own).hasSizeLessThan(10);
        assertThat(own.toString()).endsWith("[]");
        assertThat(filed.stream().filter(copy -> copy.messageId().contains("@d0.example")))
                .hasSizeGreaterThan(20);
        assertThat(StoreDump.of(simulation.store().database(), "event").stream()
                        .filter(row -> row.contains("kind=sent-filed")))
                .hasSizeGreaterThan(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_measured_mailbox_keeps_its_copies_in_sent() {
        WorldFolder sent = simulation.world().add(address(5), KIND).open("Sent", FolderRole.SENT);
        simulation.add(address(5), KIND, Mode.MEASURE, PARIS);
        live(KIND, 6);

        assertThat(sent.all())
                .hasSizeGreaterThan(10)
                .allMatch(copy -> copy.toString().endsWith("[]"));
    }

    private void live(ProviderModel model, int days) {
        for (int i = 0; i < 3; i++) {
            simulation.add(address(i), model, Mode.ENGAGE, PARIS);
        }
        simulation.launch();
        simulation.runDays(days);
    }

    private static Address address(int number) {
        return Address.of("m" + number + "@d" + number + ".example");
    }

    private List<MessageState> states(int receiver) {
        long id = simulation
                .store()
                .mailboxes()
                .find(address(receiver))
                .orElseThrow()
                .id();
        return listed(Set.of()).stream()
                .map(MessageReader.Listed::message)
                .filter(message -> message.receiverId() == id && message.dotAt().isPresent())
                .map(Message::state)
                .toList();
    }

    private List<MessageReader.Listed> listed(Set<String> states) {
        return new MessageReader(simulation.store().database())
                .list(
                        new Filter(
                                states,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                simulation.clock().instant()),
                        1000);
    }
}
