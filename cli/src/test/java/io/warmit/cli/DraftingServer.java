package io.warmit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An OpenAI-compatible endpoint on loopback that answers as it is told, one answer after the other. */
final class DraftingServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private record Answer(int code, String body, boolean stalls) {}

    DraftingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/v1/chat/completions", this::serve);
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    DraftingServer writing(String text) {
        var answer = JSON.createObjectNode();
        answer.putArray("choices")
                .addObject()
                .putObject("message")
                .put("role", "assistant")
                .put("content", text);
        return answering(200, answer.toString());
    }

    synchronized DraftingServer answering(int code, String body) {
        answers.add(new Answer(code, body, false));
        return this;
    }

    /** The next answer begins and never ends. */
    synchronized DraftingServer stalling() {
        answers.add(new Answer(200, "{", true));
        return this;
    }

    /** What it was asked: authorization and body. */
    List<String> asked() {
        return asked;
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = next();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Retry-After", "30");
            exchange.sendResponseHeaders(answer.code(), answer.stalls() ? 0 : Math.max(body.length, 1));
            exchange.getResponseBody().write(body.length == 0 ? new byte[] {' '} : body);
            exchange.getResponseBody().flush();
            if (answer.stalls()) {
                closed.await();
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
