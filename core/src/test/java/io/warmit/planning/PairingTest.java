package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.Defaults;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Health;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.Status;
import io.warmit.schedule.Draw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PairingTest {
    @RepeatedTest(50)
    void nobody_gets_a_second_opener_while_another_has_had_none_and_a_pair_keeps_its_cap(RepetitionInfo run) {
        List<Mailbox> pool = Sample.pool(6, 6);

        List<String> receivers = pairs(pool, Defaults.CAMPAIGN, 12, Map.of(), Sample.draw(run.getCurrentRepetition()));

        assertThat(receivers).hasSize(10);
        assertThat(receivers.subList(0, 5)).doesNotHaveDuplicates();
        assertThat(receivers.subList(5, 10)).doesNotHaveDuplicates();
    }

    @Test
    void only_active_receivers_with_proved_logins_are_eligible() {
        List<Mailbox> pool = new ArrayList<>(Sample.pool(5, 5));
        pool.set(1, Sample.status(pool.get(1), Status.NEEDS_LOGIN));
        pool.set(2, Sample.role(pool.get(2), Role.SENDER));
        pool.set(3, Sample.most(pool.get(3), 40, 0));

        assertThat(pairs(pool, Defaults.CAMPAIGN, 9, Map.of(), Sample.DRAW))
                .containsExactly("m4@d4.example", "m4@d4.example");
    }

    @Test
    void what_a_receiver_got_from_others_today_counts_against_it() {
        Mailbox sender = Sample.mailbox(1, "a@a.example");
        Partner full = new Partner(Sample.mailbox(2, "b@b.example"), 0, Optional.empty(), 40, 9);
        Partner one = new Partner(Sample.mailbox(3, "c@c.example"), 1, Optional.of(Sample.MONDAY), 39, 9);

        assertThat(receivers(facts(sender, List.of(full, one), Defaults.CAMPAIGN, Map.of()), 5, Sample.DRAW))
                .containsExactly("c@c.example");
    }

    @Test
    void the_own_domain_comes_last_or_never_or_like_any_other() {
        List<Mailbox> pool = List.of(
                Sample.mailbox(1, "a@own.example"),
                Sample.mailbox(2, "b@own.example"),
                Sample.mailbox(3, "c@other.example"),
                Sample.mailbox(4, "d@other.example"));

        List<String> last = pairs(pool, same(SameDomain.LAST), 6, Map.of(), Sample.DRAW);
        assertThat(last.subList(0, 4)).containsOnly("c@other.example", "d@other.example");
        assertThat(last.subList(4, 6)).containsOnly("b@own.example");
        assertThat(pairs(pool, same(SameDomain.NEVER), 6, Map.of(), Sample.DRAW))
                .hasSize(4)
                .doesNotContain("b@own.example");
        assertThat(IntStream.range(0, 60)
                        .mapToObj(i -> pairs(pool, same(SameDomain.ALLOW), 1, Map.of(), Sample.draw(i))
                                .getFirst())
                        .filter("b@own.example"::equals)
                        .count())
                .isBetween(8L, 32L);
    }

    @Test
    void no_class_gets_more_than_60_percent_while_another_has_room() {
        List<Mailbox> pool = classes("gmail", 9, "own", 3);

        Map<String, Integer> preferred = byClass(pool, diversity(Diversity.PREFER), 10);
        Map<String, Integer> beyond = byClass(pool, diversity(Diversity.PREFER), 20);
        Map<String, Integer> required = byClass(pool, diversity(Diversity.REQUIRE), 15);

        assertThat(preferred.get("gmail")).isBetween(4, 6);
        assertThat(beyond).as("6 is all that own can take, the rest goes on").isEqualTo(Map.of("gmail", 14, "own", 6));
        assertThat(required).isEqualTo(Map.of("gmail", 9, "own", 6));
    }

    @Test
    void a_class_that_files_into_spam_is_chosen_less() {
        List<Mailbox> pool = classes("gmail", 10, "own", 10);
        Health spam = new Health(100, 50, 50, 0, 0, 100, 0);
        Health clean = new Health(100, 0, 0, 0, 0, 100, 0);
        int gmail = 0;
        for (int i = 0; i < 3000; i++) {
            // One opener a day: the class's own brake would cut its share, so the weight alone is looked at.
            gmail += pairs(pool, Defaults.CAMPAIGN, 1, Map.of("gmail", clean, "own", clean), Sample.draw(i))
                            .getFirst()
                            .startsWith("gmail")
                    ? 1
                    : 0;
        }
        assertThat(gmail).as("equal weights").isBetween(1400, 1600);
        assertThat(Choice.of(
                        List.of("own", "gmail"), name -> name.equals("own") ? 1 / (1 + 4 * spam.spamShare()) : 1, 0.26))
                .as("1/3 against 1")
                .isEqualTo("gmail");
    }

    /** PAIR-3: half of what is met at a class in spam makes its weight 1 ÷ (1 + 4 × 0.5), so the other gets three of four. */
    @Test
    void a_class_that_files_half_into_spam_weighs_a_third() {
        List<Mailbox> pool = classes("gmail", 10, "own", 10);
        // Too few to brake on, so that the weight alone is looked at.
        Map<String, Health> health =
                Map.of("gmail", new Health(18, 0, 0, 0, 0, 18, 0), "own", new Health(18, 9, 9, 0, 0, 18, 0));
        int gmail = 0;
        for (int i = 0; i < 3000; i++) {
            gmail += pairs(pool, Defaults.CAMPAIGN, 1, health, Sample.draw(i))
                            .getFirst()
                            .startsWith("gmail")
                    ? 1
                    : 0;
        }

        assertThat(gmail).as("2250, with four standard errors to either side").isBetween(2155, 2345);
    }

    @Test
    void a_class_on_hold_gets_its_share_times_the_factor_and_the_others_go_on() {
        List<Mailbox> pool = classes("gmail", 10, "own", 10);
        Map<String, Health> health = Map.of("gmail", new Health(97, 13, 13, 0, 0, 97, 0));
        Pairing pairing = new Pairing(
                facts(pool.getFirst(), Sample.partners(pool.getFirst(), pool), Defaults.CAMPAIGN, health), 10, 1);

        assertThat(pairing.shares().quota()).as("5 + 3.5 rounded half up").isEqualTo(9);
        assertThat(pairing.shares().limits()).isEqualTo(Map.of("gmail", 4));
        assertThat(pairing.shares().reasons())
                .containsExactly(
                        "gmail on hold, 4 instead of 5 openers to it: 13 of 97 messages of 7 days landed in spam"
                                + " or went missing, surely more than 10 %");
        Map<String, Integer> sent = byClass(pool, Defaults.CAMPAIGN, 10, health);
        assertThat(sent.get("gmail")).isLessThanOrEqualTo(4);
        assertThat(sent.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(9);
    }

    @Test
    void a_class_that_stops_gets_nothing() {
        List<Mailbox> pool = classes("gmail", 10, "own", 10);

        assertThat(byClass(pool, Defaults.CAMPAIGN, 10, Map.of("gmail", new Health(100, 27, 27, 0, 0, 100, 0))))
                .isEqualTo(Map.of("own", 5));
    }

    @Test
    void what_the_own_pace_has_cut_is_not_cut_again() {
        Map<String, Health> health = Map.of("gmail", new Health(97, 13, 13, 0, 0, 97, 0));

        assertThat(ClassShares.of(7, Map.of("gmail", 20, "own", 20), health, Brakes.DEFAULT, 0.7)
                        .quota())
                .isEqualTo(7);
    }

    @Test
    void who_was_written_to_lately_or_has_received_much_is_less_likely() {
        Mailbox sender = Sample.mailbox(1, "a@a.example");
        LocalDate yesterday = Sample.MONDAY.minusDays(1);
        List<Partner> partners = List.of(
                new Partner(Sample.mailbox(2, "fresh@b.example"), 0, Optional.empty(), 0, 3),
                new Partner(Sample.mailbox(3, "lately@c.example"), 0, Optional.of(yesterday), 0, 3),
                new Partner(Sample.mailbox(4, "busy@d.example"), 0, Optional.empty(), 3, 3));
        Map<String, Integer> first = new TreeMap<>();
        for (int i = 0; i < 10_000; i++) {
            receivers(facts(sender, partners, Defaults.CAMPAIGN, Map.of()), 1, Sample.draw(i))
                    .forEach(name -> first.merge(name, 1, Integer::sum));
        }

        // Weights 1, 0.15 and 1/4 of 1.4.
        assertThat(first.get("fresh@b.example")).isBetween(6950, 7330);
        assertThat(first.get("lately@c.example")).isBetween(950, 1190);
        assertThat(first.get("busy@d.example")).isBetween(1650, 1920);
    }

    @Test
    void observers_get_a_tenth_of_the_week_at_most_evenly_over_their_classes_and_three_a_day_each() {
        List<Mailbox> pool = new ArrayList<>(Sample.pool(21, 7));
        pool.add(Sample.provider(Sample.mode(Sample.mailbox(90, "o1@g.example"), Mode.OBSERVE), "gmail"));
        pool.add(Sample.provider(Sample.mode(Sample.mailbox(91, "o2@g.example"), Mode.OBSERVE), "gmail"));
        pool.add(Sample.provider(Sample.mode(Sample.mailbox(92, "o3@y.example"), Mode.OBSERVE), "yahoo"));

        List<String> some = observed(pool, 40, new Week(80, 6));
        assertThat(some).as("a tenth of 120, less the 6 of the week").hasSize(6);
        assertThat(Collections.frequency(some, "o3@y.example"))
                .as("half of the classes, at most the pair cap")
                .isEqualTo(2);
        assertThat(observed(pool, 20, new Week(80, 10))).isEmpty();
        assertThat(observed(pool, 9, Week.NONE)).isEmpty();
        assertThat(observed(pool, 10, Week.NONE)).hasSize(1);
    }

    @Test
    void an_observer_that_has_had_three_today_gets_no_more() {
        Mailbox sender = Sample.mailbox(1, "a@a.example");
        Mailbox observer = Sample.mode(Sample.mailbox(2, "o@o.example"), Mode.OBSERVE);
        List<Partner> partners = List.of(
                new Partner(observer, 0, Optional.empty(), 3, 9),
                new Partner(Sample.mailbox(3, "c@c.example"), 0, Optional.empty(), 0, 9));

        assertThat(receivers(facts(sender, partners, Defaults.CAMPAIGN, Map.of()), 10, Sample.DRAW))
                .containsExactly("c@c.example", "c@c.example");
    }

    private static List<String> observed(List<Mailbox> pool, int quota, Week week) {
        Facts base = facts(pool.getFirst(), Sample.partners(pool.getFirst(), pool), Defaults.CAMPAIGN, Map.of());
        Facts facts = new Facts(
                base.now(),
                base.day(),
                base.sender(),
                base.enrolment(),
                base.brakes(),
                base.history(),
                base.partners(),
                base.poolPartners(),
                base.health(),
                base.classHealth(),
                base.inbox(),
                0,
                week,
                List.of());
        return receivers(facts, quota, Sample.DRAW).stream()
                .filter(name -> name.startsWith("o"))
                .toList();
    }

    private static List<String> pairs(
            List<Mailbox> pool, CampaignSettings settings, int quota, Map<String, Health> health, Draw draw) {
        return receivers(facts(pool.getFirst(), Sample.partners(pool.getFirst(), pool), settings, health), quota, draw);
    }

    private static List<String> receivers(Facts facts, int quota, Draw draw) {
        Pairing pairing = new Pairing(facts, quota, 1);
        List<String> receivers = new ArrayList<>();
        for (int slot = 0; slot < pairing.shares().quota(); slot++) {
            pairing.next(draw, slot)
                    .ifPresent(mailbox -> receivers.add(mailbox.address().toString()));
        }
        return receivers;
    }

    private static Facts facts(
            Mailbox sender, List<Partner> partners, CampaignSettings settings, Map<String, Health> health) {
        Enrolment enrolment = Sample.enrolment(settings, 1);
        return Sample.facts(
                Sample.OPENING, Sample.MONDAY, sender, enrolment, List.of(), partners, Health.UNKNOWN, health);
    }

    private static Map<String, Integer> byClass(List<Mailbox> pool, CampaignSettings settings, int quota) {
        return byClass(pool, settings, quota, Map.of());
    }

    private static Map<String, Integer> byClass(
            List<Mailbox> pool, CampaignSettings settings, int quota, Map<String, Health> health) {
        Map<String, Integer> counts = new TreeMap<>();
        pairs(pool, settings, quota, health, Sample.DRAW)
                .forEach(name -> counts.merge(name.replaceAll("\\d.*", ""), 1, Integer::sum));
        return counts;
    }

    /** A sender of its own, then mailboxes of two classes. */
    private static List<Mailbox> classes(String one, int ones, String other, int others) {
        List<Mailbox> pool = new ArrayList<>(List.of(Sample.mailbox(1, "sender@s.example")));
        for (int i = 0; i < ones; i++) {
            pool.add(Sample.provider(Sample.mailbox(100 + i, one + i + "@" + one + i + ".example"), one));
        }
        for (int i = 0; i < others; i++) {
            pool.add(Sample.provider(Sample.mailbox(200 + i, other + i + "@" + other + i + ".example"), other));
        }
        return pool;
    }

    private static CampaignSettings same(SameDomain sameDomain) {
        return Sample.settings(
                UnaryOperator.identity(),
                pairs -> new Pairs(2, sameDomain, Diversity.PREFER, 5),
                UnaryOperator.identity());
    }

    private static CampaignSettings diversity(Diversity diversity) {
        return Sample.settings(
                UnaryOperator.identity(),
                pairs -> new Pairs(2, SameDomain.LAST, diversity, 5),
                UnaryOperator.identity());
    }
}
