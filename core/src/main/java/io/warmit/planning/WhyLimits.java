package io.warmit.planning;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Growth;
import io.warmit.campaign.Move;
import io.warmit.campaign.Ramp;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.planning.Why.Binds;
import io.warmit.planning.Why.Limit;
import io.warmit.schedule.Length;
import io.warmit.schedule.RollingCap;
import io.warmit.schedule.SendWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Lists the limits of a mailbox in the order in which they are told, and marks those that bind. */
final class WhyLimits {
    private final WhyFacts facts;
    private final CampaignSettings settings;
    private final Enrolment enrolment;

    private WhyLimits(WhyFacts facts, Enrolment enrolment) {
        this.facts = facts;
        this.enrolment = enrolment;
        settings = enrolment.campaign().settings();
    }

    static List<Limit> of(WhyFacts facts) {
        List<Limit> limits = new ArrayList<>();
        WhyStopped.of(facts).ifPresent(limits::add);
        facts.enrolment().map(enrolment -> new WhyLimits(facts, enrolment)).ifPresent(all -> {
            limits.addAll(all.counted());
            limits.addAll(all.besides());
            all.growth().ifPresent(limits::add);
            limits.add(all.window());
            limits.add(all.gap());
        });
        Optional.ofNullable(facts.full().get(facts.mailbox().id()))
                .ifPresent(full -> limits.add(bare("space " + full.words() + ", so nothing is sent to it")));
        return onlyTheFirstBindsNow(limits);
    }

    private List<Limit> counted() {
        Limit partners = partners();
        Limit ramp = ramp();
        List<Limit> counted = new ArrayList<>(List.of(partners, ramp));
        facts.today()
                .filter(today -> today.waiting() < Math.min(left(partners), left(ramp)))
                .map(today ->
                        count("plan of today, " + today.binding(), today.quota(), today.quota() - today.waiting()))
                .ifPresent(counted::add);
        counted.add(dailyMax());
        Limit tightest = counted.stream()
                .filter(limit -> limit.binds() == Binds.NO)
                .min(Comparator.comparingInt(WhyLimits::left)
                        .thenComparingInt(limit -> limit.allows().orElse(0))
                        .thenComparing(limit -> !limit.equals(ramp)))
                .orElse(ramp);
        counted.replaceAll(
                limit -> limit.equals(tightest) ? binding(limit, Binds.TODAY, Optional.empty(), today(limit)) : limit);
        return counted;
    }

    private String today(Limit limit) {
        return left(limit) > 0
                ? "binds today"
                : "binds today: used up, the next day opens " + Words.time(nextDay(), facts.now(), facts.zone());
    }

