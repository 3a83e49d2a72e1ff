package io.warmit.oauth;

import io.warmit.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/** What an identity provider answers to whoever asks for tokens (RFC 6749, section 5; RFC 8628, section 3.5). */
public sealed interface TokenAnswer {
    /**
     * Tokens.
     *
     * @param goodFor how long the access token is good
     * @param refresh the refresh token for the next time; empty: the one that was shown stays
     */
    record Granted(Secret access, Duration goodFor, Optional<Secret> refresh) implements TokenAnswer {}

    /** {@code invalid_grant}: what was shown is taken no more. */
    record Over(String why) implements TokenAnswer {}

    /** The request itself is refused, mostly since the client is not registered as it says. */
    record Unfit(String why) implements TokenAnswer {}

    /** Too many requests, a fault of the server's, no answer or one that cannot be read: the same may work later. */
    record Later(Optional<Duration> after, String why) implements TokenAnswer {}

    /**
     * The person has not answered yet.
     *
     * @param slower ask less often from now on
     */
    record Pending(boolean slower) implements TokenAnswer {}

    /** The person said no. */
    record Denied(String why) implements TokenAnswer {}

    /** The code for the person is too old. */
    record Stale() implements TokenAnswer {}
}
