package io.warmit.message;

import io.warmit.placement.Placement;
import java.time.Instant;
import java.util.List;

/**
 * Where a message stands. Each state carries what is known in it.
 *
 * <p>IN_DOUBT is not stored: it is a {@link DotPending} whose lease has lapsed, since after a crash nobody is left to write it down.
 */
public sealed interface MessageState {
    /** The words of all states, in the order of a message's life. */
    List<String> WORDS = List.of(
            "PLANNED",
            "CLAIMED",
            "DOT_PENDING",
            "IN_DOUBT",
            "ACCEPTED",
            "CONFIRMED",
            "RETRY",
            "UNCONFIRMED",
            "MISSING",
            "BOUNCED",
            "FAILED",
            "SKIPPED",
            "QUARANTINED");

    /** The word of the state in the store and in output. */
    String word();

    /** Waits for its slot. */
    record Planned() implements MessageState {
        @Override
        public String word() {
            return "PLANNED";
        }
    }

    /** A worker has it; no dot was written. */
    record Claimed(Instant leaseEnds) implements MessageState {
        @Override
        public String word() {
            return "CLAIMED";
        }
    }

    /** The fence is set: the final dot may have been written. */
    record DotPending(Instant dotAt, Instant leaseEnds) implements MessageState {
        public boolean inDoubt(Instant now) {
            return !now.isBefore(leaseEnds);
        }

        @Override
        public String word() {
            return "DOT_PENDING";
        }
    }

    /** The server answered 250 to the dot. */
    record Accepted(Instant at) implements MessageState {
        @Override
        public String word() {
            return "ACCEPTED";
        }
    }

    /** Seen in the receiving mailbox. */
    record Confirmed(Instant at, Placement placement, String folder) implements MessageState {
        @Override
        public String word() {
            return "CONFIRMED";
        }
    }

    /** Surely not accepted; due again. */
    record Retry() implements MessageState {
        @Override
        public String word() {
            return "RETRY";
        }
    }

    /** In doubt, and not found within 24 hours. Never sent again. */
    record Unconfirmed(Instant at) implements MessageState {
        @Override
        public String word() {
            return "UNCONFIRMED";
        }
    }

    /** Accepted, and not found within 24 hours in any folder of the receiver. */
    record Missing(Instant at) implements MessageState {
        @Override
        public String word() {
            return "MISSING";
        }
    }

    /** Accepted, then returned by a delivery status notification. */
    record Bounced(Instant at) implements MessageState {
        @Override
        public String word() {
            return "BOUNCED";
        }
    }

    /** Refused for good. */
    record Failed(Instant at) implements MessageState {
        @Override
        public String word() {
            return "FAILED";
        }
    }

    /** Not sent, and not to be sent any more. */
    record Skipped(Instant at) implements MessageState {
        @Override
        public String word() {
            return "SKIPPED";
        }
    }

    /** Set aside because its worker died with it three times. */
    record Quarantined(Instant at) implements MessageState {
        @Override
        public String word() {
            return "QUARANTINED";
        }
    }
}
