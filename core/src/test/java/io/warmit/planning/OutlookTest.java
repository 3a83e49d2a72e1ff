package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OutlookTest {
    @Test
    void a_small_pool_is_told_what_it_carries_and_how_many_mailboxes_would_carry_the_ramp() {
        List<Mailbox> pool = Sample.pool(5, 2);

        assertThat(Outlook.of(pool, Defaults.CAMPAIGN)).hasSize(5).allSatisfy(outlook -> {
            assertThat(outlook.ceiling()).isEqualTo(8);
            assertThat(outlook.target()).isEqualTo(20);
            assertThat(outlook.partners()).isEqualTo(4);
            assertThat(outlook.capacity().because()).isEqualTo("4 partners × pair cap 2");
            assertThat(outlook.more()).hasValue(6);
            assertThat(outlook.helpfulClass()).contains("another provider class");
        });
        assertThat(Outlook.warnings(pool, Defaults.CAMPAIGN))
                .containsExactly(
                        "the pool carries at most 8 a day per mailbox: 4 partners × pair cap 2; the ramp stops at 8."
                                + " 11 mailboxes would carry 20");
    }

    @Test
    void eleven_mailboxes_carry_twenty_and_nothing_is_to_be_said() {
        assertThat(Outlook.warnings(Sample.pool(11, 2), Defaults.CAMPAIGN)).isEmpty();
    }

    @Test
    void below_eight_partners_it_warns_even_when_the_ramp_is_carried() {
        CampaignSettings settings = Sample.exactly(new CampaignSettings.RampPlan.Linear(2, 1, 6));

        assertThat(Outlook.warnings(Sample.pool(5, 2), settings))
                .containsExactly(
                        "only 4 partners: the same mailboxes write to each other often; 9 mailboxes are better");
        assertThat(Outlook.warnings(Sample.pool(9, 2), settings)).isEmpty();
    }

    @Test
    void few_partners_are_told_as_well_when_another_limit_cuts_the_ramp() {
        List<Mailbox> pool =
                Sample.pool(5, 2).stream().map(box -> Sample.most(box, 9, 40)).toList();

        assertThat(Outlook.warnings(pool, Defaults.CAMPAIGN))
                .containsExactly(
                        "the pool carries at most 5 a day per mailbox: daily_max 9, which replies share; the ramp stops"
                                + " at 5; more mailboxes do not change that",
                        "only 4 partners: the same mailboxes write to each other often; 9 mailboxes are better");
    }

    @Test
    void a_limit_that_more_mailboxes_do_not_raise_is_told_so() {
        List<Mailbox> pool = new ArrayList<>(Sample.pool(12, 3));
        pool.set(0, Sample.most(pool.get(0), 15, 40));

        assertThat(Outlook.warnings(pool, Defaults.CAMPAIGN))
                .containsExactly(
                        "m0@d0.example carries at most 9 a day: daily_max 15, which replies share; the ramp stops at 9;"
                                + " more mailboxes do not change that");
    }

    @Test
    void few_receivers_bind_many_senders() {
        List<Mailbox> pool = new ArrayList<>();
        Sample.pool(30, 3).forEach(mailbox -> pool.add(Sample.role(mailbox, Role.SENDER)));
        pool.add(Sample.role(Sample.mailbox(98, "r1@r.example"), Role.RECEIVER));
        pool.add(Sample.role(Sample.mailbox(99, "r2@r.example"), Role.RECEIVER));

        assertThat(Outlook.of(pool, Defaults.CAMPAIGN)).hasSize(30).allSatisfy(outlook -> {
            assertThat(outlook.ceiling()).isEqualTo(2);
            assertThat(outlook.capacity().because())
                    .isEqualTo("what 2 receivers take in a day, shared by their senders");
        });
    }

    @Test
    void observers_carry_nothing_and_the_own_domain_only_where_it_is_allowed() {
        List<Mailbox> pool = new ArrayList<>(Sample.pool(6, 2));
        pool.add(Sample.mode(Sample.mailbox(90, "o@o.example"), Mode.OBSERVE));

        assertThat(Outlook.of(pool, Defaults.CAMPAIGN))
                .extracting(Outlook::partners)
                .containsOnly(5);
        assertThat(Outlook.of(pool, never())).extracting(Outlook::partners).containsOnly(3);
    }

    @Test
    void the_class_with_the_fewest_partners_helps_most() {
        List<Mailbox> pool = new ArrayList<>(Sample.pool(6, 2));
        pool.add(Sample.provider(Sample.mailbox(90, "g@gmail.com"), "gmail"));

        assertThat(Outlook.of(pool, Defaults.CAMPAIGN).getFirst().helpfulClass())
                .contains("gmail");
    }

    @Test
    void one_more_mailbox_never_lowers_what_the_partners_of_another_carry() {
        int before = 0;
        for (int size = 2; size < 40; size++) {
            int ceiling = Outlook.of(Sample.pool(size, 3), Defaults.CAMPAIGN)
                    .getFirst()
                    .ceiling();
            assertThat(ceiling).isGreaterThanOrEqualTo(before);
            before = ceiling;
        }
    }

    private static CampaignSettings never() {
        return Sample.settings(
                UnaryOperator.identity(),
                pairs -> new Pairs(2, SameDomain.NEVER, Diversity.PREFER, 5),
                UnaryOperator.identity());
    }
}
