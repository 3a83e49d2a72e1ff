package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Brakes;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.simulation.ManualClock;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final Problem REFUSED = Problem.of(Code.E1201, "login refused for anna@alpha.example");
    private static final Problem UNREACHABLE = Problem.of(Code.E1301, "no answer from mail.alpha.example");

    private final Store store = Store.open(new StoreLocation.InMemory(), "mail1", Brakes.DEFAULT);
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T09:00:00Z"));
    private final Told told = new Told(store.events(), clock);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_problem_is_told_when_first_met() {
        assertThat(told.news(List.of(REFUSED))).containsExactly(REFUSED);

        clock.advance(Duration.ofMinutes(5));
        assertThat(told.news(List.of(REFUSED, UNREACHABLE))).containsExactly(UNREACHABLE);
    }

    @Test
    void what_goes_on_is_told_once_a_day() {
        told.news(List.of(REFUSED));
        int again = 0;
        for (int run = 1; run <= 72; run++) {
            clock.advance(Duration.ofHours(1));
            again += told.news(List.of(REFUSED)).size();
        }

        assertThat(again).isEqualTo(3);
    }

    @Test
    void a_problem_is_not_taken_for_a_longer_one() {
        told.news(List.of(REFUSED));

        Problem shorter = Problem.of(Code.E1201, "login refused for anna@alpha");
        assertThat(told.news(List.of(shorter))).containsExactly(shorter);
    }
}
