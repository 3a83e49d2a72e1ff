package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.planning.AfterSend.Blame;
import io.warmit.planning.AfterSend.Fail;
import io.warmit.planning.AfterSend.GiveUp;
import io.warmit.planning.AfterSend.TryAgain;
import io.warmit.transport.SendOutcome.Reply;
import io.warmit.transport.SendOutcome.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of answers that providers give. */
class AfterSendTest {
    @ParameterizedTest
    @CsvSource({
        "MAIL,421,4.7.0 Try again later,5",
        "MAIL,432,4.3.2 Concurrent connections limit exceeded,5",
        "RCPT,450,4.2.1 The user is receiving mail at a rate that prevents delivery,60",
        "RCPT,451,4.7.1 Greylisted,5",
        "RCPT,450,Mailbox busy,5",
        "DOT,451,temporary fault,5"
    })
    void a_temporary_answer_is_tried_again_not_before_so_many_minutes(Stage at, int code, String text, int minutes) {
        assertThat(AfterSend.of(new Reply(at, code, text))).isEqualTo(new TryAgain(Duration.ofMinutes(minutes)));
    }

    @ParameterizedTest
    @CsvSource({"RCPT,452,4.2.2 Over quota", "DOT,552,5.2.2 Mailbox full", "MAIL,550,5.4.5 Daily sending quota exceeded"
    })
    void a_full_mailbox_or_a_used_up_quota_is_nobodys_failure(Stage at, int code, String text) {
        assertThat(AfterSend.of(new Reply(at, code, text))).isInstanceOf(GiveUp.class);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,550,5.1.1 No such user,RECEIVER",
        "RCPT,550,5.1.10 Recipient not found,RECEIVER",
        "DOT,550,5.7.1 Message rejected,POLICY",
        "DOT,554,Transaction failed,POLICY",
        "DOT,550,5.7.515 Access denied,POLICY",
        "DOT,554,5.6.0 Message content rejected,MESSAGE",
        "DOT,554,5.7.26 Unauthenticated,POLICY",
        "DOT,552,5.3.4 Message too big,MESSAGE",
        "MAIL,501,5.5.4 Syntax error,MESSAGE",
        "DOT,550,no,MESSAGE"
    })
    void a_refusal_for_good_is_somebodys_to_mend(Stage at, int code, String text, Blame blame) {
        assertThat(AfterSend.of(new Reply(at, code, text))).isEqualTo(new Fail(blame));
    }

    @Test
    void a_number_in_the_words_is_no_status_code() {
        assertThat(AfterSend.of(new Reply(Stage.DOT, 550, "rejected by policy 5.7.1")))
                .isEqualTo(new Fail(Blame.MESSAGE));
    }
}
