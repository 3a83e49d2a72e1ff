package io.warmit.planning;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Spread;
import io.warmit.campaign.Capacity;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.FirstWeek;
import io.warmit.campaign.Growth;
import io.warmit.campaign.Pace;
import io.warmit.campaign.Ramp;
import io.warmit.campaign.RampPosition;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.InstanceKey;
import io.warmit.message.Token;
import io.warmit.schedule.Draw;
import io.warmit.schedule.SendWindow;
import io.warmit.schedule.SendWindow.Span;
import io.warmit.schedule.Slots;
import io.warmit.schedule.Slots.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans one day of one mailbox when it opens. */
public final class Planner {
    private Planner() {}

    /** The plan, from the facts alone: the same facts and seed give the same plan on every worker. */
    public static DayPlan plan(Facts facts, Draw draw, InstanceKey key) {
        Enrolment enrolment = facts.enrolment();
        CampaignSettings settings = enrolment.campaign().settings();
        List<String> reasons = new ArrayList<>();
        RampPosition position = RampPosition.on(facts.day(), enrolment, facts.history());
        position.reason().ifPresent(reasons::add);
        Span span = openSpan(facts, settings);
        Pace pace = Pace.decide(facts.health(), facts.brakes(), facts.now(), facts.day(), facts.history());
        reasons.addAll(pace.reasons());
        OptionalInt own = Ramp.targetOn(position.dayIndex(), facts.day(), enrolment.ramp(), settings.volume());
        if (own.isEmpty()) {
            reasons.add(ending(position, facts, settings) + "the campaign is over for this mailbox");
            return over(pace, position, facts, span, reasons);
        }
        double factor = DayFactor.of(
                settings.volume(), draw.unit("day-factor", facts.sender().address(), facts.day()));
        Duration gap = SendGate.gap(settings, pace.move().gapFactor());
        Capacity capacity = Capacity.of(Grounds.of(facts, span.length()), settings, gap);
        Growth growth = Growth.on(
                position,
                enrolment,
                facts.history(),
                new Growth.Ground(own.getAsInt(), facts.inbox(), pace.move(), capacity.perDay(), capacity.because()));
        growth.reason().ifPresent(reasons::add);
        Quota quota = Quota.of(
                new Quota.Ground(
                        settings.volume(),
                        position.dayIndex(),
                        growth.perDay(),
                        growth.past()
                                ? growth.perDay()
                                : settings.volume().ramp().to(),
                        FirstWeek.onDay(position.dayIndex(), facts.sender().since(), enrolment.startedOn()),
                        pace,
                        factor,
                        facts.repliesDue(),
                        position.dayIndex() > enrolment.ramp().size()),
                capacity);
        reasons.addAll(quota.reasons());
        Pairing pairing = new Pairing(facts, quota.openers(), pace.factor());
        reasons.addAll(pairing.shares().reasons());
        int wanted = pairing.shares().quota();
        List<PlannedOpener> openers =
                openers(facts, settings, slots(facts, settings, span, wanted, gap, draw), pairing, draw, key);
        if (openers.size() < wanted) {
            reasons.add("room for " + openers.size() + " of " + wanted + " openers today");
        }
        return new DayPlan(
                pace,
                position.dayIndex(),
                growth.perDay(),
                factor,
                wanted,
                facts.repliesDue(),
                span,
                wanted < quota.openers() ? pairing.shares().reasons().getFirst() : quota.binding(),
                reasons,
                openers,
                false);
    }

    /** What ended maintenance before its time, in front of the sentence that it is over. */
    private static String ending(RampPosition position, Facts facts, CampaignSettings settings) {
        return settings.volume()
                .until()
                .filter(until -> position.dayIndex() > facts.enrolment().ramp().size()
                        && settings.volume().after() == After.MAINTAIN
                        && facts.day().isAfter(until))
                .map(until -> "maintenance ended on " + until + ", its until: ")
                .orElse("");
    }

    private static DayPlan over(Pace pace, RampPosition position, Facts facts, Span span, List<String> reasons) {
        return new DayPlan(
                pace,
                position.dayIndex(),
                0,
                1,
                0,
                facts.repliesDue(),
                span,
                "campaign over",
                reasons,
                List.of(),
                true);
    }

    /** Today's window; on the day of the launch it starts now. */
    private static Span openSpan(Facts facts, CampaignSettings settings) {
        SendWindow window = Windows.of(settings.times(), facts.sender());
        Span span = window.on(facts.day())
                .orElseThrow(() -> new IllegalStateException("a day without a window is not planned"));
        return span.from(facts.now());
    }

    private static List<Slot> slots(
            Facts facts, CampaignSettings settings, Span span, int quota, Duration gap, Draw draw) {
        Mailbox sender = facts.sender();
        return settings.times().spread() == Spread.ASAP || gap.isZero()
                ? Slots.asap(span, quota, gap)
                : Slots.even(span, quota, gap, i -> draw.unit("slot", sender.address(), facts.day(), i));
    }

    private static List<PlannedOpener> openers(
            Facts facts, CampaignSettings settings, List<Slot> slots, Pairing pairing, Draw draw, InstanceKey key) {
        long campaign = facts.enrolment().campaign().id();
        List<PlannedOpener> openers = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Optional<Mailbox> chosen = pairing.next(draw, i);
            if (chosen.isEmpty()) {
                break;
            }
            Mailbox receiver = chosen.get();
            Token token = key.opener(campaign, facts.day(), i, facts.sender().address(), receiver.address());
            int turns = MannersDraw.turns(settings, draw, token);
            openers.add(new PlannedOpener(
                    i,
                    slots.get(i).due(),
                    slots.get(i).expires(),
                    receiver,
                    token,
                    MannersDraw.of(settings, draw, token, turns > 1),
                    turns));
        }
        return openers;
    }
}
