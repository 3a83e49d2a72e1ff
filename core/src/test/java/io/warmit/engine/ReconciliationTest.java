package io.warmit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.content.Composer;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.placement.Placement;
import io.warmit.planning.Limits;
import io.warmit.planning.Room;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import io.warmit.store.InstanceStore;
import io.warmit.store.MessageReader;
import io.warmit.store.VisitTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @TempDir
    private Path folder;

    private Simulation simulation;
    private VisitTable table;

    @BeforeEach
    void live_until_something_is_under_way() {
        simulation = new Simulation(
                Simulation.Scenario.inFile(7, PARIS, Defaults.CAMPAIGN, folder.resolve("warmit.db")),
                EngineListener.SILENT);
        for (String name : List.of("anna", "bob", "carl")) {
            simulation.add(Address.of(name + "@alpha.example"), ProviderModel.own(), Mode.ENGAGE, PARIS);
        }
        simulation.launch();
        table = new VisitTable(simulation.store().database());
        while (open().isEmpty()) {
            simulation.runUntil(simulation.clock().instant().plusSeconds(5));
        }
        // It has arrived by now, and the first look is still to come.
        simulation.clock().advance(Duration.ofSeconds(9));
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    private List<Message> open() {
        return new MessageReader(simulation.store().database()).open();
    }

    private Reconciliation.Result reconcile(List<Message> messages) {
        Engine passive = new Engine(
                new Parts(
                        simulation.store(),
                        simulation.world(),
                        new Composer(),
                        new InstanceStore(simulation.store().database()).key(() -> new byte[0], Instant.EPOCH),
                        simulation.draw(),
                        simulation.clock(),
                        passive(),
                        EngineListener.SILENT,
                        Hindrance.NONE,
                        () -> false),
                table::pull);
        return new Reconciliation(simulation.store(), table, passive, simulation.clock(), "test", Message::lookAt)
                .of(messages);
    }

    private static EngineSettings passive() {
        EngineSettings defaults = EngineSettings.defaults("test");
        return new EngineSettings(
                "test",
                true,
                defaults.lease(),
                defaults.looks(),
                defaults.retryDelays(),
                defaults.retryJitter(),
                defaults.autoSubmitted(),
                Limits.NONE,
                false,
                3);
    }

    /** A worker set the fence, and died before it wrote the dot. */
    private Message doubtful() {
        Mailbox sender = simulation.mailboxes().stream()
                .filter(mailbox ->
                        !simulation.store().due().waiting(mailbox.id()).isEmpty())
                .findFirst()
                .orElseThrow();
        Message planned = simulation.store().due().waiting(sender.id()).getFirst();
        Instant now = simulation.clock().instant();
        Message claimed = simulation
                .store()
                .claims()
                .claim(planned, simulation.clock(), Duration.ofSeconds(1), "dead", Room.ofDay(40))
                .orElseThrow();
        simulation.store().claims().fence(claimed, now, now.plusSeconds(1), "<lost@alpha.example>");
        return claimed;
    }

    @Test
    void what_has_arrived_is_found_and_what_never_left_stays_in_doubt_and_nothing_is_sent() {
        int arrived = open().size();
        Message lost = doubtful();
        simulation.clock().advance(Duration.ofSeconds(2));
        int sent = simulation.world().accepted();

        Reconciliation.Result result = reconcile(open());

        assertThat(result.looked()).isEqualTo(arrived + 1);
        assertThat(result.found().get(Placement.INBOX)).isEqualTo(arrived);
        assertThat(result.inDoubt()).isEqualTo(1);
        assertThat(result.unseen()).isZero();
        assertThat(result.nextLook()).isPresent();
        assertThat(result.problems()).isEmpty();
        assertThat(simulation.store().messages().find(lost.id()).orElseThrow().state())
                .isInstanceOf(MessageState.DotPending.class);
        assertThat(simulation.world().accepted()).isEqualTo(sent);
    }

    @Test
    void what_another_worker_is_sending_right_now_is_left_alone() {
        Message sending = doubtful();

        Reconciliation.Result result = reconcile(List.of(sending));

        assertThat(result.looked()).isZero();
    }

    @Test
    void a_mailbox_that_is_being_visited_is_left_to_its_visitor_and_told() {
        Message message = open().getFirst();
        Instant now = simulation.clock().instant();
        table.open(message.receiverId(), now);
        assertThat(table.take(message.receiverId(), "daemon", now)).contains(now);

        Reconciliation.Result result = reconcile(List.of(message));

        assertThat(result.busy()).isEqualTo(1);
        assertThat(result.unseen()).isEqualTo(1);
        assertThat(table.of(message.receiverId()).orElseThrow().running()).isTrue();
        // Its visitor finds the look due when it asks what is next.
        assertThat(simulation.store().due().of(message.receiverId(), now).looks(now))
                .isTrue();
    }

    @Test
    void a_visit_that_was_taken_is_given_back_and_is_due_no_later_than_before() {
        Message message = open().getFirst();
        Instant due = simulation.clock().instant().plusSeconds(3);
        table.open(message.receiverId(), due);

        reconcile(List.of(message));

        VisitTable.Visit visit = table.of(message.receiverId()).orElseThrow();
        assertThat(visit.running()).isFalse();
        assertThat(visit.next()).isBeforeOrEqualTo(due);
    }
}
