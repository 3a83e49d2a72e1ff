package io.warmit.app;

import io.warmit.campaign.Brakes;
import io.warmit.config.section.CustomClientSettings;
import io.warmit.config.section.GoogleClientSettings;
import io.warmit.config.section.MicrosoftClientSettings;
import io.warmit.config.section.OAuthSettings;
import io.warmit.mail.Trust;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.IdentityProvider;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Owned;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.mailbox.Status;
import io.warmit.oauth.IdentityServer;
import io.warmit.secret.MasterKey;
import io.warmit.secret.SealedSecrets;
import io.warmit.secret.Secret;
import io.warmit.secret.SecretResolver;
import io.warmit.store.Commits;
import io.warmit.store.GrantStore;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** A worker as far as it has to do with access tokens: a store that may be shared, and an identity provider. */
final class Renewals implements AutoCloseable {
    static final Mailbox ANNA = mailbox(new Endpoint("127.0.0.1", 1, Security.NONE));

    private static final SecretResolver.Terms TERMS = new SecretResolver.Terms(
            Map.of("KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "CLIENT_SECRET", "client-secret"),
            Duration.ofSeconds(1),
            Duration.ZERO);

    final Store store;
    final Tokens tokens;
    private final IdentityServer server;
    private final InstantSource clock;

    Renewals(StoreLocation place, Commits commits, URI identity, InstantSource clock, Duration patience) {
        this.clock = clock;
        store = Store.open(place, "worker", Brakes.DEFAULT, commits);
        server = new IdentityServer(Trust.of(Optional.empty())::context, patience, clock);
        SecretResolver secrets = new SecretResolver(TERMS, (owner, field) -> Optional.empty(), clock, problem -> {});
        MasterKey key = new MasterKey(new SecretRef.InEnvironment("KEY"), TERMS, () -> true, made -> {});
        tokens = new Tokens(
                store.grants(), new SealedSecrets(key), new Clients(settings(identity), secrets), server, clock);
    }

    private static OAuthSettings settings(URI identity) {
        return new OAuthSettings(
                new GoogleClientSettings(Optional.empty(), Optional.empty(), false),
                new MicrosoftClientSettings(Optional.empty(), "common"),
                new CustomClientSettings(
                        Optional.of("warmit"),
                        Optional.of(new SecretRef.InEnvironment("CLIENT_SECRET")),
                        Optional.of(identity + "authorize"),
                        Optional.of(identity + "token"),
                        Optional.of(identity + "device"),
                        Optional.of("mail offline")));
    }

    static Mailbox mailbox(Endpoint server) {
        return new Mailbox(
                7,
                Address.of("anna@alder.example"),
                Optional.empty(),
                1,
                Role.BOTH,
                Mode.ENGAGE,
                Status.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                server,
                server,
                "anna@alder.example",
                new SecretRef.OAuth(IdentityProvider.CUSTOM),
                "own",
                ZoneId.of("UTC"),
                40,
                40,
                "en",
                Optional.empty(),
                Optional.empty(),
                NamedFolders.NONE,
                Owned.nothing(Instant.EPOCH).loggedIn(Instant.EPOCH),
                Optional.empty(),
                0,
                0);
    }

    /** A person logged in, and the first access token is good for so long. */
    void loggedIn(String refresh, Duration left) {
        Instant now = clock.instant();
        GrantStore.Tokens sealed = tokens.sealed(ANNA, Secret.of("access-0"), Secret.of(refresh));
        store.grants().loggedIn(ANNA.id(), IdentityProvider.CUSTOM, sealed, now.plus(left), now);
    }

    String access() {
        return tokens.access(ANNA);
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
