package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.campaign.Move;
import io.warmit.campaign.Pace;
import io.warmit.campaign.PaceDay;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.planning.DayCut;
import io.warmit.planning.DayPlan;
import io.warmit.schedule.SendWindow.Span;
import io.warmit.simulation.Journal;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import io.warmit.simulation.Simulation.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FactsReaderTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOON = Instant.parse("2026-06-15T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    private final Simulation simulation = new Simulation(Scenario.inMemory(3, PARIS, Defaults.CAMPAIGN), new Journal());
    private final Store store = simulation.store();
    private final Mailbox anna =
            simulation.add(Address.of("anna@alder.example"), ProviderModel.own(), Mode.ENGAGE, PARIS);

    @BeforeEach
    void launch() {
        simulation.add(Address.of("bob@birch.example"), ProviderModel.own(), Mode.ENGAGE, PARIS);
        simulation.launch();
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void a_stop_is_remembered_after_the_90_days_that_it_lasted() {
        LocalDate stopped = TODAY.minusDays(92);
        planned(stopped, pace(Move.STOP, false));

        List<PaceDay> history = store.facts()
                .at(NOON, TODAY, anna, store.campaigns().enrolmentOf(anna.id()).orElseThrow(), 0)
                .history();

        assertThat(history).extracting(PaceDay::day).containsExactly(stopped);
        assertThat(history.getFirst().move()).isEqualTo(Move.STOP);
    }

    @Test
    void a_day_that_was_cut_knows_when_and_whether_by_bounces() {
        planned(TODAY, pace(Move.GROW, false));
        store.paces().cut(anna.id(), TODAY, new DayCut(pace(Move.HOLD, true), 3, 2), NOON);

        PaceDay today = store.facts().standing(NOON, TODAY, anna).history().getFirst();

        assertThat(today)
                .extracting(PaceDay::move, PaceDay::byBounces, PaceDay::quota)
                .containsExactly(Move.HOLD, true, 3);
        assertThat(today.changedAt()).contains(NOON);
    }

    private void planned(LocalDate day, Pace pace) {
        Instant opens = day.atTime(8, 30).atZone(PARIS).toInstant();
        Span span = new Span(opens, opens.plus(Duration.ofHours(10)));
        store.paces()
                .insert(
                        anna.id(),
                        store.campaigns()
                                .enrolmentOf(anna.id())
                                .orElseThrow()
                                .campaign()
                                .id(),
                        day,
                        new DayPlan(
                                pace, 1, 5, 1, 5, 0, span, "ramp of day 1: 5", List.of("because"), List.of(), false),
                        opens);
    }

    private static Pace pace(Move move, boolean byBounces) {
        return new Pace(move, 1, move == Move.GROW, false, byBounces, Duration.ZERO, List.of("because"));
    }
}
