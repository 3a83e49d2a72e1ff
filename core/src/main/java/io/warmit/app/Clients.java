package io.warmit.app;

import io.warmit.config.section.OAuthSettings;
import io.warmit.mailbox.IdentityProvider;
import io.warmit.mailbox.SecretRef;
import io.warmit.oauth.Registration;
import io.warmit.secret.SecretResolver;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The operator's clients at identity providers, from the configuration. */
final class Clients {
    private final OAuthSettings settings;
    private final SecretResolver secrets;

    Clients(OAuthSettings settings, SecretResolver secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * The client at a provider.
     *
     * @throws io.warmit.problem.UserError E1206 when none is configured
     */
    Registration of(IdentityProvider provider) {
        return switch (provider) {
            case GOOGLE ->
                Registration.google(
                        given(provider, settings.google().clientId()),
                        secret("oauth.google", settings.google().clientSecret()));
            case MICROSOFT ->
                Registration.microsoft(
                        given(provider, settings.microsoft().clientId()),
                        settings.microsoft().tenant());
            case CUSTOM -> custom();
        };
    }

    /** Whether logins there end after a week whatever is done. */
    boolean testing() {
        return settings.google().testing();
    }

    private Registration custom() {
        var custom = settings.custom();
        return new Registration(
                IdentityProvider.CUSTOM,
                given(IdentityProvider.CUSTOM, custom.clientId()),
                secret("oauth.custom", custom.clientSecret()),
                custom.authorizeUrl().map(URI::create),
                URI.create(given(IdentityProvider.CUSTOM, custom.tokenUrl())),
                custom.deviceUrl().map(URI::create),
                List.of(given(IdentityProvider.CUSTOM, custom.scopes()).strip().split("\\s+")),
                Map.of());
    }

    private static String given(IdentityProvider provider, Optional<String> value) {
        return value.orElseThrow(() -> GrantProblems.unconfigured(provider));
    }

    private Supplier<Optional<String>> secret(String owner, Optional<SecretRef> ref) {
        return () -> ref.map(where -> StorePlace.text(secrets.resolve(where, owner, "client_secret")));
    }
}
