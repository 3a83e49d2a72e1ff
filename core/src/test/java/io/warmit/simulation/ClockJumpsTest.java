package io.warmit.simulation;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.Spread;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.campaign.Defaults;
import io.warmit.engine.EngineListener;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Message;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.StoreKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A03: whatever the clock does, the caps hold in every rolling 24 hours, no burst follows, and what came too late is not made up for. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ClockJumpsTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** Awake day and night, so that the changes of the clock at night happen while mail is sent. */
    private static final Times ROUND_THE_CLOCK = new Times(
            LocalTime.MIDNIGHT,
            Optional.empty(),
            EnumSet.allOf(DayOfWeek.class),
            Defaults.CAMPAIGN.times().minGap(),
            Spread.EVEN);
    /** Spring begins in New York on 8 March and in Paris on the 29th; summer ends in Sydney and Auckland on 5 April. */
    private static final List<ZoneId> ZONES =
            List.of(PARIS, ZoneId.of("America/New_York"), ZoneId.of("Australia/Sydney"), ZoneId.of("Pacific/Auckland"));

    private static final int CAP = 6;

    private final Map<Address, List<Instant>> sent = new HashMap<>();
    private final Map<Address, Integer> expired = new HashMap<>();
    private final Simulation simulation;

    ClockJumpsTest(StoreKind kind) {
        Scenario scenario = new Scenario(3, PARIS, settings(), kind.fresh());
        simulation = new Simulation(scenario, new EngineListener() {
            @Override
            public void sent(Message message, Mailbox from, Mailbox to, Duration took, String reply) {
                sent.computeIfAbsent(from.address(), key -> new ArrayList<>()).add(ClockJumpsTest.this.now());
            }

            @Override
            public void expired(Mailbox mailbox, int slots) {
                expired.merge(mailbox.address(), slots, Integer::sum);
            }
        });
    }

    @BeforeEach
    void cast() {
        for (int i = 0; i < 8; i++) {
            simulation.add(
                    Address.of("m" + i + "@d" + i + ".example"),
                    ProviderModel.accepting(),
                    Mode.ENGAGE,
                    ZONES.get(i % ZONES.size()));
        }
        simulation
                .store()
                .database()
                .write(sql -> sql.update(MAILBOX).set(MAILBOX.DAILY_MAX, CAP).execute());
        simulation.launch();
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void both_changes_of_daylight_saving_time_break_no_cap_and_give_no_slot_twice() {
        simulation.runDays(37);

        assertThat(sent.values()).hasSize(8).allMatch(times -> times.size() > 30 * CAP / 2);
        nothingTooMuch();
        nothingTwice();
    }

    @Test
    void a_clock_that_is_set_back_breaks_no_cap() {
        for (Duration step : List.of(Duration.ofSeconds(20), Duration.ofMinutes(4), Duration.ofMinutes(50))) {
            simulation.runUntil(now().plus(Duration.ofHours(31)));
            simulation.clock().moveTo(now().minus(step));
        }
        simulation.runDays(8);

        assertThat(sent.values()).hasSize(8).allMatch(times -> times.size() > 5 * CAP / 2);
        nothingTooMuch();
        nothingTwice();
    }

    @Test
    void after_a_sleep_of_three_days_no_burst_follows_and_the_slots_are_skipped_in_one_line() {
        simulation.runUntil(now().plus(Duration.ofHours(26)));
        List<Message> waiting = simulation.mailboxes().stream()
                .flatMap(mailbox -> simulation.store().due().waiting(mailbox.id()).stream())
                .filter(message -> message.turn() == 1)
                .toList();

        simulation.clock().advance(Duration.ofDays(3));
        Instant awake = now();
        simulation.runUntil(awake.plus(Duration.ofHours(1)));

        assertThat(waiting).hasSizeGreaterThan(8);
        assertThat(waiting)
                .extracting(message -> simulation
                        .store()
                        .messages()
                        .find(message.id())
                        .orElseThrow()
                        .state()
                        .word())
                .containsOnly("SKIPPED");
        assertThat(expired)
                .isNotEmpty()
                .allSatisfy((mailbox, slots) -> assertThat(slots).isGreaterThan(1));
        assertThat(StoreDump.of(simulation.store().database(), "event"))
                .anyMatch(row -> row.contains("kind=expired") && row.contains("slots expired, not made up"));
        // One at once, then one after each least gap.
        int most = (int)
                (1 + Duration.ofHours(1).dividedBy(Defaults.CAMPAIGN.times().minGap()));
        assertThat(sent.values())
                .allMatch(times ->
                        times.stream().filter(at -> !at.isBefore(awake)).count() <= most);
        simulation.runDays(9);
        nothingTooMuch();
        nothingTwice();
    }

    private static CampaignSettings settings() {
        CampaignSettings calm = Defaults.CAMPAIGN;
        return new CampaignSettings(
                calm.volume(), calm.pairs(), ROUND_THE_CLOCK, calm.read(), calm.reply(), calm.file());
    }

    private Instant now() {
        return simulation.clock().instant();
    }

    /** In every 24 hours that end with a message of a sender, and with the least gap between any two of them. */
    private void nothingTooMuch() {
        sent.forEach((address, times) -> {
            List<Instant> sorted = times.stream().sorted().toList();
            for (int i = 1; i < sorted.size(); i++) {
                assertThat(Duration.between(sorted.get(i - 1), sorted.get(i)))
                        .as("%s at %s", address, sorted.get(i))
                        .isGreaterThanOrEqualTo(Defaults.CAMPAIGN.times().minGap());
            }
            for (int i = CAP; i < sorted.size(); i++) {
                assertThat(Duration.between(sorted.get(i - CAP), sorted.get(i)))
                        .as("%s at %s", address, sorted.get(i))
                        .isGreaterThanOrEqualTo(Duration.ofHours(24));
            }
        });
        assertThat(simulation.world().mostCopies()).isEqualTo(1);
    }

    private void nothingTwice() {
        int twice = simulation
                .store()
                .database()
                .read(sql -> sql.select(MESSAGE.SENDER_ID, MESSAGE.DAY, MESSAGE.SLOT)
                        .from(MESSAGE)
                        .where(MESSAGE.KIND.eq("WARMUP"))
                        .groupBy(MESSAGE.SENDER_ID, MESSAGE.DAY, MESSAGE.SLOT)
                        .having(count().gt(1))
                        .fetch()
                        .size());
        assertThat(twice).isZero();
    }
}
