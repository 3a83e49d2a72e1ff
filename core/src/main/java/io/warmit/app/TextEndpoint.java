package io.warmit.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.warmit.problem.Code;
import io.warmit.problem.PlainText;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An OpenAI-compatible endpoint, asked one question at a time over {@code POST /chat/completions}. Redirects are not followed, since the key would go along, and at most
 * 1 MiB of an answer is read.
 */
final class TextEndpoint {
    private static final long LARGEST = 1 << 20;
    private static final int WORDS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final String model;
    private final Optional<String> key;
    private final Duration timeout;

    TextEndpoint(String base, String model, Optional<String> key, Duration timeout) {
        url = URI.create(base.replaceFirst("/+$", "") + "/chat/completions");
        this.model = model;
        this.key = key;
        this.timeout = timeout;
    }

    /**
     * What it writes when it is told what is wanted.
     *
     * @throws UserError E1805 when it gives no usable answer
     */
    String write(String rules, String order) {
        ObjectNode question = JSON.createObjectNode();
        question.put("model", model);
        question.put("stream", false);
        var messages = question.putArray("messages");
        messages.addObject().put("role", "system").put("content", rules);
        messages.addObject().put("role", "user").put("content", order);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString()));
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        HttpResponse<String> answer = answer(request.build());
        if (answer.statusCode() != 200) {
            throw refused(answer);
        }
        JsonNode text = parsed(answer.body()).at("/choices/0/message/content");
        if (!text.isTextual() || text.textValue().isBlank()) {
            throw failed("its answer holds no text at choices[0].message.content", "it may not be OpenAI-compatible");
        }
        return text.textValue();
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build()) {
            CompletableFuture<HttpResponse<String>> asked =
                    client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
            try {
                // The client's own limit ends with the headers; a body may trickle for ever.
                return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                asked.cancel(true);
                client.shutdownNow();
            }
        } catch (TimeoutException slow) {
            throw failed("it did not answer within " + timeout.toSeconds() + " s", "content.ai.timeout sets how long");
        } catch (ExecutionException broken) {
            String cause = broken.getCause() instanceof IOException io && io.getMessage() != null
                    ? io.getMessage()
                    : "the connection broke";
            throw failed("it cannot be reached or broke off: " + masked(cause), "the address or the network is wrong");
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
            throw failed("nobody waits for it any more", "the command was stopped");
        }
    }

    private UserError refused(HttpResponse<String> answer) {
        String why = switch (answer.statusCode()) {
            case 401, 403 -> "it does not accept the key of content.ai";
            case 404 -> "there is no such address or model; content.ai.url ends before /chat/completions";
            case 429 ->
                "it is asked too often, or the account has no more credit"
                        + answer.headers()
                                .firstValue("Retry-After")
                                .filter(wait -> wait.matches("\\d{1,6}"))
                                .map(wait -> "; it says to wait " + wait + " s")
                                .orElse("");
            default -> "it has trouble of its own, or does not understand the question";
        };
        Problem problem = Problem.of(Code.E1805, "the endpoint " + url.getHost() + " answered " + answer.statusCode())
                .about("content.ai")
                .because(why)
                .fixedBy("do it again later", "look at content.ai in the configuration");
        String said = masked(answer.body());
        return new UserError(said.isEmpty() ? problem : problem.saidBy(said));
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException garbage) {
            return JSON.missingNode();
        }
    }

    private UserError failed(String what, String why) {
        return new UserError(Problem.of(Code.E1805, "no usable answer of " + url.getHost() + ": " + what)
                .about("content.ai")
                .because(why)
                .fixedBy("do it again later", "look at content.ai in the configuration"));
    }

    private String masked(String words) {
        String line = PlainText.line(
                        key.map(secret -> words.replace(secret, "***")).orElse(words))
                .strip();
        return line.length() <= WORDS ? line : line.substring(0, WORDS);
    }
}
