package io.warmit.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What proves that a mailbox is the operator's, at both of its ends. It lapses when the login changes hands.
 *
 * @param logins when both logins last succeeded after a change; empty: the mailbox does not take part yet
 * @param received when a message to it was first found through its own login; empty: its address may belong to somebody else
 * @param sent when a message from it was first found at another mailbox
 */
public record Owned(Optional<Instant> logins, Optional<Instant> received, Optional<Instant> sent) {
    /** Nothing is proved. */
    public static final Owned NO = new Owned(Optional.empty(), Optional.empty(), Optional.empty());

    /** Both logins succeeded. */
    public Owned loggedIn(Instant at) {
        return new Owned(Optional.of(at), received, sent);
    }

    /** The same, but for the logins: they have changed, and belong to the same user at the same servers. */
    public Owned withoutLogins() {
        return new Owned(Optional.empty(), received, sent);
    }
}
