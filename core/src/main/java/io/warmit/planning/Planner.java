package io.warmit.planning;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Spread;
import io.warmit.campaign.Capacity;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Move;
import io.warmit.campaign.Pace;
import io.warmit.campaign.PaceDay;
import io.warmit.campaign.RampClock;
import io.warmit.message.InstanceKey;
import io.warmit.message.Token;
import io.warmit.schedule.Draw;
import io.warmit.schedule.SendWindow;
import io.warmit.schedule.SendWindow.Span;
import io.warmit.schedule.Slots;
import io.warmit.schedule.Slots.Slot;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Plans one day of one mailbox when it opens. */
public final class Planner {
    private static final int MAINTAINED = 5;

    private Planner() {}

    /** The plan, from the facts alone: the same facts and seed give the same plan on every worker. */
    public static DayPlan plan(Facts facts, Draw draw, InstanceKey key) {
        List<String> reasons = new ArrayList<>();
        Enrolment enrolment = facts.enrolment();
        CampaignSettings settings = enrolment.campaign().settings();
        int dayIndex = dayIndex(facts, reasons);
        Span span = openSpan(facts, settings);
        Pace pace = Pace.decide(facts.health(), facts.brakes(), facts.history());
        reasons.addAll(pace.reasons());
        boolean over = over(facts, dayIndex);
        if (over && settings.volume().after() == After.STOP) {
            reasons.add("the campaign is over for this mailbox");
            return new DayPlan(
                    pace, dayIndex, 0, 1, 0, facts.repliesDue(), span, "campaign over", reasons, List.of(), true);
        }
        int target = over
                ? Math.min(MAINTAINED, settings.volume().ramp().to())
                : enrolment.ramp().get(dayIndex - 1);
        double factor = DayFactor.of(
                settings.volume(), draw.unit("day-factor", facts.sender().address(), facts.day()));
        Capacity capacity = Capacity.of(Grounds.of(facts, span.length()), settings);
        Quota quota = Quota.of(facts, settings, pace, target, factor, capacity, over);
        reasons.add(quota.reason());
        List<PlannedOpener> openers = openers(facts, settings, span, quota.openers(), draw, key);
        if (openers.size() < quota.openers()) {
            reasons.add("room for " + openers.size() + " of " + quota.openers() + " openers today");
        }
        return new DayPlan(
                pace,
                dayIndex,
                target,
                factor,
                quota.openers(),
                facts.repliesDue(),
                span,
                quota.binding(),
                reasons,
                openers,
                false);
    }

    /** Today's window; on the day of the launch it starts now. */
    private static Span openSpan(Facts facts, CampaignSettings settings) {
        SendWindow window = Windows.of(settings.times(), facts.sender().zone());
        Span span = window.on(facts.day())
                .orElseThrow(() -> new IllegalStateException("a day without a window is not planned"));
        return facts.now().isAfter(span.opens()) ? new Span(facts.now(), span.closes()) : span;
    }

    private static int dayIndex(Facts facts, List<String> reasons) {
        int index = facts.enrolment().dayIndex();
        Optional<PaceDay> last = facts.history().stream().findFirst();
        if (last.isPresent()
                && last.get().outcome() == RampClock.Outcome.SENDING
                && last.get().dayIndex() == index
                && last.get().move() == Move.GROW) {
            index++;
        }
        Optional<PaceDay> lastSending =
                facts.history().stream().filter(day -> day.opened() > 0).findFirst();
        if (lastSending.isPresent()) {
            long idle = ChronoUnit.DAYS.between(lastSending.get().day(), facts.day()) - 1;
            int stepped = RampClock.afterIdleness(index, idle);
            if (stepped < index) {
                reasons.add("back from day " + index + " to " + stepped + " of the ramp after " + idle + " idle days");
                index = stepped;
            }
        }
        return index;
    }

    private static boolean over(Facts facts, int dayIndex) {
        Enrolment enrolment = facts.enrolment();
        long calendar = ChronoUnit.DAYS.between(enrolment.startedOn(), facts.day());
        return dayIndex > enrolment.ramp().size()
                || calendar > RampClock.lastCalendarDay(enrolment.ramp().size());
    }

    private static List<PlannedOpener> openers(
            Facts facts, CampaignSettings settings, Span span, int quota, Draw draw, InstanceKey key) {
        String sender = facts.sender().address().toString();
        Duration gap = settings.times().minGap();
        List<Slot> slots = settings.times().spread() == Spread.ASAP || gap.isZero()
                ? Slots.asap(span, quota, gap)
                : Slots.even(span, quota, gap, i -> draw.unit("slot", sender, facts.day(), i));
        Pairing pairing = new Pairing(facts, quota);
        Campaign campaign = facts.enrolment().campaign();
        List<PlannedOpener> openers = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            var receiver = pairing.next(draw, i);
            if (receiver.isEmpty()) {
                break;
            }
            Token token = key.opener(
                    campaign.id(),
                    facts.day(),
                    i,
                    facts.sender().address(),
                    receiver.get().address());
            int turns = MannersDraw.turns(settings, draw, token);
            openers.add(new PlannedOpener(
                    i,
                    slots.get(i).due(),
                    slots.get(i).expires(),
                    receiver.get(),
                    token,
                    MannersDraw.of(settings, draw, token, turns > 1),
                    turns));
        }
        return openers;
    }

    /** The quota with the limit that sets it. */
    private record Quota(int openers, String binding, String reason) {
        static Quota of(
                Facts facts,
                CampaignSettings settings,
                Pace pace,
                int target,
                double factor,
                Capacity capacity,
                boolean over) {
            int wanted = (int) Math.floor(target * pace.factor() * factor + 0.5);
            int to = settings.volume().ramp().to();
            boolean atTop = !over && target == to && pace.move() == Move.GROW;
            if (atTop && settings.volume().minimumPerDay().isPresent()) {
                wanted = Math.max(wanted, settings.volume().minimumPerDay().getAsInt() - facts.repliesDue());
            }
            int floor = pace.move() == Move.STOP ? 0 : 1;
            int quota = Math.min(Math.max(floor, Math.min(wanted, to)), capacity.perDay());
            String ramp = String.format(
                    Locale.ROOT,
                    "ramp of day %d: %d × day factor %.0f %%",
                    facts.enrolment().dayIndex(),
                    target,
                    factor * 100);
            String binding = capacity.perDay() < wanted ? capacity.because() : ramp;
            String move = pace.factor() == 1 ? "" : String.format(Locale.ROOT, " × %.0f %%", pace.factor() * 100);
            return new Quota(
                    quota,
                    binding,
                    ramp + move + (capacity.perDay() < wanted ? ", cut to " + capacity.because() : "") + " → " + quota);
        }
    }
}
