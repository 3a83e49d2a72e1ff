package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.LoginTest;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Security;
import io.warmit.problem.Problem;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-02T09:00:00+01:00[Europe/Paris]");

    @Test
    void a_certificate_that_soon_runs_out_is_told_with_its_last_day() {
        assertThat(told(Duration.ofDays(3))).hasValueSatisfying(problem -> {
            assertThat(problem.label()).isEqualTo("W1504");
            assertThat(problem.message())
                    .isEqualTo("the certificate of mail.alder.example:993 (IMAP) runs out on 2026-03-05, in 3 days");
        });
    }

    @Test
    void a_certificate_that_is_good_for_longer_than_the_warning_time_is_not_told() {
        assertThat(told(Duration.ofDays(14))).isEmpty();
    }

    private static Optional<Problem> told(Duration left) {
        var shown = new LoginTest.Certificate(
                new Endpoint("mail.alder.example", 993, Security.TLS),
                "IMAP",
                NOW.plus(left).toInstant());
        return Logins.soonOver(Address.of("anna@alder.example"), shown, NOW, Duration.ofDays(14));
    }
}
