package io.warmit.simulation;

import io.warmit.engine.Agenda;
import io.warmit.engine.VisitReport;
import io.warmit.engine.Visits;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Calls visits one after the other, from its own queue of instants, and moves the clock to each. */
public final class Timeline implements Agenda {
    private final ManualClock clock;
    private final TreeSet<Wake> queue =
            new TreeSet<>(Comparator.comparing(Wake::at).thenComparingLong(Wake::mailboxId));
    private final Map<Long, Wake> byMailbox = new HashMap<>();
    private long visits;

    private record Wake(Instant at, long mailboxId) {}

    public Timeline(ManualClock clock) {
        this.clock = clock;
    }

    @Override
    public void pull(long mailboxId, Instant at) {
        Wake known = byMailbox.get(mailboxId);
        if (known == null || at.isBefore(known.at())) {
            put(mailboxId, at);
        }
    }

    private void put(long mailboxId, Instant at) {
        Wake wake = new Wake(at, mailboxId);
        Wake before = byMailbox.put(mailboxId, wake);
        if (before != null) {
            queue.remove(before);
        }
        queue.add(wake);
    }

    /** How many visits were called. */
    public long visits() {
        return visits;
    }

    /** Calls every visit up to an instant, then stands at it. */
    public void runUntil(Instant end, Visits.Visitor visitor) {
        while (!queue.isEmpty() && !queue.first().at().isAfter(end)) {
            Wake wake = queue.removeFirst();
            byMailbox.remove(wake.mailboxId());
            if (wake.at().isAfter(clock.instant())) {
                clock.moveTo(wake.at());
            }
            VisitReport report = visitor.visit(wake.mailboxId());
            visits++;
            // A visit that asks to be called again at once has nothing new to say before a second has passed.
            Instant soonest = clock.instant().plusSeconds(1);
            pull(wake.mailboxId(), report.next().isBefore(soonest) ? soonest : report.next());
        }
        if (end.isAfter(clock.instant())) {
            clock.moveTo(end);
        }
    }
}
