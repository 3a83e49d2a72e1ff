package io.warmit.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.warmit.problem.PlainText;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Posts a form and reads the JSON of the answer: over TLS, without following anybody elsewhere, and no more of it than an answer of tokens may have. */
final class FormPost implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Duration patience;
    private final InstantSource clock;

    /** @param patience from the first byte that is sent to the last one of the answer */
    FormPost(SSLContext trust, Duration patience, InstantSource clock) {
        this.patience = patience;
        this.clock = clock;
        client = HttpClient.newBuilder()
                .sslContext(trust)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    /**
     * An answer.
     *
     * @param body missing where it is no JSON
     * @param after what Retry-After says
     */
    record Answer(int status, JsonNode body, Optional<Duration> after) {
        boolean good() {
            return status == 200 && body.isObject();
        }

        /** What the server says is wrong: a word of the standard, or empty. */
        String error() {
            return body.path("error").asText("");
        }

        /** The same in words for people, without anything that a terminal would obey. */
        String words() {
            String text = body.path("error_description").asText("");
            String line = PlainText.line("HTTP " + status + " " + error() + (text.isBlank() ? "" : ": " + text))
                    .strip();
            return line.length() <= 300 ? line : line.substring(0, 300);
        }
    }

    /** No answer came. */
    static final class NoAnswerException extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswerException(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    Answer to(URI place, Map<String, String> fields) throws NoAnswerException {
        HttpRequest request = HttpRequest.newBuilder(place)
                .timeout(patience)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
                .build();
        CompletableFuture<HttpResponse<String>> sent = client.sendAsync(
                request,
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        try {
            return read(sent.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            sent.cancel(true);
            throw new NoAnswerException("no answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw new NoAnswerException(why(failed));
        } catch (InterruptedException hurried) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswerException("interrupted");
        }
    }

    private String why(ExecutionException failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean slow = cause instanceof java.net.http.HttpTimeoutException;
        String words = cause.getMessage() == null ? "the connection failed" : cause.getMessage();
        return slow
                ? "no answer within " + patience.toSeconds() + " s"
                : PlainText.line(cause instanceof IOException ? words : cause.toString());
    }

    private Answer read(HttpResponse<String> response) {
        JsonNode body;
        try {
            body = JSON.readTree(response.body());
        } catch (JsonProcessingException notJson) {
            body = MissingNode.getInstance();
        }
        return new Answer(
                response.statusCode(),
                body,
                response.headers().firstValue("Retry-After").flatMap(this::after));
    }

    /** RFC 9110, section 10.2.3: seconds, or a date. */
    private Optional<Duration> after(String text) {
        try {
            if (text.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(clock.instant(), at);
            return left.isNegative() ? Optional.empty() : Optional.of(left);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
