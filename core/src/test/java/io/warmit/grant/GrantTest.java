package io.warmit.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mailbox.IdentityProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTest {
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

    private static Grant grant(IdentityProvider provider, Instant loggedIn, Instant used) {
        return new Grant(
                1,
                provider,
                loggedIn,
                used,
                NOW.plusSeconds(3600),
                1,
                Optional.empty(),
                0,
                Optional.empty(),
                false,
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "1, 120", "5, 1920", "6, 3600", "50, 3600"})
    void the_pause_doubles_up_to_an_hour(int failures, long seconds) {
        assertThat(failed(failures).pause(Optional.empty())).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"PT30S, PT1M", "PT10M, PT10M", "P3D, P1D"})
    void a_wish_is_kept_when_it_is_longer_and_within_a_day(Duration asked, Duration pause) {
        assertThat(failed(0).pause(Optional.of(asked))).isEqualTo(pause);
    }

    private static Grant failed(int times) {
        return new Grant(
                1,
                IdentityProvider.GOOGLE,
                NOW,
                NOW,
                NOW,
                1,
                Optional.empty(),
                times,
                Optional.empty(),
                false,
                Optional.empty());
    }

    @Test
    void a_google_app_in_testing_ends_its_logins_a_week_after_they_were_made() {
        Grant grant = grant(IdentityProvider.GOOGLE, NOW, NOW.plus(Duration.ofDays(6)));

        Lapse lapse = Lapse.of(grant, true).orElseThrow();

        assertThat(lapse.at()).isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(lapse.near(NOW.plus(Duration.ofDays(5)).minusMillis(1))).isFalse();
        assertThat(lapse.near(NOW.plus(Duration.ofDays(5)))).isTrue();
    }

    @Test
    void a_login_at_google_ends_when_it_is_not_used_for_six_months() {
        assertThat(Lapse.of(grant(IdentityProvider.GOOGLE, NOW, NOW), false)
                        .orElseThrow()
                        .at())
                .isEqualTo(Instant.parse("2027-05-26T09:00:00Z"));
    }

    @Test
    void use_puts_off_the_end_of_a_login_at_microsoft() {
        Instant used = NOW.plus(Duration.ofDays(80));

        assertThat(Lapse.of(grant(IdentityProvider.MICROSOFT, NOW, used), true)
                        .orElseThrow()
                        .at())
                .isEqualTo(used.plus(Duration.ofDays(90)));
    }

    @Test
    void of_another_provider_nobody_knows_when_its_logins_end() {
        assertThat(Lapse.of(grant(IdentityProvider.CUSTOM, NOW, NOW), true)).isEmpty();
    }
}
