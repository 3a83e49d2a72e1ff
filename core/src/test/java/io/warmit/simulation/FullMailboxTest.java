package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.MessageState;
import io.warmit.placement.FolderRole;
import io.warmit.planning.Fullness;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.UndoStore.Entry;
import io.warmit.transport.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HYG-4: a mailbox above 80 % is sent nothing, our oldest mail in it goes first, and when there is room it goes on. */
class FullMailboxTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final long BOUND = 10_000;

    private final Simulation simulation =
            new Simulation(Scenario.inMemory(31, PARIS, Defaults.CAMPAIGN), new Journal());

    @AfterEach
    void close() {
        simulation.close();
    }

    private static Address address(int number) {
        return Address.of("m" + number + "@d" + number + ".example");
    }

    private WorldMailbox live(Mode mode, int days) {
        for (int i = 0; i < 5; i++) {
            simulation.add(address(i), ProviderModel.own(), i == 0 ? mode : Mode.ENGAGE, PARIS);
        }
        WorldMailbox box = simulation.world().mailbox(address(0));
        box.receiveForeign(FolderRole.INBOX, "<private@elsewhere.example>", Simulation.START);
        box.bound(BOUND);
        simulation.launch();
        simulation.runDays(days);
        return box;
    }

    private Mailbox first() {
        return simulation.mailboxes().getFirst();
    }

    private List<Entry> removals() {
        return simulation.store().undo().since(first().id(), Instant.EPOCH).stream()
                .filter(entry -> entry.change() instanceof Change.Removed)
                .toList();
    }

    private long sentTo(Instant since) {
        return StoreDump.of(simulation.store().database(), "message").stream()
                .filter(row -> row.contains(" receiver_id=" + first().id() + " "))
                .filter(row -> dot(row).isAfter(since))
                .count();
    }

    private static Instant dot(String row) {
        String value = row.replaceAll(".* dot_at=(\\S*).*", "$1");
        return value.matches("\\d+") ? Instant.ofEpochMilli(Long.parseLong(value)) : Instant.EPOCH;
    }

    private boolean guarded() {
        return simulation
                .store()
                .spaces()
                .find(first().id())
                .filter(Fullness::guarded)
                .isPresent();
    }

    @Test
    void a_mailbox_that_others_fill_is_sent_nothing_until_there_is_room() {
        WorldMailbox box = live(Mode.ENGAGE, 8);
        assertThat(sentTo(Simulation.START)).isGreaterThan(10);
        box.filledBy(9_000);
        simulation.runDays(9);
        Instant known = simulation.clock().instant();

        simulation.runDays(12);

        assertThat(guarded()).isTrue();
        assertThat(sentTo(known)).isZero();
        assertThat(removals()).isNotEmpty();
        assertThat(StoreDump.of(simulation.store().database(), "event"))
                .anyMatch(row -> row.contains("kind=full"))
                .anyMatch(row -> row.contains("its receiver's mailbox is 9"));

        box.filledBy(1_000);
        simulation.runDays(17);

        assertThat(guarded()).isFalse();
        assertThat(sentTo(known)).isGreaterThan(2);
        assertThat(simulation.outcome(new Journal()).total().balanced()).isTrue();
    }

    @Test
    void our_oldest_mail_goes_first_and_no_more_than_makes_room_and_nothing_younger_than_3_days() {
        WorldMailbox box = live(Mode.ENGAGE, 12);
        long ours = simulation.world().mailbox(address(0)).folders().values().stream()
                .mapToLong(folder -> folder.all().size())
                .sum();
        // Above the guard by so much that some days of our mail make room, and not all of it.
        box.filledBy(8_010 - ours * 8);
        simulation.runDays(16);

        List<Entry> removals = removals();
        assertThat(removals).isNotEmpty();
        assertThat(guarded()).isFalse();
        for (Entry removal : removals) {
            var removed =
                    simulation.store().messages().find(removal.messageId()).orElseThrow();
            assertThat(removed.state())
                    .isInstanceOfSatisfying(
                            MessageState.Confirmed.class,
                            seen -> assertThat(Duration.between(seen.at(), removal.at()))
                                    .isBetween(Duration.ofDays(3), Duration.ofDays(14)));
        }
        assertThat(box.folder(FolderRole.INBOX).all().getFirst().messageId()).isEqualTo("<private@elsewhere.example>");
        assertThat(box.folders().values().stream()
                        .flatMap(folder -> folder.all().stream())
                        .filter(copy -> copy.carriers().token().isPresent()))
                .hasSizeGreaterThan(5);
    }

    @Test
    void an_observer_that_is_full_is_sent_nothing_and_is_not_touched() {
        WorldMailbox box = live(Mode.OBSERVE, 8);
        box.filledBy(9_900);
        simulation.runDays(9);
        Instant known = simulation.clock().instant();
        String before = box.fingerprint();

        simulation.runDays(14);

        assertThat(guarded()).isTrue();
        assertThat(sentTo(known)).isZero();
        assertThat(removals()).isEmpty();
        assertThat(box.fingerprint()).isEqualTo(before);
    }

    @Test
    void its_server_is_asked_no_more_often_than_every_six_hours() {
        live(Mode.ENGAGE, 1);
        Instant asked =
                simulation.store().spaces().find(first().id()).orElseThrow().asked();

        simulation.runUntil(asked.plus(Duration.ofHours(6)).minusMillis(1));

        assertThat(simulation.store().spaces().find(first().id()).orElseThrow().asked())
                .isEqualTo(asked);
    }
}
