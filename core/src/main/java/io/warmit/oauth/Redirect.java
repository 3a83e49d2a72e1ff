package io.warmit.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.warmit.problem.PlainText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where a browser brings the answer of a person: a server on 127.0.0.1 that takes one answer (RFC 8252, section 7.3), or the address of the page that the browser ended at, typed in by hand.
 *
 * <p>An answer without our state is not taken: it belongs to another login, or nobody asked for it (RFC 6749, section 10.12).
 */
public final class Redirect implements AutoCloseable {
    private static final int BACKLOG = 5;

    private final HttpServer server;
    private final String state = Pkce.random();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    private Redirect(HttpServer server) {
        this.server = server;
    }

    /** What the person said. */
    public sealed interface Answer {
        record Code(String code) implements Answer {}

        record No(String why) implements Answer {}
    }

    /** Begins to listen, on any port that is free. */
    public static Redirect open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), BACKLOG);
        Redirect redirect = new Redirect(server);
        server.createContext("/", redirect::serve);
        server.start();
        return redirect;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    /**
     * The page on which the person says yes.
     *
     * @param user the address of the mailbox, so that the right account is offered
     */
    public URI page(Registration client, Pkce proof, String user) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("response_type", "code");
        fields.put("client_id", client.clientId());
        fields.put("redirect_uri", address().toString());
        fields.put("scope", client.scope());
        fields.put("state", state);
        fields.put("code_challenge", proof.challenge());
        fields.put("code_challenge_method", "S256");
        fields.put("login_hint", user);
        fields.putAll(client.wishes());
        URI place = client.authorize().orElseThrow();
        String sign = place.getQuery() == null ? "?" : "&";
        return URI.create(place + sign + FormPost.encoded(fields));
    }

    /** An answer typed in by hand: the address at which the browser ended. False: it is not that. */
    public boolean offer(String typed) {
        int question = typed.indexOf('?');
        Optional<Answer> read = question < 0
                ? Optional.empty()
                : read(typed.substring(question + 1).strip().replaceFirst("#.*$", ""));
        read.ifPresent(answer::complete);
        return read.isPresent();
    }

    /** The answer; empty: nobody gave one in time. */
    public Optional<Answer> await(Duration longest) {
        try {
            return Optional.of(answer.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException nobody) {
            return Optional.empty();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query =
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
            Optional<Answer> read = exchange.getRequestMethod().equals("GET") ? read(query) : Optional.empty();
            byte[] page = (read.isPresent()
                            ? "warmit has the answer. You can close this page; the terminal tells how it goes on.\n"
                            : "This page waits for the answer of a login that warmit began, and this was not it.\n")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(read.isPresent() ? 200 : 400, page.length);
            exchange.getResponseBody().write(page);
            exchange.getResponseBody().close();
            // Only now: whoever waits for it closes this server.
            read.ifPresent(answer::complete);
        }
    }

    private Optional<Answer> read(String query) {
        Map<String, String> fields = fields(query);
        if (!MessageDigest.isEqual(bytes(fields.getOrDefault("state", "")), bytes(state))) {
            return Optional.empty();
        }
        String code = fields.getOrDefault("code", "");
        String error = fields.getOrDefault("error", "");
        String words = fields.getOrDefault("error_description", "");
        if (!code.isEmpty()) {
            return Optional.of(new Answer.Code(code));
        }
        return error.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer.No(PlainText.line(error + (words.isEmpty() ? "" : ": " + words))));
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : query.split("&")) {
            int sign = field.indexOf('=');
            if (sign > 0) {
                try {
                    fields.putIfAbsent(decoded(field.substring(0, sign)), decoded(field.substring(sign + 1)));
                } catch (IllegalArgumentException notEncoded) {
                    return Map.of();
                }
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
