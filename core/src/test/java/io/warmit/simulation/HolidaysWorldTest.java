package io.warmit.simulation;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.PACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.Holidays;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.campaign.Defaults;
import io.warmit.engine.EngineListener;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.simulation.Simulation.Scenario;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Over Easter 2026, of which Germany has Friday 3 and Monday 6 April off. */
class HolidaysWorldTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate GOOD_FRIDAY = LocalDate.of(2026, 4, 3);
    private static final LocalDate EASTER_MONDAY = LocalDate.of(2026, 4, 6);
    private static final int DAYS = 38;

    @Test
    void on_a_public_holiday_of_its_country_a_mailbox_neither_sends_nor_reads_and_the_others_go_on() {
        try (Simulation simulation = livedOn(Defaults.CAMPAIGN)) {
            Mailbox german = simulation.mailboxes().getFirst();
            Mailbox nowhere = simulation.mailboxes().getLast();

            assertThat(sendingDays(simulation, german))
                    .contains(GOOD_FRIDAY.minusDays(1), EASTER_MONDAY.plusDays(1))
                    .doesNotContain(GOOD_FRIDAY, EASTER_MONDAY);
            assertThat(readingDays(simulation, german))
                    .contains(GOOD_FRIDAY.minusDays(1))
                    .doesNotContain(GOOD_FRIDAY, EASTER_MONDAY);
            assertThat(sendingDays(simulation, nowhere)).contains(GOOD_FRIDAY, EASTER_MONDAY);
            assertThat(readingDays(simulation, nowhere)).contains(GOOD_FRIDAY, EASTER_MONDAY);
            assertThat(simulation.world().mostCopies()).isEqualTo(1);
        }
    }

    /** RAMP-8, RAMP-9: four days without mail, Easter's and its weekend's, neither advance the ramp nor set it back. */
    @Test
    void a_holiday_is_no_sending_day_and_counts_as_idle() {
        try (Simulation simulation = livedOn(Defaults.CAMPAIGN)) {
            Mailbox german = simulation.mailboxes().getFirst();

            int before = dayIndex(simulation, german, GOOD_FRIDAY.minusDays(1));

            assertThat(dayIndex(simulation, german, EASTER_MONDAY.plusDays(1))).isBetween(before, before + 1);
        }
    }

    @Test
    void a_campaign_that_sends_on_holidays_takes_them_for_days_like_others() {
        Times times = Defaults.CAMPAIGN.times();
        CampaignSettings base = Defaults.CAMPAIGN;
        CampaignSettings sending = new CampaignSettings(
                base.volume(),
                base.pairs(),
                new Times(
                        times.opens(),
                        times.closes(),
                        times.weekdays(),
                        times.minGap(),
                        times.spread(),
                        times.lunch(),
                        times.closures(),
                        Holidays.SEND),
                base.read(),
                base.reply(),
                base.file());
        try (Simulation simulation = livedOn(sending)) {
            assertThat(sendingDays(simulation, simulation.mailboxes().getFirst()))
                    .contains(GOOD_FRIDAY, EASTER_MONDAY);
        }
    }

    private static Simulation livedOn(CampaignSettings settings) {
        Simulation simulation = new Simulation(Scenario.inMemory(11, BERLIN, settings), EngineListener.SILENT);
        for (int i = 0; i < 6; i++) {
            Mailbox mailbox = simulation.add(
                    Address.of("m" + i + "@d" + i + ".example"), ProviderModel.own(), Mode.ENGAGE, BERLIN);
            if (i < 2) {
                simulation
                        .store()
                        .database()
                        .write(sql -> sql.update(MAILBOX)
                                .set(MAILBOX.COUNTRY, "DE")
                                .where(MAILBOX.ID.eq(mailbox.id()))
                                .execute());
            }
        }
        simulation.launch();
        simulation.runDays(DAYS);
        return simulation;
    }

    private static int dayIndex(Simulation simulation, Mailbox mailbox, LocalDate day) {
        List<Integer> found = simulation
                .store()
                .database()
                .read(sql -> sql.select(PACE.DAY_INDEX)
                        .from(PACE)
                        .where(PACE.MAILBOX_ID.eq(mailbox.id()), PACE.DAY.eq(day.toEpochDay()))
                        .fetch(PACE.DAY_INDEX));
        return found.getFirst();
    }

    private static Set<LocalDate> sendingDays(Simulation simulation, Mailbox mailbox) {
        return days(simulation
                .store()
                .database()
                .read(sql -> sql
                        .select(MESSAGE.DOT_AT)
                        .from(MESSAGE)
                        .where(MESSAGE.SENDER_ID.eq(mailbox.id()), MESSAGE.DOT_AT.isNotNull())
                        .fetch(MESSAGE.DOT_AT)
                        .stream()));
    }

    private static Set<LocalDate> readingDays(Simulation simulation, Mailbox mailbox) {
        return days(simulation
                .store()
                .database()
                .read(sql -> sql
                        .select(MESSAGE.READ_AT)
                        .from(MESSAGE)
                        .where(MESSAGE.RECEIVER_ID.eq(mailbox.id()), MESSAGE.READ_AT.isNotNull())
                        .fetch(MESSAGE.READ_AT)
                        .stream()));
    }

    private static Set<LocalDate> days(Stream<Long> instants) {
        return instants.map(at -> Instant.ofEpochMilli(at).atZone(BERLIN).toLocalDate())
                .collect(Collectors.toSet());
    }
}
