package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Message;
import io.warmit.message.Message.Acts;
import io.warmit.message.MessageState;
import io.warmit.placement.FolderRole;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.UndoStore.Entry;
import io.warmit.transport.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HYG-3: old mail of ours leaves the mailboxes in mode engage, and nothing else does. */
class TidyTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration KEPT = Duration.ofDays(14);

    private final Simulation simulation =
            new Simulation(Scenario.inMemory(24, PARIS, Defaults.CAMPAIGN), new Journal());

    @AfterEach
    void close() {
        simulation.close();
    }

    private void live(ProviderModel model, int days) {
        for (int i = 0; i < 5; i++) {
            simulation.add(address(i), model, Mode.ENGAGE, PARIS);
        }
        WorldMailbox first = simulation.world().mailbox(address(0));
        first.receiveForeign(FolderRole.INBOX, "<private@elsewhere.example>", Simulation.START);
        first.receiveForeign(FolderRole.JUNK, "<advert@elsewhere.example>", Simulation.START)
                .set("\\Deleted");
        simulation.launch();
        simulation.runDays(days);
    }

    private static Address address(int number) {
        return Address.of("m" + number + "@d" + number + ".example");
    }

    private List<Entry> removals() {
        return simulation.mailboxes().stream()
                .map(Mailbox::id)
                .flatMap(id -> simulation.store().undo().since(id, Instant.EPOCH).stream())
                .filter(entry -> entry.change() instanceof Change.Removed)
                .toList();
    }

    private Message message(long id) {
        return simulation.store().messages().find(id).orElseThrow();
    }

    /** A24: nothing younger than 14 days goes, nor anything while something of its thread is still to be done. */
    @Test
    void a24_nothing_is_removed_that_is_younger_than_the_last_pending_act_of_its_thread() {
        live(ProviderModel.own(), 40);

        List<Entry> removals = removals();
        assertThat(removals).hasSizeGreaterThan(200);
        for (Entry removal : removals) {
            Message removed = message(removal.messageId());
            assertThat(removed.found()).isEmpty();
            assertThat(removed.state())
                    .isInstanceOfSatisfying(
                            MessageState.Confirmed.class,
                            seen -> assertThat(Duration.between(seen.at(), removal.at()))
                                    .isGreaterThanOrEqualTo(KEPT));
            for (Message other : simulation.store().receipts().thread(removed.threadId())) {
                assertThat(acts(other)).allMatch(at -> !at.isAfter(removal.at()));
                assertThat(other.dotAt().stream()).allMatch(at -> !at.isAfter(removal.at()));
            }
        }
    }

    private static Stream<Instant> acts(Message message) {
        Acts acts = message.acts();
        return Stream.of(acts.rescued(), acts.read(), acts.starred(), acts.important(), acts.filed())
                .flatMap(Optional::stream);
    }

    @Test
    void what_is_old_is_gone_and_mail_of_others_is_not() {
        live(ProviderModel.own(), 40);

        Instant old = simulation.clock().instant().minus(KEPT).minus(Duration.ofDays(4));
        for (WorldMailbox box : simulation.world().mailboxes()) {
            List<WorldCopy> left = box.folders().values().stream()
                    .flatMap(folder -> folder.all().stream())
                    .filter(copy -> copy.received().isBefore(old))
                    .filter(copy -> !copy.messageId().contains("elsewhere"))
                    .filter(copy -> !pendingThread(copy))
                    .toList();
            assertThat(left).as(box.address().toString()).isEmpty();
        }
        WorldMailbox first = simulation.world().mailbox(address(0));
        assertThat(first.folder(FolderRole.INBOX).all().getFirst().messageId())
                .isEqualTo("<private@elsewhere.example>");
        assertThat(first.folder(FolderRole.JUNK).all().getFirst().toString())
                .isEqualTo("1 <advert@elsewhere.example> [\\Deleted]");
    }

    private boolean pendingThread(WorldCopy copy) {
        return copy.carriers().token().stream()
                .flatMap(token -> simulation.store().receipts().byTokens(List.of(token)).stream())
                .anyMatch(message -> simulation.store().oldMail().isPending(message));
    }

    @Test
    void mail_of_a_mailbox_that_was_removed_goes_too() {
        live(ProviderModel.own(), 10);
        Mailbox leaving = simulation.mailboxes().getLast();
        simulation.store().mailboxes().remove(leaving.id(), simulation.clock().instant());

        simulation.runDays(40);

        String theirs = "@" + leaving.address().domain();
        Instant old = simulation.clock().instant().minus(KEPT).minus(Duration.ofDays(4));
        List<WorldCopy> left = simulation.world().mailboxes().stream()
                .filter(box -> !box.address().equals(leaving.address()))
                .flatMap(box -> box.folders().values().stream())
                .flatMap(folder -> folder.all().stream())
                .filter(copy -> copy.messageId().contains(theirs))
                .filter(copy -> copy.received().isBefore(old) && !pendingThread(copy))
                .toList();
        assertThat(left).isEmpty();
        assertThat(removals()).anyMatch(entry -> message(entry.messageId()).senderId() == leaving.id());
    }

    @Test
    void a_server_that_can_remove_no_single_mail_gets_it_moved_to_trash() {
        live(ProviderModel.exchange(), 24);

        WorldMailbox box = simulation.world().mailbox(address(1));
        assertThat(removals()).isEmpty();
        assertThat(box.folder(FolderRole.TRASH).all()).hasSizeGreaterThan(5);
        assertThat(StoreDump.of(simulation.store().database(), "event"))
                .anyMatch(row -> row.contains("kind=tidied"))
                .noneMatch(row -> row.contains("moved to Trash by its owner"));
    }

    @Test
    void a_paused_mailbox_is_not_tidied() {
        live(ProviderModel.own(), 12);
        Mailbox paused = simulation.mailboxes().getFirst();
        simulation
                .store()
                .mailboxes()
                .status(
                        paused.id(),
                        io.warmit.mailbox.Status.PAUSED,
                        simulation.clock().instant(),
                        Optional.empty(),
                        Optional.empty());
        simulation.runDays(13);
        String before = simulation.world().mailbox(paused.address()).fingerprint();

        simulation.runDays(35);

        assertThat(removals()).isNotEmpty().noneMatch(entry -> entry.mailboxId() == paused.id());
        assertThat(Objects.requireNonNull(before).lines().filter(line -> line.startsWith("warmit")))
                .allMatch(simulation.world().mailbox(paused.address()).fingerprint()::contains);
    }

    @Test
    void our_folder_is_tidied_also_after_its_owner_has_renamed_it() {
        live(ProviderModel.own(), 16);
        WorldMailbox box = simulation.world().mailbox(address(2));
        String ours = box.folder(FolderRole.OURS).name();
        box.renameByOwner(ours, "Holiday");
        box.receiveForeign(FolderRole.OURS, "<mine@elsewhere.example>", Simulation.START);

        simulation.runDays(40);

        Instant old = simulation.clock().instant().minus(KEPT).minus(Duration.ofDays(4));
        WorldFolder renamed = Objects.requireNonNull(box.folders().get("Holiday"));
        assertThat(renamed.all())
                .filteredOn(copy -> copy.received().isBefore(old) && !pendingThread(copy))
                .extracting(WorldCopy::messageId)
                .containsExactly("<mine@elsewhere.example>");
        assertThat(removals())
                .filteredOn(entry -> entry.change() instanceof Change.Removed(Message.Found from)
                        && from.folder().equals("Holiday"))
                .hasSizeGreaterThan(5);
    }

    @Test
    void the_copies_of_the_sender_that_were_filed_go_too() {
        WorldFolder sent =
                simulation.world().add(address(0), ProviderModel.own()).open("Sent", FolderRole.SENT);
        live(ProviderModel.own(), 40);

        Instant old = simulation.clock().instant().minus(KEPT).minus(Duration.ofDays(4));
        assertThat(simulation
                        .world()
                        .mailbox(address(0))
                        .folder(FolderRole.OURS)
                        .all())
                .filteredOn(copy -> copy.messageId().contains("@d0.example"))
                .isNotEmpty()
                .filteredOn(copy -> copy.received().isBefore(old) && !pendingThread(copy))
                .isEmpty();
        assertThat(sent.role()).isEqualTo(FolderRole.SENT);
    }
}
