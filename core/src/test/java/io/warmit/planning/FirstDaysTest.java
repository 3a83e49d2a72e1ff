package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.campaign.Enrolment;
import io.warmit.mailbox.Mailbox;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** CAP-1. */
class FirstDaysTest {
    private static final Mailbox EAGER = Sample.most(Sample.mailbox(1, "anna@alpha.example"), 50, 40);

    @Test
    void in_its_first_28_sending_days_a_mailbox_sends_40_at_most() {
        assertThat(dailyMax(EAGER, 1)).isEqualTo(40);
        assertThat(dailyMax(EAGER, 28)).isEqualTo(40);
        assertThat(dailyMax(EAGER, 29)).isEqualTo(50);
    }

    @Test
    void a_lower_daily_max_stays() {
        assertThat(dailyMax(Sample.most(EAGER, 30, 40), 1)).isEqualTo(30);
    }

    @Test
    void without_a_campaign_nothing_warms_up() {
        assertThat(FirstDays.capped(EAGER, Optional.empty()).dailyMax()).isEqualTo(50);
    }

    private static int dailyMax(Mailbox mailbox, int dayIndex) {
        Enrolment enrolment = Sample.enrolment(Defaults.CAMPAIGN, dayIndex);
        return FirstDays.capped(mailbox, Optional.of(enrolment)).dailyMax();
    }
}
