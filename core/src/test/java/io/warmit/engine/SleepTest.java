package io.warmit.engine;

import static io.warmit.store.jooq.Tables.CAMPAIGN_MAILBOX;
import static io.warmit.store.jooq.Tables.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.content.Composer;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Role;
import io.warmit.message.InstanceKey;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import io.warmit.simulation.Simulation.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A11 and A26 say that a mailbox with nothing to do sleeps: whoever does not plan, send or act is not woken for it. */
class SleepTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** What one mailbox may be woken for on a working day: its plan, its mail, and a look at each of the others'. */
    private static final int BUSY = 120;

    private final Simulation simulation =
            new Simulation(Scenario.inMemory(11, PARIS, Defaults.CAMPAIGN), EngineListener.SILENT);
    private final Map<Long, Map<LocalDate, Integer>> visits = new HashMap<>();
    private List<Mailbox> members = List.of();

    @BeforeEach
    void cast() {
        members = IntStream.range(0, 6)
                .mapToObj(i -> simulation.add(
                        Address.of("m" + i + "@d" + i % 3 + ".example"), ProviderModel.own(), Mode.ENGAGE, PARIS))
                .toList();
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void observers_and_receivers_are_woken_for_their_mail_alone() {
        Mailbox observer =
                simulation.add(Address.of("watch@observer.example"), ProviderModel.own(), Mode.OBSERVE, PARIS);
        Mailbox receiver = members.getLast();
        change(receiver, Mode.ENGAGE, Role.RECEIVER);
        simulation.launch();

        live(10, simulation.engine());

        assertThat(mostOnADay(receiver)).isBetween(1, BUSY);
        assertThat(mostOnADay(observer)).isBetween(1, BUSY);
        assertThat(visits.values()).allMatch(days -> days.values().stream().allMatch(number -> number <= BUSY));
    }

    @Test
    void a_mailbox_set_to_measure_is_not_woken_for_the_acts_that_it_still_owed() {
        Mailbox measured = members.getFirst();
        simulation.launch();
        live(5, simulation.engine());
        change(measured, Mode.MEASURE, Role.BOTH);
        assertThat(simulation
                        .store()
                        .due()
                        .of(measured.id(), simulation.clock().instant())
                        .act())
                .isPresent();
        visits.clear();

        live(10, simulation.engine());

        assertThat(simulation
                        .store()
                        .due()
                        .of(measured.id(), simulation.clock().instant())
                        .act())
                .isPresent();
        assertThat(mostOnADay(measured)).isBetween(1, BUSY);
    }

    @Test
    void a_passive_worker_is_not_woken_for_plans_and_sends() {
        EngineSettings passive = EngineSettings.defaults("sim").passively();
        Engine looking = new Engine(
                new Parts(
                        simulation.store(),
                        simulation.world(),
                        new Composer(),
                        new InstanceKey(new byte[32]),
                        simulation.draw(),
                        simulation.clock(),
                        passive,
                        EngineListener.SILENT,
                        Hindrance.NONE,
                        () -> false),
                simulation.timeline());
        simulation.launch();

        live(3, looking);

        assertThat(simulation.world().accepted()).isZero();
        assertThat(mostOnADay(members.getFirst())).isBetween(1, 3);
    }

    @Test
    void before_its_first_day_a_mailbox_sleeps() {
        simulation.launch();
        LocalDate first = Simulation.START.atZone(PARIS).toLocalDate().plusDays(8);
        simulation
                .store()
                .database()
                .write(sql -> sql.update(CAMPAIGN_MAILBOX)
                        .set(CAMPAIGN_MAILBOX.STARTED_ON, first.toEpochDay())
                        .execute());

        live(7, simulation.engine());

        assertThat(simulation.world().accepted()).isZero();
        assertThat(mostOnADay(members.getFirst())).isBetween(1, 3);
        live(10, simulation.engine());
        assertThat(simulation.world().accepted()).isPositive();
    }

    private void change(Mailbox mailbox, Mode mode, Role role) {
        simulation
                .store()
                .database()
                .write(sql -> sql.update(MAILBOX)
                        .set(MAILBOX.MODE, mode.name())
                        .set(MAILBOX.ROLE, role.name())
                        .where(MAILBOX.ID.eq(mailbox.id()))
                        .execute());
    }

    private void live(int untilDay, Engine engine) {
        Visits.Visitor counting = new Visits.Visitor() {
            @Override
            public VisitReport visit(long mailboxId) {
                LocalDate day = simulation.clock().instant().atZone(PARIS).toLocalDate();
                visits.computeIfAbsent(mailboxId, key -> new HashMap<>()).merge(day, 1, Integer::sum);
                return engine.visit(mailboxId);
            }

            @Override
            public Instant next(long mailboxId) {
                return engine.next(mailboxId);
            }
        };
        simulation.timeline().runUntil(Simulation.START.plus(Duration.ofDays(untilDay)), counting);
    }

    private int mostOnADay(Mailbox mailbox) {
        return visits.getOrDefault(mailbox.id(), Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }
}
