package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.Reply;
import io.warmit.campaign.Defaults;
import io.warmit.message.Manners;
import io.warmit.schedule.Draw;
import io.warmit.schedule.Range;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MannersTest {
    private static final Draw DRAW = Sample.DRAW;
    private static final int MANY = 10_000;

    /** MAN-2. */
    @Test
    void delays_in_the_middle_of_their_draw_are_819_seconds_for_reading_and_18731_for_the_answer() {
        Range read = Defaults.CAMPAIGN.read().delay();
        Range reply = Defaults.CAMPAIGN.reply().delay();

        assertThat(read.at(0.5, 2.2).plusMillis(500).toSeconds()).isEqualTo(819);
        assertThat(reply.at(0.5, 4).toSeconds()).isEqualTo(18_731);
        assertThat(List.of(read.at(0, 2.2), read.at(1, 2.2)))
                .containsExactly(Duration.ofSeconds(45), Duration.ofHours(1));
        assertThat(List.of(reply.at(0, 4), reply.at(1, 4))).containsExactly(Duration.ofMinutes(45), Duration.ofDays(3));
    }

    @Test
    void the_exponents_are_those_that_the_draw_uses() {
        Manners manners = MannersDraw.of(Defaults.CAMPAIGN, DRAW, "t", true);

        assertThat(manners.readAfter())
                .isEqualTo(Defaults.CAMPAIGN.read().delay().at(DRAW.unit("read-delay", "t"), 2.2));
        assertThat(manners.answerAfter())
                .isEqualTo(Defaults.CAMPAIGN.reply().delay().at(DRAW.unit("reply-delay", "t"), 4));
    }

    /** A14: 30 % of 10,000, within the 99 % interval. */
    @Test
    void of_ten_thousand_openers_the_set_share_is_answered() {
        List<Integer> turns = IntStream.range(0, MANY)
                .mapToObj(i -> MannersDraw.turns(Defaults.CAMPAIGN, DRAW, i))
                .toList();

        assertThat(turns.stream().filter(number -> number > 1).count() / (double) MANY)
                .isBetween(0.288, 0.312);
        Map<Integer, Long> lengths = turns.stream()
                .filter(number -> number > 1)
                .collect(Collectors.groupingBy(number -> number, TreeMap::new, Collectors.counting()));
        long answered = lengths.values().stream().mapToLong(Long::longValue).sum();
        assertThat(lengths.keySet()).containsExactly(2, 3, 4, 5);
        assertThat(turns.stream()
                                .filter(number -> number > 1)
                                .mapToInt(number -> number - 1)
                                .sum()
                        / (double) answered)
                .isCloseTo(1.85, within(0.06));
    }

    /** A14: whatever the rate, the decision is made once and never again. */
    @Test
    void a_reply_is_decided_once() {
        for (int i = 0; i < 1000; i++) {
            assertThat(MannersDraw.turns(Defaults.CAMPAIGN, DRAW, i))
                    .isEqualTo(MannersDraw.turns(Defaults.CAMPAIGN, DRAW, i));
            assertThat(MannersDraw.of(Defaults.CAMPAIGN, DRAW, i, true))
                    .isEqualTo(MannersDraw.of(Defaults.CAMPAIGN, DRAW, i, true));
        }
    }

    @Test
    void everybody_or_nobody_answers_where_the_rate_says_so() {
        assertThat(IntStream.range(0, MANY).map(i -> MannersDraw.turns(rate(1, 2), DRAW, i)))
                .containsOnly(2);
        assertThat(IntStream.range(0, MANY).map(i -> MannersDraw.turns(rate(0, 5), DRAW, i)))
                .containsOnly(1);
        assertThat(IntStream.range(0, MANY).map(i -> MannersDraw.turns(rate(1, 1), DRAW, i)))
                .as("one turn is the opener alone")
                .containsOnly(1);
    }

    @Test
    void ninety_percent_are_read_five_starred_and_twenty_marked_important() {
        List<Manners> drawn = IntStream.range(0, MANY)
                .mapToObj(i -> MannersDraw.of(Defaults.CAMPAIGN, DRAW, i, false))
                .toList();

        assertThat(share(drawn, Manners::read)).isBetween(0.892, 0.908);
        assertThat(share(drawn, Manners::star)).as("of the read ones").isBetween(0.039, 0.051);
        assertThat(share(drawn, Manners::important)).isBetween(0.169, 0.191);
        assertThat(drawn).noneMatch(manners -> !manners.read() && (manners.star() || manners.important()));
        assertThat(drawn).noneMatch(Manners::answer);
    }

    @Test
    void what_will_be_answered_is_read() {
        assertThat(IntStream.range(0, 1000).mapToObj(i -> MannersDraw.of(Defaults.CAMPAIGN, DRAW, i, true)))
                .allMatch(Manners::read);
    }

    private static double share(List<Manners> drawn, java.util.function.Predicate<Manners> what) {
        return drawn.stream().filter(what).count() / (double) drawn.size();
    }

    private static CampaignSettings rate(double rate, int turns) {
        CampaignSettings base = Defaults.CAMPAIGN;
        Pairs pairs = new Pairs(
                base.pairs().pairCap(), base.pairs().sameDomain(), base.pairs().diversity(), turns);
        return new CampaignSettings(
                base.volume(),
                pairs,
                base.times(),
                base.read(),
                new Reply(rate, base.reply().delay()),
                base.file());
    }
}
