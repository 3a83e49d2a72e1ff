package io.warmit.message;

import java.util.List;
import java.util.Optional;

/**
 * The steps that a message may take, and from which states. The store's updates ask this table, and so does the model of the protocol that is explored in the tests.
 *
 * <p>A step under an own epoch is refused once somebody else has claimed the message: the epoch counts claims. Between the final dot and its answer nobody can know
 * the outcome (RFC 1047; RFC 5321, 4.5.3.2.6), so no step leads from {@code DOT_PENDING} back to sending but a refusal that was read from the server itself.
 */
public enum Transition {
    /** A worker takes the message, under an epoch of its own. */
    CLAIM(Epoch.NEXT, "CLAIMED", "PLANNED", "RETRY"),
    /** The final dot is about to be written. */
    FENCE(Epoch.OWN, "DOT_PENDING", "CLAIMED"),
    /** The server answered 2xx to the dot; a worker that slept may bring the answer when nobody looked for the message any more. */
    ACCEPT(Epoch.OWN, "ACCEPTED", "DOT_PENDING", "UNCONFIRMED"),
    /** The server said 4xx, or the connection broke before the dot. */
    DEFER(Epoch.OWN, "RETRY", "CLAIMED", "DOT_PENDING"),
    /** The server said 5xx. */
    REJECT(Epoch.OWN, "FAILED", "CLAIMED", "DOT_PENDING"),
    /** The server refused, and no later try would help. */
    GIVE_UP(Epoch.OWN, "SKIPPED", "CLAIMED", "DOT_PENDING"),
    /** Given back as if it had never been claimed: the login was refused, or the fence could not be set. */
    RELEASE(Epoch.OWN, "PLANNED", "CLAIMED"),
    /** The worker has shown no sign of life. A dot may have been written by now if the fence was set, so only from {@code CLAIMED}. */
    LAPSE(Epoch.OWN, "RETRY", "CLAIMED"),
    /** Its workers died with it again and again. */
    QUARANTINE(Epoch.OWN, "QUARANTINED", "CLAIMED"),
    /** It is not to be sent any more. */
    SKIP(Epoch.OWN, "SKIPPED", "PLANNED", "RETRY"),
    /** The token was read in the receiving mailbox. */
    CONFIRM(Epoch.ANY, "CONFIRMED", "DOT_PENDING", "ACCEPTED", "MISSING", "UNCONFIRMED"),
    /** Accepted, and in no folder of the receiver after 24 hours. */
    MISS(Epoch.ANY, "MISSING", "ACCEPTED"),
    /** No answer to the dot, and in no folder of the receiver after 24 hours. */
    LOSE_TRACK(Epoch.ANY, "UNCONFIRMED", "DOT_PENDING"),
    /** A delivery status notification names the token. */
    BOUNCE(Epoch.ANY, "BOUNCED", "DOT_PENDING", "ACCEPTED"),
    /** A store that lost commits was put in place: what may have been sent is in doubt, under an epoch that no worker of the past can hold. */
    RECOVER(Epoch.LEAP, "DOT_PENDING", "PLANNED", "RETRY", "CLAIMED");

    /** Epochs count claims within one recovery; each recovery starts this much higher than the one before. */
    public static final long LEAP = 1_000_000;

    private final Epoch epoch;
    private final String to;
    // Made by List.of, which never changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> from;

    Transition(Epoch epoch, String to, String... from) {
        this.epoch = epoch;
        this.to = to;
        this.from = List.of(from);
    }

    /** What a step asks of the epoch in the row, and what becomes of it. */
    private enum Epoch {
        /** Must be the one that was read, and is counted up. */
        NEXT,
        /** Must be the one that was claimed with, or read. */
        OWN,
        /** Evidence from a mail server counts whoever sent the message. */
        ANY,
        /** Leaves the epochs of the past behind. */
        LEAP
    }

    /**
     * What the protocol knows of a message's row.
     *
     * @param state the word of its state, see {@link MessageState#word()}
     * @param epoch how often it was claimed, above the last recovery's start
     */
    public record Standing(String state, long epoch) {}

    /** The word of the state that it leads to. */
    public String to() {
        return to;
    }

    /** The words of the states that it may be taken from. */
    public List<String> from() {
        return from;
    }

    /** The row after this step by somebody who knows the given epoch; empty if the row does not allow it, and then nothing changes. */
    public Optional<Standing> of(Standing row, long known) {
        boolean mine = epoch == Epoch.ANY || epoch == Epoch.LEAP || row.epoch() == known;
        return mine && from.contains(row.state())
                ? Optional.of(new Standing(to, after(row.epoch())))
                : Optional.empty();
    }

    private long after(long before) {
        return switch (epoch) {
            case NEXT -> before + 1;
            case OWN, ANY -> before;
            case LEAP -> (before / LEAP + 1) * LEAP;
        };
    }
}
