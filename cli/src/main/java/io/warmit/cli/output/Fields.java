package io.warmit.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The fields that a document promises, read from the schema that ships with it. */
public final class Fields {
    private Fields() {}

    /** The names of an item's fields in their order; none for a document without a schema. */
    static List<String> of(String schema) {
        List<String> names = new ArrayList<>();
        JsonNode root = read(schema);
        properties(root).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /**
     * Makes sure that every name is a field of the document, or leads into one by dots.
     *
     * @param option what the names were given to
     * @throws UserError E1003 with the nearest name
     */
    public static void check(String schema, String option, List<String> names) {
        JsonNode root = read(schema);
        List<String> known = new ArrayList<>();
        gather(root, properties(root), "", known);
        if (known.isEmpty()) {
            return;
        }
        List<Problem> unknown = names.stream()
                .filter(name -> !known.contains(name))
                .map(name -> unknown(option, name, known))
                .toList();
        if (!unknown.isEmpty()) {
            throw new UserError(unknown);
        }
    }

    private static Problem unknown(String option, String name, List<String> known) {
        return Problem.of(Code.E1003, option + " " + name + " is no field of this command")
                .about(option)
                .because(Closest.why(name, known, "nothing that it tells has that name"))
                .fixedBy("use " + String.join(", ", known));
    }

    private static void gather(JsonNode root, JsonNode properties, String before, List<String> known) {
        properties.properties().forEach(entry -> {
            known.add(before + entry.getKey());
            JsonNode inner = resolved(root, entry.getValue()).path("properties");
            gather(root, inner, before + entry.getKey() + ".", known);
        });
    }

    private static JsonNode properties(JsonNode root) {
        JsonNode top = root.path("properties");
        JsonNode item = top.has("items") ? top.path("items").path("items") : top.path("item");
        return resolved(root, item).path("properties");
    }

    private static JsonNode resolved(JsonNode root, JsonNode node) {
        String pointer = node.path("$ref").asText();
        return pointer.startsWith("#") ? root.at(pointer.substring(1)) : node;
    }

    private static JsonNode read(String schema) {
        try (InputStream text = Fields.class.getResourceAsStream("/schema/" + schema.replace("/", "-") + ".json")) {
            ObjectMapper mapper = new ObjectMapper();
            return text == null ? mapper.createObjectNode() : mapper.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
