package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Message;
import io.warmit.simulation.Journal;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import io.warmit.simulation.Simulation.Scenario;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A13: pools of several sizes on one to n domains keep the pair cap, and every sender reaches the ceiling that is printed: both sides come from the product. */
class CeilingTest {
    static Stream<Arguments> pools() {
        return IntStream.of(2, 3, 5, 8, 20)
                .boxed()
                .flatMap(size -> IntStream.of(1, 2, 3, size)
                        .filter(domains -> domains <= size)
                        .distinct()
                        .boxed()
                        .flatMap(domains ->
                                Stream.of(SameDomain.values()).map(same -> Arguments.of(size, domains, same))));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void the_printed_ceiling_is_what_a_simulated_day_reaches(int size, int domains, SameDomain same) {
        CampaignSettings settings = Sample.settings(
                volume -> new Volume(30, new RampPlan.Linear(50, 0, 50), 1, 1, After.STOP, OptionalInt.empty()),
                pairs -> new Pairs(2, same, Diversity.PREFER, 5),
                UnaryOperator.identity());
        LocalDate day = Simulation.START.atZone(Sample.PARIS).toLocalDate();
        try (Simulation simulation = new Simulation(Scenario.inMemory(13, Sample.PARIS, settings), new Journal())) {
            for (int i = 0; i < size; i++) {
                Address address = Address.of("m" + i + "@d" + i % domains + ".example");
                simulation.add(address, ProviderModel.accepting(), Mode.ENGAGE, Sample.PARIS);
            }
            simulation.launch();
            simulation.clock().moveTo(Simulation.START.plus(Duration.ofMinutes(90)));
            simulation.mailboxes().forEach(mailbox -> simulation.engine().visit(mailbox.id()));

            Map<Long, Integer> received = new HashMap<>();
            for (Outlook outlook : Outlook.of(simulation.mailboxes(), settings)) {
                Mailbox sender = outlook.mailbox();
                List<Message> openers = simulation.store().facts().openers(sender.id(), day);
                assertThat(openers).as(outlook.capacity().because()).hasSize(outlook.ceiling());
                Map<Long, Integer> pairs = new HashMap<>();
                openers.forEach(opener -> {
                    pairs.merge(opener.receiverId(), 1, Integer::sum);
                    received.merge(opener.receiverId(), 1, Integer::sum);
                });
                assertThat(pairs).doesNotContainKey(sender.id());
                assertThat(pairs.values()).allMatch(openersOfPair -> openersOfPair <= 2);
            }
            assertThat(received.values()).allMatch(openers -> openers <= 40);
        }
    }
}
