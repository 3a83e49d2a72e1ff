package io.warmit.grant;

import io.warmit.mailbox.IdentityProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an identity provider granted to a mailbox, but for the tokens themselves.
 *
 * @param loggedInAt when a person last said yes
 * @param usedAt when the refresh token last worked
 * @param accessUntil until when the access token is good
 * @param renewals counts them; a change names the number that it read
 * @param leaseUntil who renews may do so until then; empty: nobody does
 * @param failures renewals in a row that failed for a reason that passes
 * @param restUntil nothing is asked of the identity provider before
 * @param ended the identity provider takes the refresh token no more
 * @param note why it ended or rests
 */
public record Grant(
        long mailboxId,
        IdentityProvider provider,
        Instant loggedInAt,
        Instant usedAt,
        Instant accessUntil,
        long renewals,
        Optional<Instant> leaseUntil,
        int failures,
        Optional<Instant> restUntil,
        boolean ended,
        Optional<String> note) {
    /** A login must not be begun with a token that ends on the way. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** What is left may still be used while no other can be had. */
    private static final Duration LAST = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LONGEST_WISH = Duration.ofDays(1);
    private static final int DOUBLINGS = 6;

    public NextToken next(Instant now) {
        if (ended) {
            return new NextToken.LogIn(note.orElse(""));
        }
        if (now.isBefore(accessUntil.minus(EARLY))) {
            return new NextToken.Use();
        }
        boolean leased = leaseUntil.filter(now::isBefore).isPresent();
        boolean resting = restUntil.filter(now::isBefore).isPresent();
        if ((leased || resting) && now.isBefore(accessUntil.minus(LAST))) {
            return new NextToken.Use();
        }
        if (leased) {
            return new NextToken.Await(leaseUntil.orElseThrow());
        }
        return resting ? new NextToken.Rest(restUntil.orElseThrow(), note.orElse("")) : new NextToken.Renew();
    }

    /** The same after a mail server refused the access token: whatever its date says, it is good no more. */
    public Grant refused() {
        return new Grant(
                mailboxId,
                provider,
                loggedInAt,
                usedAt,
                Instant.EPOCH,
                renewals,
                leaseUntil,
                failures,
                restUntil,
                ended,
                note);
    }

    /**
     * How long the identity provider is left alone after one more failure: a minute, doubled each time up to an hour. Our choice.
     *
     * @param asked what it asked for itself, which is kept up to a day (RFC 9110, section 10.2.3)
     */
    public Duration pause(Optional<Duration> asked) {
        Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        Duration pause = own.compareTo(LONGEST_PAUSE) < 0 ? own : LONGEST_PAUSE;
        return asked.map(wish -> wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH)
                .filter(wish -> wish.compareTo(pause) > 0)
                .orElse(pause);
    }
}
