package io.warmit.mailbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What proves that a mailbox is the operator's, at both of its ends. It lapses when the login changes hands.
 *
 * @param since since when its logins are those of this user at these servers, to the millisecond: what was done through earlier ones proves nothing. It tells one login from the next
 * @param logins when both logins last succeeded; empty: the mailbox does not take part yet
 * @param received when a message to it was first found through its own login; empty: its address may belong to somebody else
 * @param sent when a message from it was first found at another mailbox
 */
public record Owned(Instant since, Optional<Instant> logins, Optional<Instant> received, Optional<Instant> sent) {
    public Owned {
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Nothing is proved of logins that are new. */
    public static Owned nothing(Instant since) {
        return new Owned(since, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Both logins succeeded, once more or for the first time. */
    public Owned loggedIn(Instant at) {
        return new Owned(since, Optional.of(at), received, sent);
    }

    /** The same, but for the logins: they have changed, and belong to the same user at the same servers. */
    public Owned withoutLogins() {
        return new Owned(since, Optional.empty(), received, sent);
    }

    /** The logins changed hands. */
    public Owned changedHands(Instant now) {
        Owned changed = nothing(now);
        return changed.since.equals(since) ? nothing(now.plusMillis(1)) : changed;
    }
}
