package io.warmit.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** An identity provider on loopback: grants, replaces and takes back tokens as the real ones do, and fails as it is told. */
public final class FakeIdentity implements AutoCloseable {
    /** What becomes of a refresh token that was used. */
    public enum Rotation {
        /** It stays, as at Google. */
        STAYS,
        /** A new one replaces it, and the old one goes on working, as at Microsoft. */
        REPLACED,
        /** A new one replaces it; whoever shows the old one again loses both (RFC 9700, section 4.14.2). */
        ONCE
    }

    /**
     * An answer that is given instead of the right one.
     *
     * @param before runs before it is sent, and may wait
     */
    public record Reply(int status, Map<String, String> headers, String body, Runnable before) {
        public static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body, () -> {});
        }

        public static Reply error(String word) {
            return of(400, "{\"error\":\"" + word + "\",\"error_description\":\"told by the fake\"}");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Rotation rotation;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final Set<String> refresh = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> access = new HashSet<>();
    private final Map<String, Map<String, String>> codes = new HashMap<>();
    private final Queue<String> device = new ArrayDeque<>();
    private volatile Consumer<String> issued = token -> {};
    private volatile Runnable beforeAnswer = () -> {};
    private int number;

    public FakeIdentity(Rotation rotation) throws IOException {
        this.rotation = rotation;
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
        server.setExecutor(threads);
        server.createContext("/token", exchange -> answered(exchange, this::token));
        server.createContext("/device", exchange -> answered(exchange, this::code));
        server.createContext("/authorize", this::authorize);
        server.start();
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** A login that a person made before the test. */
    public synchronized String login() {
        String token = "refresh-" + ++number;
        refresh.add(token);
        return token;
    }

    /** From now on this many requests are answered so. */
    public FakeIdentity next(Reply... instead) {
        replies.addAll(List.of(instead));
        return this;
    }

    /** What the device flow says until the person has typed the code: words of RFC 8628. */
    public synchronized FakeIdentity until(String... words) {
        device.addAll(List.of(words));
        return this;
    }

    /** Hears of each access token. */
    public void onIssue(Consumer<String> hears) {
        issued = hears;
    }

    /** Runs when a request was dealt with and its answer is not sent yet. */
    public void beforeAnswer(Runnable runs) {
        beforeAnswer = runs;
    }

    public List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    public synchronized boolean takes(String token) {
        return access.contains(token);
    }

    /** The person, or a password change, takes a refresh token back. */
    public synchronized void revoke(String token) {
        refresh.remove(token);
    }

    public synchronized void revokeAll() {
        refresh.clear();
    }

    private void answered(HttpExchange exchange, java.util.function.Function<Map<String, String>, Reply> right)
            throws IOException {
        try (exchange) {
            Map<String, String> form =
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(form);
            Reply told = replies.poll();
            Reply reply = told == null ? right.apply(form) : told;
            reply.before().run();
            beforeAnswer.run();
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply token(Map<String, String> form) {
        if (!"warmit".equals(form.get("client_id")) || !"client-secret".equals(form.get("client_secret"))) {
            return Reply.of(401, "{\"error\":\"invalid_client\"}");
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "refresh_token" -> renewed(form.getOrDefault("refresh_token", ""));
            case "authorization_code" -> redeemed(form);
            case "urn:ietf:params:oauth:grant-type:device_code" -> {
                String word = device.poll();
                yield word == null ? granted(login()) : Reply.error(word);
            }
            default -> Reply.error("unsupported_grant_type");
        };
    }

    private Reply renewed(String shown) {
        if (rotation == Rotation.ONCE && used.contains(shown)) {
            refresh.clear();
        }
        if (!refresh.contains(shown)) {
            return Reply.error("invalid_grant");
        }
        if (rotation == Rotation.STAYS) {
            return granted("");
        }
        if (rotation == Rotation.ONCE) {
            refresh.remove(shown);
        }
        used.add(shown);
        return granted(login());
    }

    private Reply redeemed(Map<String, String> form) {
        Map<String, String> page = codes.remove(form.getOrDefault("code", ""));
        return page != null
                        && page.getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"))
                        && page.getOrDefault("code_challenge", "").equals(s256(form.getOrDefault("code_verifier", "")))
                ? granted(login())
                : Reply.error("invalid_grant");
    }

    private Reply granted(String next) {
        String token = "access-" + ++number;
        access.add(token);
        issued.accept(token);
        return Reply.of(
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"" + token + "\""
                        + (next.isEmpty() ? "" : ",\"refresh_token\":\"" + next + "\"") + "}");
    }

    private Reply code(Map<String, String> form) {
        return Reply.of(
                200,
                "{\"device_code\":\"dc\",\"user_code\":\"WDJB-MJHT\",\"verification_uri\":\"" + at("/type")
                        + "\",\"expires_in\":900,\"interval\":5}");
    }

    /** The page on which a person says yes: here everybody does. */
    private void authorize(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> page = form(exchange.getRequestURI().getRawQuery());
            boolean whole = "code".equals(page.get("response_type"))
                    && "S256".equals(page.get("code_challenge_method"))
                    && "warmit".equals(page.get("client_id"));
            String code = "code-" + page.get("code_challenge");
            synchronized (this) {
                codes.put(code, page);
            }
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            page.get("redirect_uri") + "?" + (whole ? "code=" + code : "error=invalid_request")
                                    + "&state=" + page.get("state"));
            exchange.sendResponseHeaders(302, -1);
        }
    }

    private static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String field : new ArrayList<>(List.of(text.split("&")))) {
            String[] parts = field.split("=", 2);
            form.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