    /** When the mailbox's next day opens. */
    private Instant nextDay() {
        SendWindow window = Windows.of(settings.times(), facts.mailbox());
        return window.nextOpening(facts.now()
                .atZone(facts.mailbox().zone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(facts.mailbox().zone())
                .toInstant());
    }

    private Limit partners() {
        List<Partner> open = facts.members().stream()
                .filter(member -> Eligible.of(
                                facts.mailbox(),
                                member.mailbox(),
                                settings.pairs().sameDomain())
                        && member.mailbox().mode() != Mode.OBSERVE
                        && !facts.full().containsKey(member.mailbox().id()))
                .toList();
        String missing = WhyWords.missing(facts);
        if (open.isEmpty()) {
            Limit nobody = count("partners 0, the pool has no other usable mailbox" + missing, 0, 0);
            return binding(
                    nobody,
                    Binds.NOW,
                    Optional.empty(),
                    "binds now: a mailbox cannot warm up alone, add another to its pool");
        }
        int cap = settings.pairs().pairCap();
        int allows = open.stream().mapToInt(member -> allows(member, cap)).sum();
        int used = open.stream().mapToInt(Partner::openersToday).sum();
        return count("partners " + open.size() + " × pair cap " + cap + missing, allows, used);
    }

    private static int allows(Partner member, int cap) {
        int room = Math.max(0, member.mailbox().receiveMax() - member.receivedToday());
        return Math.min(cap, member.openersToday() + room);
    }

    private Limit ramp() {
        if (facts.today().isEmpty()) {
            int target = Ramp.targetOn(enrolment.dayIndex(), day(), enrolment.ramp(), settings.volume())
                    .orElse(0);
            return count("ramp of day " + enrolment.dayIndex() + ", not planned yet", target, 0);
        }
        WhyFacts.Today today = facts.today().get();
        int drawn = (int) Math.floor(today.target() * today.factor() + 0.5);
        int top = Math.max(
                1, grown(today) ? today.target() : settings.volume().ramp().to());
        int allows = today.move() == Move.GROW ? Math.max(today.quota(), Math.clamp(drawn, 1, top)) : today.quota();
        String factor = today.factor() == 1 ? "" : ", day factor " + Words.percent(today.factor());
        String pace = today.move() == Move.GROW ? "" : ", pace " + today.move().word();
        String past = grown(today) ? ", grown past " + top() + " to " + today.target() : "";
        return count("ramp of day " + today.dayIndex() + past + factor + pace, allows, today.opened());
    }

    /** What growth past the top of the ramp depends on; empty where the campaign does not ask for it. */
    private Optional<Limit> growth() {
        return settings.volume().grow()
                        && enrolment.dayIndex() <= enrolment.ramp().size()
                ? Optional.of(bare("growth past " + top() + ", " + Growth.STEP + " a day up to " + Growth.MOST + ": "
                        + Growth.words(facts.inbox()) + ", n=" + facts.inbox().n()
                        + (Growth.arrives(facts.inbox())
                                ? ", surely 80 % or more"
                                : ", not surely 80 % of 20 or more, so it waits")))
                : Optional.empty();
    }

    private boolean grown(WhyFacts.Today today) {
        return settings.volume().grow() && today.dayIndex() <= enrolment.ramp().size() && today.target() > top();
    }

    private int top() {
        return enrolment.ramp().getLast();
    }

    private LocalDate day() {
        return facts.now().atZone(facts.mailbox().zone()).toLocalDate();
    }

    private Limit dailyMax() {
        Mailbox mailbox = FirstDays.capped(facts.mailbox(), facts.enrolment());
        String name = FirstDays.bind(facts.mailbox(), facts.enrolment())
                ? "first " + FirstDays.DAYS + " sending days, in any 24 hours"
                : "daily_max in any 24 hours";
        Limit cap = count(name, mailbox.dailyMax(), RollingCap.used(facts.debits(), facts.now()));
        return RollingCap.allowedAt(facts.debits(), mailbox.dailyMax(), facts.now())
                .map(at -> binding(cap, Binds.NOW, Optional.of(at), WhyWords.notBefore(at, facts)))
                .orElse(cap);
    }

    /** The provider's window and what is shared with others: told, but none of them sets what a day is planned with. */
    private List<Limit> besides() {
        List<Limit> besides = new ArrayList<>();
        for (Room.Own cap : facts.room().own()) {
            if (!cap.equals(Room.day(facts.mailbox().dailyMax()))) {
                int used = RollingCap.used(facts.debits(), cap.window(), facts.now());
                besides.add(full(
                        count(cap.name(), cap.most(), used),
                        RollingCap.allowedAt(facts.debits(), cap.most(), cap.window(), facts.now())));
            }
        }
        for (Room.Shared cap : facts.room().shared()) {
            var used = facts.used().of(cap);
            besides.add(full(
                    count(cap.name(), cap.cap().most(), cap.cap().used(used, facts.now())),
                    cap.cap().allowedAt(used, facts.now())));
        }
        if (facts.firsts().held() > 0) {
            besides.add(bare("messages to mailboxes that are not proved to be yours yet, one at a time: "
                    + facts.firsts().held()));
        }
        return besides;
    }

    private Limit full(Limit limit, Optional<Instant> until) {
        return until.map(at -> binding(limit, Binds.NOW, Optional.of(at), WhyWords.notBefore(at, facts)))
                .orElse(limit);
    }

    private Limit window() {
        SendWindow window = Windows.of(settings.times(), facts.mailbox());
        Limit limit = bare("window " + settings.times().opens() + "-"
                + settings.times().closes().map(Object::toString).orElse("24:00") + " " + window.zone());
        if (window.contains(facts.now())) {
            return limit;
        }
        Instant opens = window.nextOpening(facts.now());
        return binding(
                limit,
                Binds.NOW,
                Optional.of(opens),
                WhyWords.notBefore(opens, facts) + ", the window is closed"
                        + WhyWords.holidays(window, facts.now(), opens));
    }

    private Limit gap() {
        double stretch = SendGate.gapFactor(facts.today().map(WhyFacts.Today::move), facts.slowdown(), facts.now());
        Duration gap = SendGate.gap(settings, stretch);
        Optional<Instant> lastMail = SendGate.lastMail(facts.lastDot(), facts.debits());
        String last = lastMail.map(at -> ", last mail " + Words.time(at, facts.now(), facts.zone()))
                .orElse("");
        String slowed = facts.slowdown()
                .flatMap(slowdown -> slowdown.words(facts.now(), facts.zone()))
                .map(words -> ", " + facts.mailbox().provider() + " " + words)
                .orElse("");
        Limit limit = bare("least gap " + Length.of(gap) + last + slowed);
        return lastMail.map(at -> at.plus(gap))
                .filter(free -> free.isAfter(facts.now()) && somethingWaits())
                .map(free -> binding(limit, Binds.NOW, Optional.of(free), WhyWords.notBefore(free, facts)))
                .orElse(limit);
    }

    private boolean somethingWaits() {
        return facts.due().stream().anyMatch(due -> due.cause() == WhyFacts.Cause.SEND);
    }

    private static List<Limit> onlyTheFirstBindsNow(List<Limit> limits) {
        boolean found = false;
        List<Limit> marked = new ArrayList<>();
        for (Limit limit : limits) {
            boolean second = limit.binds() == Binds.NOW && found;
            found |= limit.binds() == Binds.NOW;
            marked.add(second ? binding(limit, Binds.NO, limit.notBefore(), "") : limit);
        }
        return marked;
    }

    private static int left(Limit limit) {
        return limit.left().orElse(Integer.MAX_VALUE);
    }

    private static Limit bare(String name) {
        return new Limit(
                name, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Binds.NO, Optional.empty(), "");
    }

    private static Limit count(String name, int allows, int used) {
        return new Limit(
                name,
                OptionalInt.of(allows),
                OptionalInt.of(used),
                OptionalInt.of(Math.max(0, allows - used)),
                Binds.NO,
                Optional.empty(),
                "");
    }

    private static Limit binding(Limit limit, Binds binds, Optional<Instant> notBefore, String text) {
        return new Limit(limit.name(), limit.allows(), limit.used(), limit.left(), binds, notBefore, text);
    }
}
