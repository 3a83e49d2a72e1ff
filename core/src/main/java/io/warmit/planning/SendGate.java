package io.warmit.planning;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.Move;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.Length;
import io.warmit.schedule.SendWindow;
import io.warmit.schedule.Slowdown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** May this message leave now? Checked when it leaves, since what was true when it was planned may have changed. */
public sealed interface SendGate {
    Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    record Go() implements SendGate {}

    /**
     * Not now.
     *
     * @param at when to ask again; {@link Instant#MAX} when nobody can know
     */
    record Later(Instant at, String reason) implements SendGate {}

    record Skip(String reason) implements SendGate {}

    /**
     * What the answer follows from.
     *
     * @param answer it answers a message; otherwise it opens a thread
     * @param lastDot the last message that warmit sent from it
     * @param gapFactor what today's pace and a provider that throttles make of the least gap
     * @param debits the sender's mail, as far back as the room's longest window
     * @param room the caps that it must find room in
     * @param used how much of the shared ones is used
     * @param rest the sender's provider wants nothing from it for a while
     * @param first when its message left that is to prove that mail from it arrives, while that is looked for
     */
    record Facts(
            Instant now,
            Mailbox sender,
            Campaign campaign,
            boolean answer,
            Instant due,
            Instant expires,
            SendWindow window,
            Optional<Instant> lastDot,
            double gapFactor,
            List<Instant> debits,
            Room room,
            Room.Used used,
            Optional<Rest> rest,
            Optional<Instant> first) {}

    static SendGate check(Facts facts) {
        Instant now = facts.now();
        Campaign.State state = facts.campaign().state();
        if (!facts.expires().isAfter(now)) {
            return new Skip(facts.answer() ? "old: 7 days after the message it answers" : "late: its slot has passed");
        }
        if (state == Campaign.State.STOPPED) {
            return new Skip("the campaign was stopped");
        }
        if (!facts.sender().canSend()) {
            return new Later(
                    facts.sender().statusUntil().orElse(Instant.MAX),
                    facts.sender().status().word());
        }
        if (state == Campaign.State.PAUSED) {
            return new Later(facts.campaign().pausedUntil().orElse(Instant.MAX), "campaign paused");
        }
        if (facts.rest().isPresent()) {
            return new Later(facts.rest().get().until(), facts.rest().get().reason());
        }
        Optional<Instant> ahead = clockWentBack(facts);
        if (ahead.isPresent()) {
            return new Later(ahead.get(), "the clock went back: mail was sent at a later time than now");
        }
        if (!facts.window().contains(now)) {
            return new Later(facts.window().nextOpening(now), "window closed");
        }
        if (facts.due().isAfter(now)) {
            return new Later(facts.due(), "not due yet");
        }
        if (facts.first().isPresent()) {
            return new Later(FirstMessage.again(facts.first().get(), now), FirstMessage.REASON);
        }
        return whenFree(
                now,
                gap(facts.campaign().settings(), facts.gapFactor()),
                lastMail(facts.lastDot(), facts.debits()),
                facts.debits(),
                facts.room(),
                facts.used());
    }

    /** Whether the least gap has passed and every cap has room. */
    static SendGate whenFree(
            Instant now, Duration gap, Optional<Instant> last, List<Instant> debits, Room room, Room.Used used) {
        Optional<Instant> free = last.map(at -> at.plus(gap)).filter(at -> at.isAfter(now));
        if (free.isPresent()) {
            return new Later(free.get(), "least gap " + Length.of(gap));
        }
        return room.full(debits, used, now)
                .<SendGate>map(full -> new Later(full.until(), full.name()))
                .orElseGet(Go::new);
    }

    /** The last mail of a mailbox, whoever sent it: what other programs book are debits too. */
    static Optional<Instant> lastMail(Optional<Instant> lastDot, List<Instant> debits) {
        return Stream.concat(lastDot.stream(), debits.stream()).max(Instant::compareTo);
    }

    /** When the clock will have caught up with the latest send; empty while it lags by no more than clocks do. */
    private static Optional<Instant> clockWentBack(Facts facts) {
        return lastMail(facts.lastDot(), facts.debits())
                .filter(latest -> latest.isAfter(facts.now().plus(CLOCK_TOLERANCE)));
    }

    /** What the pace of today and a provider that throttles make of the least gap. */
    static double gapFactor(Optional<Move> pace, Optional<Slowdown> slowdown, Instant now) {
        return pace.map(Move::gapFactor).orElse(1.0)
                / slowdown.map(found -> found.at(now)).orElse(1.0);
    }

    /** The least gap as the day's pace and the provider stretch it. */
    static Duration gap(CampaignSettings settings, double gapFactor) {
        return Duration.ofMillis(Math.round(settings.times().minGap().toMillis() * gapFactor));
    }
}
