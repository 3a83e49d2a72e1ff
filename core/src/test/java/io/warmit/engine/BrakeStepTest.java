package io.warmit.engine;

import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.PACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Status;
import io.warmit.message.Message;
import io.warmit.schedule.Range;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.StoreKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A04: a bad placement recorded between planning and sending stops or cuts what is still to be sent. */
class BrakeStepTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void mail_that_lands_in_spam_at_noon_cuts_the_afternoon(StoreKind kind) {
        List<String> slowed = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        EngineListener listener = new EngineListener() {
            @Override
            public void slowed(Mailbox mailbox, int left, String why) {
                slowed.add(why);
            }

            @Override
            public void skipped(Message message, String reason) {
                skipped.add(reason);
            }
        };
        try (Simulation simulation =
                new Simulation(new Scenario(7, PARIS, Defaults.CAMPAIGN, kind.fresh()), listener)) {
            for (int i = 0; i < 8; i++) {
                simulation.add(Address.of("m" + i + "@d" + i + ".example"), allSpam(), Mode.ENGAGE, PARIS);
            }
            simulation.launch();
            simulation.runDays(12);

            assertThat(slowed).isNotEmpty();
            assertThat(slowed).anyMatch(why -> why.startsWith("the pace fell to stop"));
            assertThat(skipped).anyMatch(reason -> reason.startsWith("the pace fell to stop"));
            assertThat(simulation.mailboxes().stream()
                            .map(mailbox -> simulation
                                    .store()
                                    .mailboxes()
                                    .find(mailbox.id())
                                    .orElseThrow())
                            .filter(mailbox -> mailbox.status() == Status.QUARANTINED)
                            .count())
                    .as("the last one may have nobody left to write to")
                    .isGreaterThanOrEqualTo(7);
        }
    }

    /** QUOTA-1: during the day a quota can only fall, and each cut is an event with its reason. */
    @Test
    void a_cut_is_stored_with_the_day_and_is_an_event_with_its_reason() {
        Map<String, Integer> opened = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        try (Simulation simulation =
                new Simulation(Scenario.inMemory(7, PARIS, Defaults.CAMPAIGN), EngineListener.SILENT)) {
            for (int i = 0; i < 8; i++) {
                simulation.add(Address.of("m" + i + "@d" + i + ".example"), allSpam(), Mode.ENGAGE, PARIS);
            }
            simulation.launch();
            for (int hour = 1; hour <= 12 * 24; hour++) {
                simulation.runUntil(Simulation.START.plus(Duration.ofHours(hour)));
                for (Record pace : paces(simulation)) {
                    String day = pace.get(PACE.MAILBOX_ID) + " " + pace.get(PACE.DAY);
                    int quota = pace.get(PACE.QUOTA);
                    int opening = quota + pace.get(PACE.CUT);
                    assertThat(opened.merge(day, opening, (first, now) -> first))
                            .isEqualTo(opening);
                    assertThat(quota).isLessThanOrEqualTo(Objects.requireNonNullElse(last.put(day, quota), quota));
                }
            }
            List<Record> cuts = paces(simulation).stream()
                    .filter(pace -> pace.get(PACE.CUT) > 0)
                    .toList();

            assertThat(cuts).isNotEmpty().allSatisfy(pace -> {
                assertThat(pace.get(PACE.BINDING)).isEqualTo("cut by " + pace.get(PACE.CUT) + " during the day");
                assertThat(pace.get(PACE.CHANGED_AT)).isGreaterThan(pace.get(PACE.COMPUTED_AT));
                assertThat(events(simulation, pace.get(PACE.MAILBOX_ID)))
                        .contains(pace.get(PACE.MOVE) + " " + pace.get(PACE.QUOTA) + ", cut by " + pace.get(PACE.CUT)
                                + ": " + pace.get(PACE.REASONS));
            });
        }
    }

    private static List<Record> paces(Simulation simulation) {
        return simulation
                .store()
                .database()
                .read(sql -> List.copyOf(sql.select(PACE.fields()).from(PACE).fetch()));
    }

    private static List<String> events(Simulation simulation, long mailboxId) {
        return simulation
                .store()
                .database()
                .read(sql -> sql.select(EVENT.DETAIL)
                        .from(EVENT)
                        .where(EVENT.MAILBOX_ID.eq(mailboxId), EVENT.KIND.eq("pace"))
                        .fetch(EVENT.DETAIL));
    }

    private static ProviderModel allSpam() {
        Range prompt = new Range(Duration.ofSeconds(1), Duration.ofSeconds(9));
        return new ProviderModel("hostile", 1, 0, 0, 0, 0, 0, 0, prompt, false, false, true, "Junk");
    }
}
