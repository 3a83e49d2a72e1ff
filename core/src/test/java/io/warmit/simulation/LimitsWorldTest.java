package io.warmit.simulation;

import static io.warmit.store.jooq.Tables.DEBIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.engine.EngineListener;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.planning.Limits;
import io.warmit.planning.Room;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Limits that mailboxes share, and what keeps a worker from sending at all. */
class LimitsWorldTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final List<Problem> told = new ArrayList<>();

    @Test
    void a_limit_per_hour_holds_for_all_mailboxes_together_and_mail_waits_for_room() {
        try (Simulation simulation =
                simulation(new Limits(OptionalInt.empty(), OptionalInt.of(4), OptionalInt.empty(), Map.of()))) {
            simulation.runDays(1);

            assertThat(sent(simulation)).hasSizeGreaterThan(20);
            assertThat(mostWithin(simulation, Duration.ofHours(1))).isEqualTo(4);
        }
    }

    @Test
    void a_limit_per_domain_holds_over_midnight() {
        try (Simulation simulation =
                simulation(new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(6), Map.of()))) {
            simulation.runDays(3);

            assertThat(mostWithin(simulation, Duration.ofDays(1))).isEqualTo(12);
        }
    }

    @Test
    void while_the_disk_is_nearly_full_nothing_is_planned_or_sent_and_it_goes_on_by_itself() {
        try (Simulation simulation = simulation(Limits.NONE)) {
            Instant noon = Simulation.START.plus(Duration.ofHours(5));
            simulation.timeline().runUntil(noon, simulation.engine());
            int before = sent(simulation).size();
            assertThat(before).isPositive();

            simulation.hinder(Optional.of(Problem.of(Code.E2003, "the disk has 12 bytes free")));
            simulation.timeline().runUntil(noon.plus(Duration.ofHours(2)), simulation.engine());
            assertThat(sent(simulation)).hasSize(before);
            assertThat(told).isNotEmpty().allMatch(problem -> problem.code() == Code.E2003);

            simulation.hinder(Optional.empty());
            simulation.timeline().runUntil(noon.plus(Duration.ofHours(4)), simulation.engine());
            assertThat(sent(simulation)).hasSizeGreaterThan(before);
        }
    }

    @Test
    void what_another_program_booked_is_taken_from_the_same_day() {
        try (Simulation simulation = simulation(Limits.NONE)) {
            Mailbox busy = simulation.mailboxes().getFirst();
            Room room = Limits.NONE.room(busy);
            Store store = simulation.store();
            for (int i = 0; i < busy.dailyMax(); i++) {
                store.debits().exclusively(busy.id(), room, () -> {
                    store.debits().ofOther(busy.id(), store.ids().next(), room, Simulation.START);
                    return true;
                });
            }

            simulation.runUntil(Simulation.START.plus(Duration.ofHours(20)));
            assertThat(store.messages().lastDot(busy.id())).isEmpty();
            assertThat(simulation.mailboxes().stream().skip(1))
                    .allSatisfy(other ->
                            assertThat(store.messages().lastDot(other.id())).isPresent());

            simulation.runDays(2);
            assertThat(store.messages().lastDot(busy.id())).isPresent();
        }
    }

    private Simulation simulation(Limits limits) {
        Simulation simulation = new Simulation(
                new Scenario(11, PARIS, Defaults.CAMPAIGN, new StoreLocation.InMemory(), limits), new EngineListener() {
                    @Override
                    public void problem(Mailbox mailbox, Problem problem) {
                        told.add(problem);
                    }
                });
        for (int i = 0; i < 8; i++) {
            simulation.add(
                    Address.of("m" + i + "@d" + i % 2 + ".example"), ProviderModel.accepting(), Mode.ENGAGE, PARIS);
        }
        simulation.launch();
        return simulation;
    }

    /** Every message is taken at once here, so what was debited was sent. */
    private static List<Instant> sent(Simulation simulation) {
        return simulation
                .store()
                .database()
                .read(sql -> sql.select(DEBIT.AT).from(DEBIT).fetch(row -> Instant.ofEpochMilli(row.value1())));
    }

    private static int mostWithin(Simulation simulation, Duration window) {
        List<Instant> sent = sent(simulation);
        int most = 0;
        for (Instant end : sent) {
            int within = (int) sent.stream()
                    .filter(at -> !at.isAfter(end) && at.isAfter(end.minus(window)))
                    .count();
            most = Math.max(most, within);
        }
        return most;
    }
}
