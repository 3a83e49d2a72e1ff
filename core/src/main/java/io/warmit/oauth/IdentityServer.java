package io.warmit.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import io.warmit.oauth.FormPost.Answer;
import io.warmit.oauth.FormPost.NoAnswerException;
import io.warmit.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Asks an identity provider for tokens. Each request is made once; whoever asks decides whether and when again. */
public final class IdentityServer implements AutoCloseable {
    private static final int TOO_MANY = 429;
    private static final Duration USUAL_LIFE = Duration.ofHours(1);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_CODE = Duration.ofHours(1);

    private final Supplier<SSLContext> trust;
    private final Duration patience;
    private final InstantSource clock;
    private @Nullable FormPost post;

    /**
     * Opens nothing yet.
     *
     * @param patience how long a whole answer is waited for
     */
    public IdentityServer(Supplier<SSLContext> trust, Duration patience, InstantSource clock) {
        this.trust = trust;
        this.patience = patience;
        this.clock = clock;
    }

    private synchronized FormPost post() {
        FormPost made = post;
        if (made == null) {
            made = new FormPost(trust.get(), patience, clock);
            post = made;
        }
        return made;
    }

    /** New tokens for a refresh token (RFC 6749, section 6). */
    public TokenAnswer renew(Registration client, Secret refresh) {
        return tokens(client, Map.of("grant_type", "refresh_token", "refresh_token", refresh.text()));
    }

    /**
     * Tokens for the code that a browser brought back (RFC 6749, section 4.1.3; RFC 7636, section 4.5).
     *
     * @param redirect where it was brought to
     */
    public TokenAnswer redeem(Registration client, String code, Pkce proof, URI redirect) {
        return tokens(
                client,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        redirect.toString(),
                        "code_verifier",
                        proof.verifier().text()));
    }

    /** Whether the person has typed the code meanwhile (RFC 8628, section 3.4). */
    public TokenAnswer poll(Registration client, DeviceCode code) {
        return tokens(
                client,
                Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:device_code",
                        "device_code",
                        code.device().text()));
    }

    /** What came of asking for a code for a person. */
    public sealed interface DeviceAnswer {
        record Given(DeviceCode code) implements DeviceAnswer {}

        record Refused(TokenAnswer answer) implements DeviceAnswer {}
    }

    /** A code for a person (RFC 8628, section 3.1). */
    public DeviceAnswer device(Registration client) {
        Map<String, String> fields =
                new LinkedHashMap<>(Map.of("client_id", client.clientId(), "scope", client.scope()));
        try {
            Answer answer = post().to(client.device().orElseThrow(), fields);
            JsonNode body = answer.body();
            // Google's name of the page differs from the standard's.
            String page = body.path("verification_uri")
                    .asText(body.path("verification_url").asText(""));
            String device = body.path("device_code").asText("");
            String user = body.path("user_code").asText("");
            if (answer.good() && !page.isEmpty() && !device.isEmpty() && !user.isEmpty()) {
                return new DeviceAnswer.Given(new DeviceCode(
                        Secret.of(device),
                        user,
                        page,
                        seconds(body, "expires_in", LONGEST_CODE, LONGEST_CODE),
                        seconds(body, "interval", USUAL_INTERVAL, LONGEST_CODE)));
            }
            return new DeviceAnswer.Refused(failure(answer));
        } catch (NoAnswerException none) {
            return new DeviceAnswer.Refused(new TokenAnswer.Later(Optional.empty(), none.why()));
        }
    }

    private TokenAnswer tokens(Registration client, Map<String, String> asked) {
        Map<String, String> fields = new LinkedHashMap<>(asked);
        fields.put("client_id", client.clientId());
        client.secret().get().ifPresent(secret -> fields.put("client_secret", secret));
        try {
            Answer answer = post().to(client.token(), fields);
            String access = answer.body().path("access_token").asText("");
            if (!answer.good() || access.isEmpty()) {
                return failure(answer);
            }
            return new TokenAnswer.Granted(
                    Secret.of(access),
                    seconds(answer.body(), "expires_in", USUAL_LIFE, Duration.ofDays(1)),
                    Optional.of(answer.body().path("refresh_token").asText(""))
                            .filter(token -> !token.isEmpty())
                            .map(Secret::of));
        } catch (NoAnswerException none) {
            return new TokenAnswer.Later(Optional.empty(), none.why());
        }
    }

    /** By the word of the standard first, since some send 400 for all and others 401 or 403. */
    private static TokenAnswer failure(Answer answer) {
        if (answer.status() == TOO_MANY || answer.status() >= 500) {
            return new TokenAnswer.Later(answer.after(), answer.words());
        }
        return switch (answer.error()) {
            case "authorization_pending" -> new TokenAnswer.Pending(false);
            case "slow_down" -> new TokenAnswer.Pending(true);
            case "expired_token", "code_expired" -> new TokenAnswer.Stale();
            case "access_denied", "authorization_declined" -> new TokenAnswer.Denied(answer.words());
            // Microsoft: a person is needed again, which is what invalid_grant says too.
            case "invalid_grant", "interaction_required", "login_required", "consent_required" ->
                new TokenAnswer.Over(answer.words());
            case "temporarily_unavailable", "server_error" -> new TokenAnswer.Later(answer.after(), answer.words());
            case "" -> new TokenAnswer.Later(answer.after(), "an answer that cannot be read, " + answer.words());
            default -> new TokenAnswer.Unfit(answer.words());
        };
    }

    private static Duration seconds(JsonNode body, String field, Duration usual, Duration most) {
        long seconds = body.path(field).asLong(usual.toSeconds());
        return seconds <= 0 ? usual : Duration.ofSeconds(Math.min(seconds, most.toSeconds()));
    }

    @Override
    public synchronized void close() {
        FormPost made = post;
        if (made != null) {
            made.close();
        }
    }
}
