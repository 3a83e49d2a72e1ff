package io.warmit.discovery;

import io.warmit.mailbox.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** Fetches the configuration that a domain publishes: over HTTPS only, at most 256 KiB, and without telling whose mailbox it is for. */
public final class Web implements AutoCloseable {
    /** Where a domain publishes it (draft-ietf-mailmaint-autoconfig, section 4). The address, which both may be asked with, stays with us. */
    public static final List<String> PLACES = List.of(
            "https://autoconfig.%s/mail/config-v1.1.xml", "https://%s/.well-known/autoconfig/mail/config-v1.1.xml");

    static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_REDIRECTS = 3;
    private static final int OK = 200;

    private final HttpClient client;
    private final Duration patience;
    private final List<String> places;

    /**
     * A way into the web.
     *
     * @param patience how long one answer is waited for, its body included
     * @param places with {@code %s} for the domain; others than {@link #PLACES} only for tests
     */
    public Web(SSLContext trust, SSLParameters tls, Duration patience, List<String> places) {
        this.client = HttpClient.newBuilder()
                .sslContext(trust)
                .sslParameters(tls)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.patience = patience;
        this.places = List.copyOf(places);
    }

    /** What came back. */
    sealed interface Page {}

    /** A text.
     *
     * @param from where it was in the end */
    record Text(URI from, String text) implements Page {}

    /** Nothing usable, and why. */
    record Nothing(String why) implements Page {}

    /** Where the configuration of a domain may be, the first choice first. */
    List<URI> places(String domain) {
        return places.stream().map(place -> URI.create(place.formatted(domain))).toList();
    }

    Page fetch(URI page) {
        URI at = page;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Optional<String> refusal = refusal(at);
            if (refusal.isPresent()) {
                return new Nothing(refusal.get());
            }
            HttpResponse<byte[]> response;
            try {
                response = answer(at);
            } catch (IOException failed) {
                return new Nothing(words(failed));
            }
            if (response.statusCode() == OK) {
                return new Text(at, new String(response.body(), StandardCharsets.UTF_8));
            }
            Optional<String> location = response.headers().firstValue("Location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Nothing("answered " + response.statusCode());
            }
            try {
                at = at.resolve(location.get());
            } catch (IllegalArgumentException notAnAddress) {
                return new Nothing("leads to something that is no address");
            }
        }
        return new Nothing("leads on and on");
    }

    private static Optional<String> refusal(URI page) {
        if (!"https".equalsIgnoreCase(page.getScheme())) {
            return Optional.of("leads to a page without HTTPS, which anybody on the way could change");
        }
        String host = page.getHost();
        return host != null && isHost(host) && page.getUserInfo() == null
                ? Optional.empty()
                : Optional.of("leads to a name that is no host");
    }

    /** Labels with dots between them, as in a mail address. */
    static boolean isHost(String text) {
        return Address.parse("a@" + text).isPresent();
    }

    private HttpResponse<byte[]> answer(URI page) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(page)
                .timeout(patience)
                .header("User-Agent", "warmit")
                .GET()
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            // The limit of the request ends with its headers; a body that trickles in must end too.
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("did not answer in time", late);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("was interrupted", stopped);
        }
    }

    private static String words(IOException failed) {
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (at instanceof SSLException) {
                return "its certificate is not trusted, or it speaks no TLS";
            }
            if (String.valueOf(at.getMessage()).contains("body exceeds capacity")) {
                return "is larger than 256 KiB";
            }
            if (at instanceof java.net.http.HttpTimeoutException || at instanceof TimeoutException) {
                return "did not answer in time";
            }
            if (at instanceof java.nio.channels.UnresolvedAddressException
                    || at instanceof java.net.UnknownHostException) {
                return "there is no such host";
            }
        }
        return "nothing answers there";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
