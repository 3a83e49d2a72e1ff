package io.warmit.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.warmit.app.Shown;
import io.warmit.app.Version;
import io.warmit.campaign.Rate;
import io.warmit.problem.PlainText;
import io.warmit.problem.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Documents for scripts: RFC 3339 instants in UTC with milliseconds, durations in seconds, rates with their interval. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern UNSEEN =
            Pattern.compile("[\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** The envelope with all items, or the one item. */
    public static ObjectNode document(Result result, Instant now, List<Problem> warnings) {
        ObjectNode root = NODES.objectNode();
        root.put("schema", result.schema());
        root.put("warmit", Version.current());
        root.put("generated_at", TIME.format(now));
        Shown item = result.item();
        if (item != null) {
            root.set("item", node(item));
        } else {
            ArrayNode items = root.putArray("items");
            result.items().forEach(shown -> items.add(node(shown)));
        }
        Shown total = result.total();
        if (total != null) {
            root.set("total", node(total));
        }
        ArrayNode told = root.putArray("warnings");
        warnings.forEach(warning -> told.add(problem(warning)));
        return root;
    }

    public static String text(JsonNode node, boolean pretty) {
        try {
            return escaped(
                    pretty
                            ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node)
                            : MAPPER.writeValueAsString(node));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON cannot be written", impossible);
        }
    }

    /** A terminal would obey what JSON need not escape: C1 control characters, and what turns the direction of writing. */
    private static String escaped(String json) {
        return UNSEEN.matcher(json)
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }

    public static String yaml(JsonNode node) {
        try {
            YAMLFactory factory = YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .build();
            return PlainText.lines(new ObjectMapper(factory).writeValueAsString(node));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON cannot be written as YAML", impossible);
        }
    }

    /** A problem as one object; every field is there, null when unknown. */
    public static ObjectNode problem(Problem problem) {
        ObjectNode node = NODES.objectNode();
        node.put("schema", "warmit.error/v1");
        node.put("code", problem.label());
        node.put("kind", problem.code().kind());
        node.put("message", problem.message());
        node.put("target", problem.target().orElse(null));
        node.put("server", problem.server().orElse(null));
        node.put("why", problem.why().orElse(null));
        ArrayNode fix = node.putArray("fix");
        problem.fix().forEach(fix::add);
        node.put("file", problem.place().map(place -> place.file()).orElse(null));
        node.put("line", problem.place().map(place -> place.line()).orElse(null));
        node.put("column", problem.place().map(place -> place.column()).orElse(null));
        node.put("retryable", problem.code().exit().retryable());
        node.put("exit_code", problem.code().exit().number());
        return node;
    }

    public static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case Shown shown -> {
                ObjectNode node = NODES.objectNode();
                shown.fields().forEach((name, inner) -> node.set(name, node(inner)));
                yield node;
            }
            case List<?> list -> {
                ArrayNode node = NODES.arrayNode();
                list.forEach(inner -> node.add(node(inner)));
                yield node;
            }
            case Rate rate -> rate(rate);
            case Instant instant -> NODES.textNode(TIME.format(instant));
            case Duration duration -> NODES.numberNode(duration.toMillis() / 1000.0);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Boolean truth -> NODES.booleanNode(truth);
            default -> NODES.textNode(value.toString());
        };
    }

    private static ObjectNode rate(Rate rate) {
        ObjectNode node = NODES.objectNode();
        boolean known = rate.n() > 0;
        node.set("k", known ? NODES.numberNode(rate.k()) : NODES.nullNode());
        node.set("n", known ? NODES.numberNode(rate.n()) : NODES.nullNode());
        node.set("rate", known ? rounded(rate.share()) : NODES.nullNode());
        node.set("low", known ? rounded(rate.low()) : NODES.nullNode());
        node.set("high", known ? rounded(rate.high()) : NODES.nullNode());
        return node;
    }

    private static JsonNode rounded(double share) {
        return NODES.numberNode(BigDecimal.valueOf(share).setScale(4, RoundingMode.HALF_UP));
    }
}
