package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.engine.EngineListener;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.message.Token;
import io.warmit.placement.Placement;
import io.warmit.schedule.Range;
import io.warmit.simulation.MailWorld.Fate;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.stats.Counts;
import io.warmit.stats.Latency;
import io.warmit.stats.Training;
import io.warmit.store.MessageReader;
import io.warmit.store.MessageReader.Listed;
import io.warmit.store.StatsReader;
import io.warmit.store.TrainingReader;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What warmit shows is what the mail world really did, message by message; and it claims an effect of its own doing only where there is one. */
class PlacementTruthTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int DAYS = 30;
    private static final LocalDate FIRST = Simulation.START.atZone(PARIS).toLocalDate();

    @Test
    void placement_missing_mail_and_latency_of_every_message_are_those_of_the_world() {
        try (Simulation simulation =
                new Simulation(Scenario.inMemory(3, PARIS, Defaults.CAMPAIGN), EngineListener.SILENT)) {
            for (int i = 0; i < 6; i++) {
                simulation.add(Address.of("m" + i + "@junk.example"), junking(), Mode.ENGAGE, PARIS);
                simulation.add(Address.of("m" + i + "@odd.example"), rewriting(), Mode.ENGAGE, PARIS);
            }
            simulation.launch();
            simulation.runDays(DAYS);
            simulation.drain();

            Map<Token, Optional<Fate>> truth = simulation.world().fates();
            Map<String, Map<Placement, Integer>> placed = new HashMap<>();
            Map<String, Integer> lost = new HashMap<>();
            Map<String, List<Long>> ways = new HashMap<>();
            int compared = 0;
            for (Listed listed : messages(simulation)) {
                Optional<Fate> fate = truth.get(listed.message().token());
                if (fate == null) {
                    assertThat(listed.message().state().word()).isIn("SKIPPED", "FAILED");
                    continue;
                }
                String provider = providerOf(simulation, listed.message().receiverId());
                String shown = listed.message().token().toString();
                if (fate.isEmpty()) {
                    assertThat(listed.message().state().word()).as(shown).isEqualTo("MISSING");
                    lost.merge(provider, 1, Integer::sum);
                } else {
                    assertThat(listed.placement())
                            .as(shown)
                            .contains(fate.get().placement().name());
                    placed.computeIfAbsent(provider, name -> new HashMap<>())
                            .merge(fate.get().placement(), 1, Integer::sum);
                    ways.computeIfAbsent(provider, name -> new ArrayList<>())
                            .add(told(Duration.between(
                                            listed.message().acceptedAt().orElseThrow(),
                                            fate.get().at())
                                    .toMillis()));
                }
                compared++;
            }

            assertThat(compared).isEqualTo(truth.size()).isGreaterThan(1500);
            StatsReader stats = new StatsReader(simulation.store().database());
            Map<String, Latency> latencies = stats.latencies(question());
            List<Counts> shown = stats.read(question(), simulation.clock().instant());
            assertThat(shown).extracting(Counts::key).containsExactly("junking", "rewriting");
            for (Counts counts : shown) {
                Map<Placement, Integer> real = placed.getOrDefault(counts.key(), Map.of());
                for (Placement placement : Placement.values()) {
                    assertThat(counts.placement(placement.name()))
                            .as(counts.key() + " " + placement)
                            .isEqualTo(real.getOrDefault(placement, 0));
                }
                assertThat(counts.state("MISSING"))
                        .isEqualTo(lost.getOrDefault(counts.key(), 0))
                        .isPositive();
                assertThat(counts.balanced()).isTrue();
                assertThat(latencies.get(counts.key()))
                        .isEqualTo(Latency.of(ways.getOrDefault(counts.key(), List.of())));
            }
        }
    }

    /** To a tenth of a second, from a minute on to a second, from ten minutes on to a minute. */
    private static long told(long millis) {
        long step = millis < 60_000 ? 100 : millis < 600_000 ? 1_000 : 60_000;
        return millis < 0 ? -1 : Math.floorDiv(millis + step / 2, step) * step;
    }

    @Test
    void engagement_that_trains_each_mailbox_is_found_at_the_observers_it_does_not_reach() {
        Training training = trained(0.9, 11);

        assertThat(training.effect()).hasValueSatisfying(effect -> {
            assertThat(effect.shown()).as(training.text()).isTrue();
            assertThat(effect.low()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void where_engagement_changes_nothing_no_effect_is_shown(long seed) {
        Training training = trained(0, seed);

        assertThat(training.text()).isEqualTo("training effect, 28 days: no effect shown");
    }

    /** Engaged mailboxes and observers of one provider with a filter for each, of which a share of the junk can be trained away. */
    private static Training trained(double trainable, long seed) {
        ProviderModel model = new ProviderModel(
                        "personal", 0.18, trainable, 0, 0, 0, 0, 0, prompt(), false, false, true, "Junk")
                .withPersonalFilters();
        try (Simulation simulation =
                new Simulation(Scenario.inMemory(seed, PARIS, Defaults.CAMPAIGN), EngineListener.SILENT)) {
            for (int i = 0; i < 10; i++) {
                simulation.add(Address.of("m" + i + "@d" + i % 2 + ".example"), model, Mode.ENGAGE, PARIS);
            }
            for (int i = 0; i < 6; i++) {
                simulation.add(Address.of("o" + i + "@o.example"), model, Mode.OBSERVE, PARIS);
            }
            simulation.launch();
            simulation.runDays(DAYS);
            return new TrainingReader(simulation.store().database())
                    .read(new StatsReader.Question(
                            FIRST.plusDays(DAYS - 28),
                            FIRST.plusDays(DAYS),
                            StatsReader.By.MODE,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    private static ProviderModel junking() {
        return new ProviderModel(
                "junking", 0.3, 0, 0.01, 0.05, 0.01, 0.02, 0.002, prompt(), false, false, true, "Junk");
    }

    private static ProviderModel rewriting() {
        Range slow = new Range(Duration.ofSeconds(30), Duration.ofHours(3));
        return new ProviderModel("rewriting", 0.05, 0, 0, 0, 0.02, 0.1, 0, slow, true, true, false, "Junk-E-Mail");
    }

    private static Range prompt() {
        return new Range(Duration.ofSeconds(1), Duration.ofSeconds(9));
    }

    private static List<Listed> messages(Simulation simulation) {
        return new MessageReader(simulation.store().database())
                .list(
                        new MessageReader.Filter(
                                Set.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                simulation.clock().instant()),
                        Integer.MAX_VALUE);
    }

    private static String providerOf(Simulation simulation, long mailbox) {
        return simulation.store().mailboxes().find(mailbox).orElseThrow().provider();
    }

    private static StatsReader.Question question() {
        return new StatsReader.Question(
                FIRST,
                FIRST.plusDays(DAYS + 20),
                StatsReader.By.PROVIDER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
