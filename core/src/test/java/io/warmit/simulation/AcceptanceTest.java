package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.campaign.Rate;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Status;
import io.warmit.placement.FolderRole;
import io.warmit.planning.Room;
import io.warmit.planning.Why;
import io.warmit.planning.WhyFacts;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.stats.Completion;
import io.warmit.stats.DayWork;
import io.warmit.stats.Failures;
import io.warmit.stats.MailDay;
import io.warmit.store.CompletionReader;
import io.warmit.store.StatsReader;
import io.warmit.store.StatsReader.By;
import io.warmit.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What warm-up promises, lived through in the mail world. */
class AcceptanceTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** A11: with every partner gone nobody is woken but for the opening of a day, and {@code why} tells what is missing. */
    @Test
    void a11_when_every_partner_is_gone_the_worker_sleeps() {
        try (Simulation simulation = simulation(11, Defaults.CAMPAIGN, new Journal())) {
            cast(simulation, 4, ProviderModel.accepting(), Mode.ENGAGE);
            simulation.launch();
            simulation.runDays(4);
            for (Mailbox gone : simulation.mailboxes().subList(1, 4)) {
                simulation
                        .store()
                        .mailboxes()
                        .status(
                                gone.id(),
                                Status.PAUSED,
                                simulation.clock().instant(),
                                Optional.of("test"),
                                Optional.empty());
            }
            // An answer may be due three days later, and those are not counted at a weekend.
            simulation.runDays(11);
            int accepted = simulation.world().accepted();
            long visits = simulation.timeline().visits();

            simulation.runDays(15);

            assertThat(simulation.world().accepted()).isEqualTo(accepted);
            assertThat(simulation.timeline().visits() - visits).isLessThanOrEqualTo(4 * 4 * 2);
            Why why = why(simulation, simulation.mailboxes().getFirst());
            Why.Limit binding = why.binding().orElseThrow();
            assertThat(binding.name())
                    .startsWith("partners 0, the pool has no other usable mailbox (")
                    .contains("m1 is paused", "m2 is paused", "m3 is paused");
            assertThat(binding.text()).isEqualTo("binds now: a mailbox cannot warm up alone, add another to its pool");
            assertThat(why.wakes()).extracting(Why.Wake::what).containsExactly("plan the day");
        }
    }

    private static Why why(Simulation simulation, Mailbox mailbox) {
        Store store = simulation.store();
        Instant now = simulation.clock().instant();
        LocalDate day = now.atZone(mailbox.zone()).toLocalDate();
        return Why.of(new WhyFacts(
                now,
                PARIS,
                mailbox,
                store.campaigns().enrolmentOf(mailbox.id()),
                Optional.empty(),
                store.facts().members(mailbox, day),
                List.of(),
                Room.ofDay(mailbox.dailyMax()),
                Room.Used.NOTHING,
                store.messages().lastDot(mailbox.id()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Rate.of(0, 0),
                WhyFacts.Firsts.NONE,
                store.spaces().guarded()));
    }

    /** A25: where receivers accept everything, what was due is done, also when a least number a day is asked for. */
    @ParameterizedTest
    @ValueSource(ints = {0, 30})
    void a25_a_store_whose_receivers_accept_everything_does_what_was_due(int minimum) {
        Journal journal = new Journal();
        Volume calm = Defaults.CAMPAIGN.volume();
        CampaignSettings settings = new CampaignSettings(
                new Volume(
                        calm.days(),
                        calm.ramp(),
                        calm.variationLow(),
                        calm.variationHigh(),
                        calm.after(),
                        minimum == 0 ? OptionalInt.empty() : OptionalInt.of(minimum)),
                Defaults.CAMPAIGN.pairs(),
                Defaults.CAMPAIGN.times(),
                Defaults.CAMPAIGN.read(),
                Defaults.CAMPAIGN.reply(),
                Defaults.CAMPAIGN.file());
        try (Simulation simulation = simulation(25, settings, journal)) {
            cast(simulation, 16, ProviderModel.accepting(), Mode.ENGAGE);
            simulation.launch();
            simulation.runDays(42);
            simulation.drain();

            Outcome outcome = simulation.outcome(journal);
            Map<String, DayWork> days = work(simulation, By.DAY);
            assertThat(days).hasSizeGreaterThan(25).allSatisfy((day, work) -> {
                assertThat(work.completion().share()).as(day).isGreaterThanOrEqualTo(Completion.GOAL);
                assertThat(work.failures().rate().share()).as(day).isLessThan(Failures.GOAL);
            });
            DayWork all = Objects.requireNonNull(work(simulation, By.ALL).get("all"));
            assertThat(all.completion().due())
                    .isGreaterThan(16 * 30 * 10)
                    .isEqualTo(days.values().stream()
                            .mapToInt(work -> work.completion().due())
                            .sum());
            assertThat(all.failures().claimed())
                    .isGreaterThanOrEqualTo(all.completion().done());
            if (minimum > 0) {
                MailDay atTheTop = outcome.days().get(25);
                assertThat(atTheTop.sent()).isGreaterThanOrEqualTo((int) (16 * minimum * Completion.GOAL));
            }
        }
    }

    /** QUOTA-5 and QUOTA-6, for the days that are over. */
    private static Map<String, DayWork> work(Simulation simulation, By by) {
        LocalDate first = Simulation.START.atZone(PARIS).toLocalDate();
        return new CompletionReader(simulation.store().database())
                .read(new StatsReader.Question(
                        first, first.plusDays(42), by, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** A26: mail at observers and at measured mailboxes lies where it was delivered, with the flags that it came with. */
    @Test
    void a26_observers_and_measured_mailboxes_are_never_touched() {
        try (Simulation simulation = simulation(26, Defaults.CAMPAIGN, new Journal())) {
            cast(simulation, 6, ProviderModel.own(), Mode.ENGAGE);
            simulation.add(Address.of("watch@observer.example"), ProviderModel.strict(), Mode.OBSERVE, PARIS);
            simulation.add(Address.of("count@measured.example"), ProviderModel.exchange(), Mode.MEASURE, PARIS);
            WorldMailbox observer = simulation.world().mailbox(Address.of("watch@observer.example"));
            WorldMailbox measured = simulation.world().mailbox(Address.of("count@measured.example"));
            observer.receiveForeign(FolderRole.INBOX, "<private@elsewhere.example>", Simulation.START);
            simulation.launch();
            Map<String, List<String>> before = Map.of();
            for (int day = 1; day <= 60; day++) {
                simulation.runDays(day);
                Map<String, List<String>> now = new HashMap<>(copies(observer));
                now.putAll(copies(measured));
                before.forEach((folder, copies) -> assertThat(
                                now.getOrDefault(folder, List.of()).subList(0, copies.size()))
                        .as(folder)
                        .isEqualTo(copies));
                before = now;
            }

            assertThat(before.values().stream().mapToInt(List::size).sum()).isGreaterThan(100);
            assertThat(before.values().stream().flatMap(List::stream)).allMatch(copy -> copy.endsWith("[]"));
            assertThat(before.keySet()).noneMatch(folder -> folder.contains("warmit"));
        }
    }

    private static Map<String, List<String>> copies(WorldMailbox box) {
        Map<String, List<String>> copies = new HashMap<>();
        box.folders()
                .forEach((name, folder) -> copies.put(
                        box.address() + " " + name,
                        folder.all().stream().map(WorldCopy::toString).toList()));
        return copies;
    }

    private static Simulation simulation(long seed, CampaignSettings settings, Journal journal) {
        return new Simulation(Scenario.inMemory(seed, PARIS, settings), journal);
    }

    private static void cast(Simulation simulation, int mailboxes, ProviderModel model, Mode mode) {
        for (int i = 0; i < mailboxes; i++) {
            simulation.add(Address.of("m" + i + "@d" + i % 3 + ".example"), model, mode, PARIS);
        }
    }
}
