package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Token;
import io.warmit.placement.VerdictHeaders;
import io.warmit.placement.VerdictHeaders.Header;
import io.warmit.stats.BrokenMail.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PACE-7. */
class LastingFailureTest {
    private static final Instant NOW = Instant.parse("2026-03-05T09:00:00Z");

    private static Judged judged(int hoursAgo, String results) {
        return new Judged(
                "alder.example",
                new Token("abcdefghijklmnop"),
                NOW.minus(Duration.ofHours(hoursAgo)),
                VerdictHeaders.read(List.of(new Header("Authentication-Results", "mx.birch.example; " + results))));
    }

    @Test
    void dkim_that_fails_for_three_days_without_a_pass_stops() {
        List<Judged> mail = List.of(judged(0, "dkim=fail"), judged(30, "dkim=fail"), judged(72, "dkim=permerror"));

        assertThat(LastingFailure.of(mail, NOW))
                .hasValueSatisfying(failure -> assertThat(failure.words(NOW))
                        .isEqualTo("dkim fails at its receivers for 3 days, the last of its mail abcdefghijklmnop"));
        assertThat(LastingFailure.of(mail, NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    void one_pass_in_between_begins_anew() {
        assertThat(LastingFailure.of(
                        List.of(judged(0, "spf=fail"), judged(40, "spf=pass"), judged(100, "spf=fail")), NOW))
                .isEmpty();
    }

    @Test
    void what_could_not_be_checked_is_neither_failure_nor_pass() {
        assertThat(LastingFailure.of(
                        List.of(judged(0, "dmarc=fail"), judged(40, "dmarc=temperror"), judged(80, "dmarc=fail")), NOW))
                .hasValueSatisfying(failure -> assertThat(failure.method()).isEqualTo("dmarc"));
        assertThat(LastingFailure.of(List.of(judged(0, "dmarc=temperror"), judged(80, "dkim=temperror")), NOW))
                .isEmpty();
    }

    @Test
    void each_method_is_judged_by_itself() {
        assertThat(LastingFailure.of(List.of(judged(0, "spf=fail; dkim=pass"), judged(90, "spf=pass; dkim=fail")), NOW))
                .isEmpty();
    }
}
