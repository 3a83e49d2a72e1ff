package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.transport.Space;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullnessTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final double GUARD = 0.8;

    private static Fullness at(long used, boolean guarded) {
        return new Fullness(NOW, Optional.of(new Space.Bound(used, 1000)), guarded);
    }

    @ParameterizedTest
    @CsvSource({
        "800, false, false",
        "801, false, true",
        "799, true, true",
        "751, true, true",
        "750, true, false",
        "0, true, false",
        "2000, false, true"
    })
    void the_guard_begins_above_its_share_and_ends_a_little_below(long used, boolean before, boolean after) {
        Space answer = new Space.Bound(used, 1000);

        assertThat(Fullness.of(answer, Optional.of(at(900, before)), GUARD, NOW).guarded())
                .isEqualTo(after);
    }

    @Test
    void a_mailbox_that_may_hold_nothing_is_full() {
        assertThat(Fullness.of(new Space.Bound(0, 0), Optional.empty(), GUARD, NOW)
                        .guarded())
                .isTrue();
    }

    @Test
    void at_a_guard_of_the_whole_nothing_is_ever_kept_back() {
        assertThat(Fullness.of(new Space.Bound(1000, 1000), Optional.empty(), 1, NOW)
                        .guarded())
                .isFalse();
    }

    @Test
    void what_cannot_be_asked_stays_as_it_was_and_what_has_no_bound_is_free() {
        Instant later = NOW.plusSeconds(60);

        assertThat(Fullness.of(new Space.Unknown(), Optional.of(at(900, true)), GUARD, later))
                .isEqualTo(new Fullness(later, Optional.of(new Space.Bound(900, 1000)), true));
        assertThat(Fullness.of(new Space.Boundless(), Optional.of(at(900, true)), GUARD, later))
                .isEqualTo(new Fullness(later, Optional.empty(), false));
    }

    @Test
    void it_is_asked_seldom_and_only_by_who_looks_anyway_until_it_is_guarded() {
        Optional<Fullness> free = Optional.of(at(10, false));
        Optional<Fullness> full = Optional.of(at(900, true));

        assertThat(Fullness.due(Optional.empty(), true, NOW)).isTrue();
        assertThat(Fullness.due(Optional.empty(), false, NOW)).isFalse();
        assertThat(Fullness.due(free, true, NOW.plus(Duration.ofHours(6)))).isTrue();
        assertThat(Fullness.due(free, true, NOW.plus(Duration.ofHours(6)).minusMillis(1)))
                .isFalse();
        assertThat(Fullness.due(free, false, NOW.plus(Duration.ofDays(9)))).isFalse();
        assertThat(Fullness.due(full, false, NOW.plus(Duration.ofHours(1)))).isTrue();
        assertThat(Fullness.due(full, true, NOW.plus(Duration.ofMinutes(59)))).isFalse();
    }

    @Test
    void it_is_told_in_megabytes() {
        Fullness full = new Fullness(NOW, Optional.of(new Space.Bound(1_700_000, 2_048_000)), true);

        assertThat(full.words() + ", " + full.amount()).isEqualTo("83 % full, 1,660 of 2,000 MB");
    }
}
