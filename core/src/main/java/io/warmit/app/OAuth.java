package io.warmit.app;

import io.warmit.grant.Grant;
import io.warmit.grant.Lapse;
import io.warmit.mailbox.IdentityProvider;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.SecretRef;
import io.warmit.oauth.IdentityServer;
import io.warmit.store.GrantStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** The identity providers of mailboxes: logging in at them, and what is known of the logins. */
public final class OAuth implements AutoCloseable {
    /** For a whole answer; far below the lease of a renewal. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Warmit warmit;
    private final GrantStore grants;
    private final Clients clients;
    private final IdentityServer server;
    private final Tokens tokens;

    OAuth(Warmit warmit, Supplier<SSLContext> trust) {
        this.warmit = warmit;
        grants = warmit.store().grants();
        clients = new Clients(warmit.settings().oauth(), warmit.secrets());
        server = new IdentityServer(trust, PATIENCE, warmit.clock());
        tokens = new Tokens(grants, warmit.vault(), clients, server, warmit.clock());
    }

    /** Logs in for a mailbox, or tells how it would be done. */
    public OAuthLogin login(Mailbox mailbox, IdentityProvider provider) {
        return new OAuthLogin(warmit, mailbox, provider, clients.of(provider), server, tokens);
    }

    /** What mailboxes log in with, be it a token or a password. */
    StoredLogins logins() {
        return new StoredLogins(warmit.secrets(), tokens);
    }

    /** The grant that a mailbox logs in with; empty: it has a password, or nobody has logged in. */
    Optional<Grant> grant(Mailbox mailbox) {
        return mailbox.secret() instanceof SecretRef.OAuth(IdentityProvider provider)
                ? grants.find(mailbox.id()).filter(found -> found.provider() == provider)
                : Optional.empty();
    }

    /** Whether somebody has to log in before anything can be done with a mailbox that is to have this secret. */
    boolean waits(Optional<Mailbox> known, SecretRef secret) {
        return secret instanceof SecretRef.OAuth
                && known.flatMap(mailbox -> grant(Changes.secret(mailbox, secret)))
                        .filter(found -> !found.ended())
                        .isEmpty();
    }

    /** When the login of a mailbox will end if nobody does anything. */
    Optional<Lapse> lapse(Mailbox mailbox) {
        return grant(mailbox).flatMap(found -> Lapse.of(found, clients.testing()));
    }

    /** The login of a mailbox as it is shown; empty: it has a password. */
    Optional<Shown> shown(Mailbox mailbox) {
        return mailbox.secret() instanceof SecretRef.OAuth(IdentityProvider provider)
                ? Optional.of(shown(provider, grant(mailbox), lapse(mailbox)))
                : Optional.empty();
    }

    private static Shown shown(IdentityProvider provider, Optional<Grant> grant, Optional<Lapse> lapse) {
        return new Shown()
                .with("provider", provider.word())
                .with("logged_in_at", grant.map(Grant::loggedInAt))
                .with("used_at", grant.map(Grant::usedAt))
                .with("ends_at", lapse.map(Lapse::at))
                .with("ends_why", lapse.map(Lapse::why));
    }

    @Override
    public void close() {
        server.close();
    }
}
