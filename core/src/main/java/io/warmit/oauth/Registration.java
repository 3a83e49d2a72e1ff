package io.warmit.oauth;

import io.warmit.mailbox.IdentityProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The operator's own client at an identity provider, and where that is asked.
 *
 * @param secret of the client; asked for at each use. Empty: it has none
 * @param authorize where a person says yes in a browser of this machine; empty: the provider has no such place
 * @param token where codes and refresh tokens are turned into tokens
 * @param device where a code for another machine is had; empty: the provider gives none for mail
 * @param scopes what is asked for
 * @param wishes what else the first request says
 */
public record Registration(
        IdentityProvider provider,
        String clientId,
        Supplier<Optional<String>> secret,
        Optional<URI> authorize,
        URI token,
        Optional<URI> device,
        List<String> scopes,
        Map<String, String> wishes) {
    public Registration {
        scopes = List.copyOf(scopes);
        wishes = Map.copyOf(wishes);
    }

    /**
     * A client of the type Desktop app. A refresh token comes only with {@code access_type=offline}, and comes again only with {@code prompt=consent}. Gmail's scope is not among
     * those of the device flow (OAuth 2.0 for TV and Limited-Input Device Applications, November 2026).
     */
    public static Registration google(String clientId, Supplier<Optional<String>> secret) {
        return new Registration(
                IdentityProvider.GOOGLE,
                clientId,
                secret,
                Optional.of(URI.create("https://accounts.google.com/o/oauth2/v2/auth")),
                URI.create("https://oauth2.googleapis.com/token"),
                Optional.empty(),
                List.of("https://mail.google.com/"),
                Map.of("access_type", "offline", "prompt", "consent"));
    }

    /**
     * A public client: Microsoft gives it no secret. Scopes by "Authenticate an IMAP, POP or SMTP connection using OAuth", November 2026.
     *
     * @param tenant {@code common}, {@code consumers}, {@code organizations}, or the id of one
     */
    public static Registration microsoft(String clientId, String tenant) {
        String place = "https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/";
        return new Registration(
                IdentityProvider.MICROSOFT,
                clientId,
                Optional::empty,
                Optional.empty(),
                URI.create(place + "token"),
                Optional.of(URI.create(place + "devicecode")),
                List.of(
                        "https://outlook.office.com/IMAP.AccessAsUser.All",
                        "https://outlook.office.com/SMTP.Send",
                        "offline_access"),
                Map.of());
    }

    String scope() {
        return String.join(" ", scopes);
    }
}
