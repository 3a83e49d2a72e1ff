package io.warmit.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.Capacity.Ground;
import io.warmit.campaign.Capacity.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {
    private static final Duration TEN_HOURS = Duration.ofHours(10);

    @Test
    void the_expected_replies_of_an_opener_are_rate_times_mean_turns() {
        assertThat(Capacity.expectedReplies(Defaults.CAMPAIGN)).isCloseTo(0.555, within(1e-12));
    }

    /** PAIR-6: mailboxes in the pool, openers a day by partners alone. */
    @ParameterizedTest
    @CsvSource({"2,2", "3,4", "5,8", "8,14", "11,20", "20,38"})
    void partners_times_pair_cap(int mailboxes, int perDay) {
        assertThat(limit(Kind.PARTNERS, ground(mailboxes - 1, 10_000))).isEqualTo(perDay);
    }

    @Test
    void the_other_limits_leave_room_for_replies() {
        assertThat(limit(Kind.DAILY_MAX, ground(100, 40))).isEqualTo(25);
        assertThat(limit(Kind.GAP, ground(100, 40))).isEqualTo(38);
    }

    @Test
    void thirty_senders_share_two_receivers() {
        Ground ground = new Ground(2, 40, TEN_HOURS, 2 * 40 / 30.0, List.of(2));

        assertThat(limit(Kind.RECEIVERS, ground)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"10 1,4", "4 4,8", "14 4 2,17"})
    void diversity_where_it_is_required(String capacities, int perDay) {
        List<Integer> classes =
                Arrays.stream(capacities.split(" ")).map(Integer::valueOf).toList();
        Ground ground = new Ground(20, 10_000, TEN_HOURS, 1000, classes);

        assertThat(diverse(ground, 1)).isEqualTo(perDay);
        assertThat(Capacity.of(ground, Defaults.CAMPAIGN).limits())
                .extracting(Capacity.Limit::kind)
                .doesNotContain(Kind.DIVERSITY);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void diversity_carries_the_most_of_which_no_class_has_more_than_three_fifths(int pairCap) {
        for (int first = 1; first <= 40; first++) {
            for (int second = 1; second <= first; second++) {
                for (int third = 0; third <= second; third++) {
                    List<Integer> classes = third == 0 ? List.of(first, second) : List.of(second, first, third);
                    int most = IntStream.rangeClosed(1, pairCap * (first + second + third))
                            .filter(total -> carries(classes, pairCap, total))
                            .max()
                            .orElse(0);

                    assertThat(diverse(new Ground(20, 10_000, TEN_HOURS, 1000, classes), pairCap))
                            .as("%s", classes)
                            .isEqualTo(most);
                }
            }
        }
    }

    private static boolean carries(List<Integer> classes, int pairCap, int total) {
        int share = Math.ceilDiv(3 * total, 5);
        return classes.stream()
                        .mapToInt(size -> Math.min(size * pairCap, share))
                        .sum()
                >= total;
    }

    private static int diverse(Ground ground, int pairCap) {
        return Capacity.of(ground, required(pairCap)).limits().stream()
                .filter(limit -> limit.kind() == Kind.DIVERSITY)
                .findFirst()
                .orElseThrow()
                .perDay();
    }

    @Test
    void one_class_alone_needs_no_diversity() {
        assertThat(Capacity.of(ground(4, 40), required(2)).perDay()).isEqualTo(8);
    }

    @Test
    void the_binding_limit_is_told_with_its_factors() {
        assertThat(Capacity.of(ground(4, 40), Defaults.CAMPAIGN).because()).isEqualTo("4 partners × pair cap 2");
        assertThat(Capacity.of(ground(1, 40), Defaults.CAMPAIGN).because()).isEqualTo("1 partner × pair cap 2");
        assertThat(Capacity.of(ground(30, 40), Defaults.CAMPAIGN).because())
                .isEqualTo("daily_max 40, which replies share");
        assertThat(Capacity.of(ground(30, 400), Defaults.CAMPAIGN).because())
                .isEqualTo("a window of 10h with a least gap of 10m, which replies share");
    }

    @Test
    void without_a_gap_the_gap_limits_nothing() {
        Capacity capacity = Capacity.of(ground(400, 4000), Defaults.CAMPAIGN, Duration.ZERO);

        assertThat(capacity.limits()).extracting(Capacity.Limit::kind).doesNotContain(Kind.GAP);
    }

    @Test
    void a_gap_stretched_by_the_pace_leaves_room_for_less() {
        assertThat(Capacity.of(ground(100, 4000), Defaults.CAMPAIGN, Duration.ofMinutes(15))
                        .perDay())
                .isEqualTo(25);
    }

    @Test
    void it_says_how_many_mailboxes_more_would_carry_the_target() {
        assertThat(Capacity.moreFor(20, ground(4, 40), Defaults.CAMPAIGN)).hasValue(6);
        assertThat(Capacity.moreFor(8, ground(4, 40), Defaults.CAMPAIGN)).hasValue(0);
        assertThat(Capacity.moreFor(26, ground(4, 40), Defaults.CAMPAIGN))
                .as("daily_max carries 25, however many partners there are")
                .isEmpty();
        assertThat(Capacity.moreFor(8, new Ground(0, 40, TEN_HOURS, 0, List.of()), Defaults.CAMPAIGN))
                .hasValue(4);
        assertThat(Capacity.moreFor(20, new Ground(10, 40, TEN_HOURS, 400, List.of(9, 1)), required(2)))
                .as("4 more of the small class: 18 + 10, at most 12 each")
                .hasValue(3);
    }

    @Test
    void one_more_partner_never_carries_less() {
        int[] perDay = IntStream.range(0, 50)
                .map(partners -> limit(Kind.PARTNERS, ground(partners, 40)))
                .toArray();

        assertThat(perDay).isSorted();
    }

    private static Ground ground(int partners, int dailyMax) {
        return new Ground(partners, dailyMax, TEN_HOURS, 40.0 * partners, List.of(partners));
    }

    private static int limit(Kind kind, Ground ground) {
        return Capacity.of(ground, Defaults.CAMPAIGN).limits().stream()
                .filter(limit -> limit.kind() == kind)
                .findFirst()
                .orElseThrow()
                .perDay();
    }

    private static CampaignSettings required(int pairCap) {
        CampaignSettings base = Defaults.CAMPAIGN;
        return new CampaignSettings(
                base.volume(),
                new Pairs(pairCap, SameDomain.LAST, Diversity.REQUIRE, 5),
                base.times(),
                base.read(),
                base.reply(),
                base.file());
    }
}
