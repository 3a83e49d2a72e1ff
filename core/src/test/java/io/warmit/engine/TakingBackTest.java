package io.warmit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Status;
import io.warmit.placement.FolderRole;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import io.warmit.simulation.WorldCopy;
import io.warmit.simulation.WorldMailbox;
import io.warmit.store.UndoStore;
import io.warmit.transport.Change;
import io.warmit.transport.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HYG-5: what was done to a mailbox can be taken back. */
class TakingBackTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Address BOB = Address.of("bob@beech.example");

    private final Simulation simulation =
            new Simulation(Simulation.Scenario.inMemory(5, PARIS, Defaults.CAMPAIGN), EngineListener.SILENT);
    private WorldMailbox bob;
    private WorldCopy foreign;

    @BeforeEach
    void live() {
        for (String name : List.of("anna@alder.example", "bob@beech.example", "carl@cedar.example")) {
            simulation.add(Address.of(name), ProviderModel.strict(), Mode.ENGAGE, PARIS);
        }
        bob = simulation.world().mailbox(BOB);
        foreign = bob.receiveForeign(FolderRole.INBOX, "<private@elsewhere.example>", Simulation.START);
        foreign.set(Mark.STAR);
        simulation.launch();
        simulation.runDays(8);
        assertThat(bob.folder(FolderRole.OURS).all()).hasSizeGreaterThan(5);
        assertThat(bob.folder(FolderRole.JUNK).all()).isEmpty();
        simulation.store().mailboxes().status(mailbox().id(), Status.PAUSED, now(), Optional.empty(), Optional.empty());
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    private Mailbox mailbox() {
        return simulation.store().mailboxes().find(BOB).orElseThrow();
    }

    private Instant now() {
        return simulation.clock().instant();
    }

    private TakingBack.Result takeBack(Instant since, boolean dryRun) {
        return new TakingBack(simulation.parts(), () -> {}).of(mailbox(), since, dryRun, () -> {});
    }

    private Stream<WorldCopy> copies() {
        return Stream.of(FolderRole.values())
                .filter(role -> role != FolderRole.SENT)
                .flatMap(role -> bob.folder(role).all().stream());
    }

    @Test
    void every_move_and_mark_is_taken_back_and_nothing_else_changes() {
        long rescued = simulation.parts().store().undo().since(mailbox().id(), Instant.EPOCH).stream()
                .filter(entry -> entry.change().toString().contains("NotJunk"))
                .count();

        TakingBack.Result result = takeBack(Instant.EPOCH, false);

        assertThat(result.failed()).isEmpty();
        assertThat(result.byHand()).isZero();
        assertThat(result.unproved()).isZero();
        assertThat(rescued).isPositive();
        assertThat(result.moved()).containsEntry("spam", (int) rescued).containsKey("INBOX");
        assertThat(bob.folder(FolderRole.JUNK).all()).hasSize((int) rescued);
        assertThat(bob.folder(FolderRole.OURS).all()).isEmpty();
        assertThat(copies().filter(copy -> copy != foreign).map(WorldCopy::toString))
                .allMatch(copy -> copy.endsWith("[]"));
        assertThat(foreign.has(Mark.STAR)).isTrue();
    }

    @Test
    void a_dry_run_tells_the_same_and_changes_nothing() {
        String before = bob.fingerprint();
        TakingBack.Result would = takeBack(Instant.EPOCH, true);
        String after = bob.fingerprint();

        TakingBack.Result done = takeBack(Instant.EPOCH, false);

        assertThat(after).isEqualTo(before);
        assertThat(would).isEqualTo(done);
        assertThat(takeBack(Instant.EPOCH, true).moved())
                .as("it is taken back once")
                .isEmpty();
    }

    @Test
    void what_was_changed_by_hand_since_stays() {
        WorldCopy moved = bob.folder(FolderRole.OURS).all().get(0);
        WorldCopy kept = bob.folder(FolderRole.OURS).all().get(1);
        bob.moveByOwner(moved, FolderRole.ARCHIVE);
        String before = moved.toString();

        TakingBack.Result result = takeBack(Instant.EPOCH, false);

        assertThat(result.byHand()).isEqualTo(1);
        assertThat(bob.folder(FolderRole.ARCHIVE).all()).contains(moved).doesNotContain(kept);
        assertThat(moved.toString()).isEqualTo(before);
    }

    @Test
    void what_was_done_before_then_stays() {
        int filed = bob.folder(FolderRole.OURS).all().size();

        TakingBack.Result result = takeBack(now().minus(Duration.ofDays(2)), false);

        assertThat(result.moved()).isNotEmpty();
        assertThat(bob.folder(FolderRole.OURS).all()).isNotEmpty().hasSizeLessThan(filed);
    }

    @Test
    void a_second_run_goes_on_with_older_entries_from_where_the_first_put_the_copies() {
        TakingBack.Result first = takeBack(now().minus(Duration.ofDays(2)), false);
        TakingBack.Result second = takeBack(Instant.EPOCH, false);

        assertThat(first.moved()).isNotEmpty();
        assertThat(second.moved()).isNotEmpty();
        assertThat(first.byHand() + second.byHand()).isZero();
        assertThat(bob.folder(FolderRole.OURS).all()).isEmpty();
        assertThat(copies().filter(copy -> copy != foreign).map(WorldCopy::toString))
                .allMatch(copy -> copy.endsWith("[]"));
    }

    @Test
    void a_run_that_broke_off_between_two_changes_of_one_copy_is_ended_by_the_next() {
        List<String> stages = new ArrayList<>();
        for (Instant at : simulation.parts().store().undo().since(mailbox().id(), Instant.EPOCH).stream()
                .map(UndoStore.Entry::at)
                .distinct()
                .toList()) {
            TakingBack.Result result = takeBack(at, false);
            stages.add(result.byHand() + " " + result.failed());
        }

        assertThat(stages).hasSizeGreaterThan(10).containsOnly("0 Optional.empty");
        assertThat(bob.folder(FolderRole.OURS).all()).isEmpty();
    }

    @Test
    void what_was_taken_back_stays_when_it_is_old() {
        List<WorldCopy> back = List.copyOf(bob.folder(FolderRole.OURS).all());
        takeBack(Instant.EPOCH, false);
        simulation.store().mailboxes().status(mailbox().id(), Status.ACTIVE, now(), Optional.empty(), Optional.empty());
        simulation.timeline().pull(mailbox().id(), now());

        simulation.runDays(28);

        assertThat(back).hasSizeGreaterThan(10);
        assertThat(copies()).containsAll(back);
        assertThat(simulation.parts().store().undo().since(mailbox().id(), Instant.EPOCH))
                .as("and what was not is removed")
                .anyMatch(entry -> entry.change() instanceof Change.Removed);
    }

    @Test
    void nothing_of_it_is_done_again_when_the_mailbox_goes_on() {
        takeBack(Instant.EPOCH, false);
        List<WorldCopy> back = copies().toList();
        simulation.store().mailboxes().status(mailbox().id(), Status.ACTIVE, now(), Optional.empty(), Optional.empty());
        simulation.timeline().pull(mailbox().id(), now());

        simulation.runDays(12);

        assertThat(back.stream().filter(copy -> copy != foreign).map(WorldCopy::toString))
                .hasSizeGreaterThan(10)
                .allMatch(copy -> copy.endsWith("[]"));
        assertThat(bob.folder(FolderRole.OURS).all()).isNotEmpty().doesNotContainAnyElementsOf(back);
    }
}
