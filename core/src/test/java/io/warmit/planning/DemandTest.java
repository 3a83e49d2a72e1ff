package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.planning.Demand.ReceiverRests;
import io.warmit.planning.Demand.SenderRests;
import io.warmit.planning.Demand.SlowDown;
import io.warmit.transport.SendOutcome.Reply;
import io.warmit.transport.SendOutcome.Stage;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandTest {
    @ParameterizedTest
    @CsvSource({
        "GREETING,421,4.7.0 Try again later",
        "DOT,421,closing",
        "MAIL,432,4.3.2 Concurrent connections limit exceeded"
    })
    void a_provider_that_throttles_is_served_slower(Stage at, int code, String text) {
        assertThat(Demand.of(new Reply(at, code, text))).containsExactly(new SlowDown());
    }

    @Test
    void too_many_logins_slow_the_provider_down_and_keep_the_sender_from_logging_in_for_an_hour() {
        assertThat(Demand.of(new Reply(Stage.GREETING, 454, "4.7.0 Too many login attempts")))
                .isEqualTo(Set.of(new SlowDown(), new SenderRests(Duration.ofHours(1), "too many logins")));
    }

    @Test
    void a_used_up_quota_closes_the_sender_for_a_day() {
        assertThat(Demand.of(new Reply(Stage.MAIL, 550, "5.4.5 Daily user sending limit exceeded")))
                .containsExactly(new SenderRests(Duration.ofDays(1), "the provider's sending quota is used up"));
    }

    @Test
    void a_receiver_that_gets_mail_too_fast_is_not_chosen_for_a_day() {
        assertThat(Demand.of(new Reply(Stage.RCPT, 450, "4.2.1 The user is receiving mail too quickly")))
                .containsExactly(new ReceiverRests(Duration.ofDays(1), "it gets mail too fast"));
    }

    @ParameterizedTest
    @CsvSource({"RCPT,451,4.7.1 Greylisted", "RCPT,450,Mailbox busy", "DOT,550,5.7.1 rejected", "RCPT,552,5.2.2 full"})
    void other_refusals_ask_nothing_more(Stage at, int code, String text) {
        assertThat(Demand.of(new Reply(at, code, text))).isEmpty();
    }
}
