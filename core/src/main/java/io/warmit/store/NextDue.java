package io.warmit.store;

import io.warmit.message.Kind;
import io.warmit.message.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * What is due next at a mailbox.
 *
 * @param send when the earliest message that is to be sent is due
 * @param leaseEnd when the earliest claim or fence of a message lapses, or has lapsed
 * @param leaseAhead the earliest such end that is still to come
 * @param look when something is looked for
 * @param recheck when the mailbox is looked through because the store lost commits
 * @param awaitsReport whether mail of this sender was looked for twice in vain, so that a delivery report may tell why
 * @param act when something is done to a received message
 * @param session when the mailbox was opened last
 */
public record NextDue(
        Optional<Instant> send,
        Optional<Instant> leaseEnd,
        Optional<Instant> leaseAhead,
        Optional<Instant> look,
        Optional<Recheck> recheck,
        boolean awaitsReport,
        Optional<DueAct> act,
        Optional<Instant> session) {
    /** A message to be sent, as the check before a send sees it. */
    public record DueSend(long campaignId, Kind kind, Instant due, Instant expires) {
        public static DueSend of(Message message) {
            return new DueSend(message.campaignId(), message.kind(), message.due(), message.expires());
        }

        /** The first instant at which it can be asked for. */
        public Instant ready(Instant now) {
            return due.isBefore(now) ? now : due;
        }
    }

    /** When an act is due, and whose window it keeps to. */
    public record DueAct(Instant at, long campaignId) {}

    /** A mailbox has to be looked through, from the time on of which the store may have forgotten something. */
    public record Recheck(Instant at, Instant lostSince) {
        public boolean due(Instant now) {
            return !at.isAfter(now);
        }
    }

    NextDue leaseAhead(Optional<Instant> ahead) {
        return new NextDue(send, leaseEnd, ahead, look, recheck, awaitsReport, act, session);
    }

    public boolean leaseEnded(Instant now) {
        return leaseEnd.filter(end -> !end.isAfter(now)).isPresent();
    }

    public boolean sends(Instant now) {
        return send.filter(at -> !at.isAfter(now)).isPresent();
    }

    public boolean looks(Instant now) {
        return look.filter(at -> !at.isAfter(now)).isPresent();
    }

    public boolean acts(Instant now) {
        return act.filter(due -> !due.at().isAfter(now)).isPresent();
    }

    /** Whether something may come that nobody is woken for: then the mailbox is visited every quarter of an hour. */
    public boolean open() {
        return look.isPresent() || leaseEnd.isPresent();
    }
}
