package io.warmit.planning;

import static io.warmit.planning.Sample.PARIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Move;
import io.warmit.campaign.Ramp;
import io.warmit.campaign.Rate;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.planning.Why.Binds;
import io.warmit.planning.Why.Limit;
import io.warmit.planning.WhyFacts.Cause;
import io.warmit.planning.WhyFacts.Due;
import io.warmit.planning.WhyFacts.Today;
import io.warmit.schedule.DaysOff;
import io.warmit.schedule.SendWindow;
import io.warmit.schedule.Slowdown;
import io.warmit.transport.Space;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhyTest {
    /** A Tuesday, three minutes past two in Paris. */
    private static final Instant NOW = Instant.parse("2026-11-24T13:03:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private Mailbox bob = Sample.mailbox(1, "bob@delta.example");
    private Campaign.State state = Campaign.State.LAUNCHED;
    private CampaignSettings settings = Defaults.CAMPAIGN;
    private Optional<Today> today =
            Optional.of(new Today(TODAY, 4, 8, 0.88, Move.GROW, 6, "3 partners × pair cap 2", 5, 1));
    private List<Partner> members = new ArrayList<>(List.of(
            partner(2, "anna@alpha.example", 2),
            partner(3, "eva@alpha.example", 2),
            partner(4, "carl@delta.example", 1)));
    private Optional<Instant> lastDot = Optional.of(Instant.parse("2026-11-24T12:01:20Z"));
    private Optional<Recovering> recovering = Optional.empty();
    private Optional<Rest> rest = Optional.empty();
    private Rate inbox = Rate.of(0, 0);
    private Optional<Slowdown> slowdown = Optional.empty();
    private WhyFacts.Firsts firsts = WhyFacts.Firsts.NONE;
    private Map<Long, Fullness> full = Map.of();
    private List<Due> due = List.of(
            new Due(NOW, Cause.SEND, 1, Optional.empty()),
            new Due(Instant.parse("2026-11-24T13:05:00Z"), Cause.LOOK, 1, Optional.of("anna@alpha.example")));
    private Instant now = NOW;

    @Test
    void a_public_holiday_that_keeps_the_window_closed_is_named() {
        SendWindow window = Windows.of(
                Defaults.CAMPAIGN
                        .times()
                        .observing(DaysOff.holidays(Map.of(
                                TODAY, "Harvest Day", TODAY.plusDays(1), "Day after", TODAY.plusDays(4), "Sat"))),
                bob);
        Instant opens = window.nextOpening(NOW);

        assertThat(opens).isEqualTo(Instant.parse("2026-11-26T07:30:00Z"));
        assertThat(WhyWords.holidays(window, NOW, opens))
                .isEqualTo("; public holiday: 2026-11-24 Harvest Day, 2026-11-25 Day after");
        assertThat(WhyWords.holidays(window, opens, opens.plusSeconds(1))).isEmpty();
    }

    @Test
    void the_least_gap_binds_now_and_the_partners_bind_today() {
        members.add(new Partner(
                Sample.status(Sample.mailbox(5, "dora@delta.example"), Status.NEEDS_LOGIN), 0, Optional.empty(), 0, 4));
        lastDot = Optional.of(Instant.parse("2026-11-24T13:01:20Z"));

        Why why = why();

        assertThat(why.headline()).isEqualTo("bob@delta.example: active, engage, campaign spring day 4, pace grow");
        assertThat(why.limits())
                .extracting(Limit::name)
                .containsExactly(
                        "partners 3 × pair cap 2 (dora needs login)",
                        "ramp of day 4, day factor 88 %",
                        "daily_max in any 24 hours",
                        "window 08:30-18:30 Europe/Paris",
                        "least gap 10m, last mail 14:01:20");
        assertThat(why.limits().get(0))
                .extracting(Limit::allows, Limit::used, Limit::left, Limit::text)
                .containsExactly(OptionalInt.of(6), OptionalInt.of(5), OptionalInt.of(1), "binds today");
        assertThat(why.limits().get(1))
                .extracting(Limit::allows, Limit::used, Limit::left, Limit::text)
                .containsExactly(OptionalInt.of(7), OptionalInt.of(5), OptionalInt.of(2), "");
        assertThat(why.limits().get(2))
                .extracting(Limit::allows, Limit::used, Limit::left)
                .containsExactly(OptionalInt.of(40), OptionalInt.of(9), OptionalInt.of(31));
        assertBinds(why, Binds.NOW, "least gap 10m", "binds now: not before 14:11:20");
        assertThat(why.wakes())
                .extracting(Why.Wake::what)
                .containsExactly("look for 1 from anna@alpha.example", "send 1", "plan the day");
        assertThat(why.wakes().get(1).at()).isEqualTo("2026-11-24T13:11:20Z");
    }

    @Test
    void a_gap_stretched_by_the_pace_is_told_as_it_is() {
        today = Optional.of(new Today(TODAY, 4, 8, 1, Move.HOLD, 6, "ramp", 5, 1));
        lastDot = Optional.of(Instant.parse("2026-11-24T13:01:20Z"));

        assertBinds(why(), Binds.NOW, "least gap 15m", "binds now: not before 14:16:20");
    }

    @Test
    void a_partner_that_is_too_full_is_missing_and_named() {
        Mailbox dora = members.get(1).mailbox();
        full = Map.of(dora.id(), new Fullness(NOW, Optional.of(new Space.Bound(83, 100)), true));

        Limit partners = why().limits().getFirst();

        assertThat(partners.name()).contains(dora.address().local() + " is 83 % full");
        assertThat(partners.name()).startsWith("partners " + (open() - 1));
    }

    private long open() {
        return members.stream().filter(member -> member.mailbox().usable()).count();
    }

    @Test
    void a_mailbox_that_is_too_full_itself_is_told_that_nothing_is_sent_to_it() {
        full = Map.of(bob.id(), new Fullness(NOW, Optional.of(new Space.Bound(9, 10)), true));

        assertThat(why().limits()).extracting(Limit::name).contains("space 90 % full, so nothing is sent to it");
    }

    @Test
    void the_ramp_is_reached() {
        today = Optional.of(new Today(TODAY, 1, 5, 1, Move.GROW, 5, "ramp of day 1: 5", 5, 0));
        due = List.of();

        Why why = why();

        assertBinds(
                why, Binds.TODAY, "ramp of day 1", "binds today: used up, the next day opens Wed 2026-11-25 08:30:00");
        assertThat(why.wakes()).extracting(Why.Wake::at).containsExactly(Instant.parse("2026-11-25T07:30:00Z"));
    }

    @Test
    void the_partners_are_used_up() {
        today = Optional.of(new Today(TODAY, 4, 8, 1, Move.GROW, 6, "3 partners × pair cap 2", 6, 0));
        members.set(2, partner(4, "carl@delta.example", 2));
        due = List.of();

        assertBinds(
                why(),
                Binds.TODAY,
                "partners 3 × pair cap 2",
                "binds today: used up, the next day opens Wed 2026-11-25 08:30:00");
    }

    @Test
    void the_window_is_closed() {
        now = Instant.parse("2026-11-24T19:00:00Z");

        Why why = why();

        assertBinds(
                why,
                Binds.NOW,
                "window 08:30-18:30 Europe/Paris",
                "binds now: not before Wed 2026-11-25 08:30:00, the window is closed");
        assertThat(why.wakes().getFirst().what()).as("a look does not wait").startsWith("look for 1");
        assertThat(why.wakes().get(1).at()).isEqualTo("2026-11-25T07:30:00Z");
    }

    @Test
    void the_mailbox_is_paused_until_a_time_or_until_somebody_resumes_it() {
        bob = stopped(Status.PAUSED, "on holiday", Optional.of(NOW.plus(Duration.ofHours(2))));
        assertBinds(why(), Binds.NOW, "paused since 12:03:00: on holiday", "binds now: not before 16:03:00");
        assertThat(why().wakes()).extracting(Why.Wake::what).contains("go on");

        bob = stopped(Status.PAUSED, "on holiday", Optional.empty());
        assertBinds(why(), Binds.NOW, "paused", "binds now: warmit mailbox resume bob@delta.example");
        assertThat(why().wakes())
                .extracting(Why.Wake::what)
                .as("no send is promised")
                .containsExactly("look for 1 from anna@alpha.example");
    }

    @Test
    void the_campaign_is_paused() {
        state = Campaign.State.PAUSED;

        assertBinds(why(), Binds.NOW, "campaign spring paused", "binds now: warmit campaign resume spring");
    }

    @Test
    void the_mailbox_needs_login() {
        bob = stopped(Status.NEEDS_LOGIN, "login refused", Optional.empty());

        assertBinds(
                why(),
                Binds.NOW,
                "needs login since 12:03:00: login refused",
                "binds now: warmit mailbox set bob@delta.example --password-stdin");
    }

    @Test
    void the_store_is_being_recovered() {
        recovering = Optional.of(new Recovering(37, 1));

        assertBinds(
                why(),
                Binds.NOW,
                "the store was restored: 37 messages are being checked in 1 mailbox, sending paused",
                "binds now: warmit message reconcile --all looks now");
    }

    @Test
    void a_pool_of_one_cannot_warm_up() {
        members.clear();
        today = Optional.empty();
        due = List.of();

        assertBinds(
                why(),
                Binds.NOW,
                "partners 0, the pool has no other usable mailbox",
                "binds now: a mailbox cannot warm up alone, add another to its pool");
    }

    /** RAMP-11: what has grown, and the share, its bounds and n that decide whether it goes on. */
    @Test
    void growth_past_the_ramp_is_told_with_its_figures() {
        settings = Sample.settings(
                volume -> new Volume(30, volume.ramp(), 1, 1, After.STOP, OptionalInt.empty(), true, Optional.empty()),
                UnaryOperator.identity(),
                UnaryOperator.identity());
        today = Optional.of(new Today(TODAY, 20, 26, 1, Move.GROW, 26, "ramp of day 20: 26", 20, 6));
        inbox = Rate.of(58, 60);

        assertThat(why().limits())
                .extracting(Why.Limit::name)
                .contains(
                        "ramp of day 20, grown past 20 to 26",
                        "growth past 20, 3 a day up to 50: 58 of 60 messages of 7 days in the inbox,"
                                + " 96.7 % (88.6–99.1), n=60, surely 80 % or more");
        assertThat(why().limits())
                .filteredOn(limit -> limit.name().startsWith("ramp of day 20"))
                .extracting(Why.Limit::allows)
                .containsExactly(OptionalInt.of(26));
        inbox = Rate.of(45, 60);
        assertThat(why().limits())
                .extracting(Why.Limit::name)
                .contains("growth past 20, 3 a day up to 50: 45 of 60 messages of 7 days in the inbox,"
                        + " 75.0 % (62.8–84.2), n=60, not surely 80 % of 20 or more, so it waits");
    }

    @Test
    void the_provider_window_of_24_hours_is_full() {
        Why why = Why.of(facts(IntStream.range(0, 40)
                .mapToObj(i -> NOW.minus(Duration.ofHours(23)).plusSeconds(i))
                .toList()));

        assertBinds(why, Binds.NOW, "daily_max in any 24 hours", "binds now: not before 15:03:00");
    }

    @Test
    void a_day_that_carried_less_than_ramp_and_partners_names_what_cut_it() {
        today = Optional.of(new Today(TODAY, 4, 8, 1, Move.GROW, 2, "what the receivers take in a day", 2, 0));
        due = List.of();

        assertBinds(why(), Binds.TODAY, "plan of today, what the receivers take in a day", "binds today: used up");
    }

    @Test
    void a_provider_that_throttles_stretches_the_gap_and_is_named() {
        slowdown = Optional.of(new Slowdown(0.5, NOW.minusSeconds(60)));
        lastDot = Optional.of(Instant.parse("2026-11-24T13:01:20Z"));

        assertBinds(why(), Binds.NOW, "least gap 20m", "binds now: not before 14:21:20");
        assertThat(why().limits().getLast().name()).contains(", own slowed to 50 % until ");
    }

    @Test
    void a_sender_whose_provider_wants_nothing_from_it_rests() {
        rest = Optional.of(new Rest(NOW.plusSeconds(3600), "too many logins: 454 4.7.0 later"));

        assertBinds(why(), Binds.NOW, "too many logins: 454 4.7.0 later", "binds now: not before ");
    }

    private Why why() {
        return Why.of(facts(IntStream.range(0, 9)
                .mapToObj(i -> NOW.minusSeconds(3600L * (i + 2)))
                .toList()));
    }

    @Test
    void mail_that_is_to_prove_that_the_mailbox_is_ours_is_waited_for() {
        firsts = new WhyFacts.Firsts(Optional.of(NOW.minusSeconds(90)), 2);

        Why why = why();

        Limit binding = why.binding().orElseThrow();
        assertThat(binding.name())
                .isEqualTo("waits for the first message to be found: proof that the mailbox is yours");
        assertThat(binding.notBefore()).contains(NOW.plusSeconds(90));
        assertThat(why.limits())
                .anyMatch(limit -> limit.name()
                        .equals("messages to mailboxes that are not proved to be yours yet, one at a time: 2"));
    }

    private WhyFacts facts(List<Instant> debits) {
        Enrolment enrolment = new Enrolment(
                Sample.campaign(settings, state), 1, 4, Ramp.table(Defaults.CAMPAIGN.volume()), TODAY.minusDays(5));
        return new WhyFacts(
                now,
                PARIS,
                bob,
                Optional.of(enrolment),
                today,
                members,
                debits,
                Room.ofDay(bob.dailyMax()),
                Room.Used.NOTHING,
                lastDot,
                due,
                recovering,
                rest,
                slowdown,
                inbox,
                firsts,
                full);
    }

    private Mailbox stopped(Status status, String reason, Optional<Instant> until) {
        Mailbox base = Sample.mailbox(1, "bob@delta.example");
        return new Mailbox(
                base.id(),
                base.address(),
                base.name(),
                base.poolId(),
                base.role(),
                base.mode(),
                status,
                Optional.of(reason),
                until,
                Optional.of(NOW.minus(Duration.ofHours(2))),
                base.smtp(),
                base.imap(),
                base.user(),
                base.secret(),
                base.provider(),
                base.zone(),
                base.dailyMax(),
                base.receiveMax(),
                base.language(),
                base.since(),
                base.country(),
                base.folders(),
                base.owned(),
                base.managed(),
                base.lot(),
                base.version());
    }

    private static Partner partner(long id, String address, int openersToday) {
        return new Partner(Sample.mailbox(id, address), openersToday, Optional.of(TODAY), openersToday, 4);
    }

    private static void assertBinds(Why why, Binds binds, String name, String text) {
        Limit binding = why.binding().orElseThrow();
        assertThat(binding.binds()).isEqualTo(binds);
        assertThat(binding.name()).startsWith(name);
        assertThat(binding.text()).startsWith(text);
        assertThat(why.limits()).filteredOn(limit -> limit.binds() == Binds.NOW).hasSizeLessThanOrEqualTo(1);
    }
}
