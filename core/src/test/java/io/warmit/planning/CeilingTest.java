package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Health;
import io.warmit.mailbox.Mailbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A13: pools of several sizes on one to n domains keep the pair cap, and every sender reaches the ceiling that is printed. */
class CeilingTest {
    static Stream<Arguments> pools() {
        return IntStream.of(2, 3, 5, 8, 20)
                .boxed()
                .flatMap(size -> IntStream.rangeClosed(1, size)
                        .boxed()
                        .flatMap(domains ->
                                Stream.of(SameDomain.values()).map(same -> Arguments.of(size, domains, same))));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void the_printed_ceiling_is_what_a_day_of_planning_reaches(int size, int domains, SameDomain same) {
        CampaignSettings settings = Sample.settings(
                volume -> new Volume(30, new RampPlan.Linear(50, 0, 50), 1, 1, After.STOP, OptionalInt.empty()),
                pairs -> new Pairs(2, same, Diversity.PREFER, 5),
                UnaryOperator.identity());
        List<Mailbox> pool = Sample.pool(size, domains);
        Map<Long, Integer> received = new HashMap<>();

        for (Outlook outlook : Outlook.of(pool, settings)) {
            List<PlannedOpener> openers = plan(outlook.mailbox(), pool, settings, received);

            assertThat(openers).as(outlook.capacity().because()).hasSize(outlook.ceiling());
            Map<Long, Integer> pairs = new HashMap<>();
            openers.forEach(opener -> {
                pairs.merge(opener.receiver().id(), 1, Integer::sum);
                received.merge(opener.receiver().id(), 1, Integer::sum);
            });
            assertThat(pairs).doesNotContainKey(outlook.mailbox().id());
            assertThat(pairs.values()).allMatch(openersOfPair -> openersOfPair <= 2);
        }
        assertThat(received.values()).allMatch(openers -> openers <= 40);
    }

    private static List<PlannedOpener> plan(
            Mailbox sender, List<Mailbox> pool, CampaignSettings settings, Map<Long, Integer> received) {
        List<Partner> partners = new ArrayList<>();
        for (Partner partner : Sample.partners(sender, pool)) {
            int senders = settings.pairs().sameDomain() == SameDomain.NEVER
                    ? (int) pool.stream()
                            .filter(other -> !other.address()
                                    .domain()
                                    .equals(partner.mailbox().address().domain()))
                            .count()
                    : pool.size() - 1;
            partners.add(new Partner(
                    partner.mailbox(),
                    0,
                    Optional.empty(),
                    received.getOrDefault(partner.mailbox().id(), 0),
                    Math.max(1, senders)));
        }
        Facts facts = Sample.facts(
                Sample.OPENING,
                Sample.MONDAY,
                sender,
                Sample.enrolment(settings, 1),
                List.of(),
                partners,
                Health.UNKNOWN,
                Map.of());
        return Planner.plan(facts, Sample.DRAW, Sample.KEY).openers();
    }
}
