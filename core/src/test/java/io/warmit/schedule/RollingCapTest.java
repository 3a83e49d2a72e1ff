package io.warmit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** CAP-3 and CAP-5. */
class RollingCapTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-03-02T11:00:00Z");
    private static final List<Instant> TWO = List.of(TEN, ELEVEN);

    @Test
    void the_third_is_refused_until_the_first_is_a_day_old_to_the_millisecond() {
        assertThat(RollingCap.allowedAt(TWO, 2, Instant.parse("2026-03-03T09:59:59.999Z")))
                .contains(Instant.parse("2026-03-03T10:00:00Z"));
        assertThat(RollingCap.allowedAt(TWO, 2, Instant.parse("2026-03-03T10:00:00.000Z")))
                .isEmpty();
    }

    @Test
    void nothing_resets_at_midnight() {
        assertThat(RollingCap.allowedAt(TWO, 2, Instant.parse("2026-03-03T00:00:00Z")))
                .isPresent();
        assertThat(RollingCap.used(TWO, Instant.parse("2026-03-03T00:00:00Z"))).isEqualTo(2);
    }

    @Test
    void a_debit_stamped_in_the_future_counts_as_used() {
        assertThat(RollingCap.used(List.of(TEN.plus(Duration.ofHours(3))), TEN)).isEqualTo(1);
        assertThat(RollingCap.allowedAt(List.of(TEN.plus(Duration.ofHours(3))), 1, TEN))
                .contains(TEN.plus(Duration.ofHours(27)));
    }

    @Test
    void after_a_cap_was_lowered_as_many_debits_must_leave_as_are_too_many() {
        List<Instant> three = List.of(ELEVEN, TEN, ELEVEN.plusSeconds(60));

        assertThat(RollingCap.allowedAt(three, 1, ELEVEN.plusSeconds(120)))
                .contains(ELEVEN.plusSeconds(60).plus(RollingCap.WINDOW));
        assertThat(RollingCap.allowedAt(three, 0, ELEVEN)).contains(Instant.MAX);
    }

    @RepeatedTest(200)
    void whoever_waits_for_it_never_has_more_than_the_cap_in_any_24_hours(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int cap = 1 + random.nextInt(6);
        List<Instant> debits = new ArrayList<>();
        Instant now = TEN;
        for (int i = 0; i < 60; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(600)));
            Optional<Instant> free = RollingCap.allowedAt(debits, cap, now);
            now = free.orElse(now);
            debits.add(now);
        }

        for (Instant debit : debits) {
            assertThat(RollingCap.used(
                            debits.stream().filter(at -> !at.isAfter(debit)).toList(), debit))
                    .isLessThanOrEqualTo(cap);
        }
    }
}
