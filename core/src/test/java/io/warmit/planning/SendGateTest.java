package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.planning.SendGate.Go;
import io.warmit.planning.SendGate.Later;
import io.warmit.planning.SendGate.Skip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendGateTest {
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private Instant now = NOON;
    private Mailbox sender = Sample.mailbox(1, "ana@a.example");
    private Campaign campaign = Sample.campaign(Defaults.CAMPAIGN);
    private Instant due = NOON.minusSeconds(60);
    private Instant expires = NOON.plus(Duration.ofHours(2));
    private Optional<Instant> lastDot = Optional.empty();
    private double gapFactor = 1;
    private List<Instant> debits = List.of();
    private Limits limits = Limits.NONE;
    private Room.Used used = Room.Used.NOTHING;
    private Optional<Rest> rest = Optional.empty();
    private Optional<Instant> first = Optional.empty();

    @Test
    void a_message_that_is_due_goes() {
        assertThat(check()).isEqualTo(new Go());
    }

    @Test
    void the_gap_counts_from_the_real_last_send_to_the_millisecond() {
        lastDot = Optional.of(NOON.minus(Duration.ofMinutes(10)).plusMillis(1));
        assertThat(check()).isEqualTo(new Later(NOON.plusMillis(1), "least gap 10m"));

        lastDot = Optional.of(NOON.minus(Duration.ofMinutes(10)));
        assertThat(check()).isEqualTo(new Go());
    }

    @Test
    void the_gap_counts_from_mail_that_another_program_booked() {
        lastDot = Optional.of(NOON.minus(Duration.ofHours(1)));
        debits = List.of(NOON.minus(Duration.ofMinutes(4)));

        assertThat(check()).isEqualTo(new Later(NOON.plus(Duration.ofMinutes(6)), "least gap 10m"));
    }

    @Test
    void a_slower_pace_stretches_the_gap() {
        gapFactor = 1.5;
        lastDot = Optional.of(NOON.minus(Duration.ofMinutes(10)));

        assertThat(check()).isEqualTo(new Later(NOON.plus(Duration.ofMinutes(5)), "least gap 15m"));
    }

    @Test
    void outside_the_window_it_waits_for_the_opening() {
        now = Instant.parse("2026-03-02T17:30:00Z");
        expires = NOON.plus(Duration.ofDays(5));

        assertThat(check()).isEqualTo(new Later(Instant.parse("2026-03-03T07:30:00Z"), "window closed"));
    }

    @Test
    void a_slot_that_has_passed_is_skipped() {
        expires = NOON;

        assertThat(check()).isEqualTo(new Skip("late: its slot has passed"));
    }

    @Test
    void an_answer_that_is_too_old_is_skipped() {
        expires = NOON;

        assertThat(SendGate.check(facts(true))).isEqualTo(new Skip("old: 7 days after the message it answers"));
    }

    @Test
    void before_its_time_it_waits() {
        due = NOON.plusSeconds(5);

        assertThat(check()).isEqualTo(new Later(due, "not due yet"));
    }

    @Test
    void the_cap_of_24_hours_is_checked_when_it_leaves() {
        debits = IntStream.range(0, 40)
                .mapToObj(i -> NOON.minus(Duration.ofHours(20)).plusSeconds(i))
                .toList();

        assertThat(check()).isEqualTo(new Later(NOON.plus(Duration.ofHours(4)), "daily_max 40 in any 24 hours"));
    }

    @Test
    void when_the_clock_went_back_by_more_than_five_minutes_sending_waits_until_it_has_caught_up() {
        lastDot = Optional.of(NOON.plus(Duration.ofMinutes(6)));
        assertThat(check())
                .isEqualTo(new Later(
                        NOON.plus(Duration.ofMinutes(6)),
                        "the clock went back: mail was sent at a later time than now"));

        lastDot = Optional.empty();
        debits = List.of(NOON.plus(Duration.ofMinutes(5)));
        assertThat(check())
                .as("clocks differ a little, and only the gap is kept")
                .isEqualTo(new Later(NOON.plus(Duration.ofMinutes(15)), "least gap 10m"));
    }

    @Test
    void a_mailbox_that_is_not_active_waits() {
        sender = Sample.status(sender, Status.NEEDS_LOGIN);

        assertThat(check()).isEqualTo(new Later(Instant.MAX, "needs-login"));
    }

    @Test
    void a_paused_campaign_waits_and_a_stopped_one_skips() {
        campaign = Sample.campaign(Defaults.CAMPAIGN, Campaign.State.PAUSED);
        assertThat(check()).isEqualTo(new Later(Instant.MAX, "campaign paused"));

        campaign = Sample.campaign(Defaults.CAMPAIGN, Campaign.State.STOPPED);
        assertThat(check()).isEqualTo(new Skip("the campaign was stopped"));
    }

    private SendGate check() {
        return SendGate.check(facts(false));
    }

    @Test
    void the_rolling_window_of_the_provider_counts_besides_the_cap_of_the_day() {
        limits = new Limits(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Map.of("own", new Limits.Rolling(2, Duration.ofHours(72))));
        debits = List.of(NOON.minus(Duration.ofHours(70)), NOON.minus(Duration.ofHours(30)));

        assertThat(check()).isEqualTo(new Later(NOON.plus(Duration.ofHours(2)), "rolling 2 in any 3d at provider own"));
    }

    @Test
    void what_all_workers_share_is_waited_for_too() {
        limits = new Limits(OptionalInt.of(3), OptionalInt.empty(), OptionalInt.of(1000), Map.of());
        long second = NOON.getEpochSecond();
        used = new Room.Used(Map.of("minute", new TreeMap<>(Map.of(second - 50, 1, second - 10, 2))));

        assertThat(check()).isEqualTo(new Later(NOON.plusSeconds(11), "limits.per_minute 3"));
    }

    @Test
    void while_the_provider_wants_nothing_from_the_sender_it_waits() {
        Instant until = NOON.plus(Duration.ofMinutes(40));
        rest = Optional.of(new Rest(until, "too many logins: 454 4.7.0"));

        assertThat(check()).isEqualTo(new Later(until, "too many logins: 454 4.7.0"));
    }

    @Test
    void the_next_message_waits_until_the_first_is_found() {
        first = Optional.of(NOON.minus(Duration.ofMinutes(6)));

        assertThat(check()).isEqualTo(new Later(NOON.plus(Duration.ofMinutes(6)), FirstMessage.REASON));
    }

    private SendGate.Facts facts(boolean answer) {
        return new SendGate.Facts(
                now,
                sender,
                campaign,
                answer,
                due,
                expires,
                Windows.of(Defaults.CAMPAIGN.times(), sender),
                lastDot,
                gapFactor,
                debits,
                limits.room(sender),
                used,
                rest,
                first);
    }
}
