package io.warmit.app;

import io.warmit.grant.Grant;
import io.warmit.grant.NextToken;
import io.warmit.mailbox.Mailbox;
import io.warmit.oauth.IdentityServer;
import io.warmit.oauth.Registration;
import io.warmit.oauth.TokenAnswer;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.secret.SealedSecrets;
import io.warmit.secret.Secret;
import io.warmit.store.GrantStore;
import io.warmit.store.GrantStore.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The access tokens of mailboxes. A token that runs out is renewed by one worker at a time; the new ones are sealed and committed before any server is shown them.
 *
 * <p>Where the identity provider replaces the refresh token at each use, the one before is kept until the new one worked: whatever moment a worker dies at, one that is good is in the store, as
 * long as the provider leaves the replaced one good for a while, as Microsoft does.
 */
final class Tokens {
    /** Longer than a renewal may take, so that it lapses only when its worker is dead or asleep. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** What only the operator mends, in the configuration or at the provider. */
    private static final Duration REGISTRATION = Duration.ofHours(1);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 1200;

    private final GrantStore grants;
    private final SealedSecrets vault;
    private final Clients clients;
    private final IdentityServer server;
    private final InstantSource clock;

    Tokens(GrantStore grants, SealedSecrets vault, Clients clients, IdentityServer server, InstantSource clock) {
        this.grants = grants;
        this.vault = vault;
        this.clients = clients;
        this.server = server;
        this.clock = clock;
    }

    /**
     * A token that is good for some minutes at least.
     *
     * @throws UserError E1202 when a person has to log in, E1203 when the identity provider cannot be asked now, E1204 or E1206 when it does not take our client
     */
    String access(Mailbox mailbox) {
        return access(mailbox, Optional.empty());
    }

    /** Another token than the one that a server refused; empty: it was renewed just now, so another would fare no better. */
    Optional<String> instead(Mailbox mailbox, String refused) {
        String other = access(mailbox, Optional.of(refused));
        return other.equals(refused) ? Optional.empty() : Optional.of(other);
    }

    private String access(Mailbox mailbox, Optional<String> refused) {
        boolean fresh = false;
        for (int look = 0; look < LOOKS; look++) {
            Grant grant = grants.find(mailbox.id())
                    .orElseThrow(() -> GrantProblems.loginNeeded(mailbox, "nobody has logged in for it yet"));
            Optional<String> stored = stored(mailbox, grant);
            if (stored.isEmpty()) {
                continue;
            }
            // Some give the same token again; asking a second time would not change it.
            Grant known = !fresh && stored.equals(refused) ? grant.refused() : grant;
            switch (known.next(clock.instant())) {
                case NextToken.Use() -> {
                    return stored.get();
                }
                case NextToken.Renew() -> fresh = renewed(mailbox, grant);
                case NextToken.Await(Instant _) -> LockSupport.parkNanos(LOOK.toNanos());
                case NextToken.Rest(Instant until, String why) -> throw GrantProblems.resting(mailbox, until, why);
                case NextToken.LogIn(String why) -> throw GrantProblems.loginNeeded(mailbox, why);
            }
        }
        throw GrantProblems.resting(mailbox, clock.instant().plus(LEASE), "another worker is renewing the token");
    }

    /** Empty: it was renewed this moment. */
    private Optional<String> stored(Mailbox mailbox, Grant grant) {
        return grants.tokens(grant).map(tokens -> opened(mailbox, tokens.access()));
    }

    /** The client is looked up first: whatever is wrong with it must not leave a lease that others wait for. */
    private boolean renewed(Mailbox mailbox, Grant grant) {
        Registration client = clients.of(grant.provider());
        return grants.lease(grant, clock.instant(), LEASE)
                .filter(lease -> renewed(mailbox, client, lease))
                .isPresent();
    }

    private boolean renewed(Mailbox mailbox, Registration client, Lease lease) {
        try {
            return renew(mailbox, client, lease);
        } catch (UserError unusable) {
            grants.rests(
                    lease,
                    clock.instant().plus(REGISTRATION),
                    unusable.problems().getFirst().message());
            throw unusable;
        }
    }

    /** Asks once and writes down what came of it. True: there is a new token. */
    private boolean renew(Mailbox mailbox, Registration client, Lease lease) {
        GrantStore.Tokens tokens = grants.tokens(lease.grant()).orElseThrow();
        TokenAnswer answer = ask(mailbox, client, tokens.refresh());
        String shown = tokens.refresh();
        if (answer instanceof TokenAnswer.Over && tokens.replaced().isPresent()) {
            shown = tokens.replaced().get();
            answer = ask(mailbox, client, shown);
        }
        return settled(mailbox, lease, answer, shown);
    }

    private TokenAnswer ask(Mailbox mailbox, Registration client, String sealed) {
        try (Secret refresh = Secret.of(opened(mailbox, sealed))) {
            return server.renew(client, refresh);
        }
    }

    private boolean settled(Mailbox mailbox, Lease lease, TokenAnswer answer, String shown) {
        Instant now = clock.instant();
        return switch (answer) {
            case TokenAnswer.Granted(Secret access, Duration goodFor, Optional<Secret> refresh) ->
                grants.renewed(
                        lease,
                        new GrantStore.Tokens(
                                refresh.map(next -> sealed(mailbox, next)).orElse(shown),
                                refresh.map(next -> shown),
                                sealed(mailbox, access)),
                        now.plus(goodFor),
                        now);
            case TokenAnswer.Over(String why) -> {
                grants.ended(lease, lease.grant().provider().title() + " has ended the login, " + why);
                yield false;
            }
            case TokenAnswer.Later(Optional<Duration> after, String why) -> {
                grants.rests(lease, now.plus(lease.grant().pause(after)), why);
                yield false;
            }
            case TokenAnswer.Unfit(String why) -> {
                grants.rests(lease, now.plus(REGISTRATION), why);
                throw GrantProblems.unfit(
                        mailbox.address().toString(), lease.grant().provider(), why);
            }
            case TokenAnswer.Pending _, TokenAnswer.Denied _, TokenAnswer.Stale _ -> {
                grants.rests(lease, now.plus(REGISTRATION), "an answer that fits no renewal");
                yield false;
            }
        };
    }

    /** The tokens of a login, for the store. */
    GrantStore.Tokens sealed(Mailbox mailbox, Secret access, Secret refresh) {
        return new GrantStore.Tokens(sealed(mailbox, refresh), Optional.empty(), sealed(mailbox, access));
    }

    private String sealed(Mailbox mailbox, Secret token) {
        return vault.seal(token, mailbox.address().toString(), "token");
    }

    private String opened(Mailbox mailbox, String sealed) {
        try {
            return StorePlace.text(vault.open(sealed, mailbox.address().toString(), "token"));
        } catch (UserError unreadable) {
            throw new UserError(unreadable.problems().stream()
                    .map(problem -> remedied(problem, mailbox))
                    .toList());
        }
    }

    /** A token that cannot be read any more is replaced by logging in, not by a password. */
    private static Problem remedied(Problem problem, Mailbox mailbox) {
        return problem.fixedBy(problem.fix().stream()
                .map(step -> step.contains("--password-stdin") ? mailbox.loginRemedy() : step)
                .toArray(String[]::new));
    }
}
