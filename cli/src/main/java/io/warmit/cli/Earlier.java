package io.warmit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.warmit.app.Shown;
import io.warmit.cli.output.Json;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A result that was saved earlier, to be compared with one of now. */
final class Earlier {
    private final JsonNode item;

    private Earlier(JsonNode item) {
        this.item = item;
    }

    /**
     * Reads a saved result.
     *
     * @throws UserError E1010 when there is no such file, E1003 when it is no saved result
     */
    static Earlier read(Path file) {
        if (!Files.isReadable(file)) {
            throw new UserError(Problem.of(Code.E1010, "there is no file " + file)
                    .about(file.toString())
                    .because("--compare reads the result of an earlier run")
                    .fixedBy("save a result first: warmit simulate --json > " + file));
        }
        try {
            JsonNode document = new ObjectMapper().readTree(file.toFile());
            if (!document.path("schema").asText().equals("warmit.simulate/v1")) {
                throw new IOException("it has no schema warmit.simulate/v1");
            }
            return new Earlier(document.path("item"));
        } catch (IOException unreadable) {
            throw new UserError(Problem.of(Code.E1003, "--compare " + file + " is no saved result")
                    .about(file.toString())
                    .because(String.valueOf(unreadable.getMessage())
                            .lines()
                            .findFirst()
                            .orElse(""))
                    .fixedBy("save one: warmit simulate --json > " + file));
        }
    }

    /** One line for each number that is another one now. */
    List<String> differences(Shown now) {
        Map<String, String> before = leaves(item);
        Map<String, String> after = leaves(Json.node(now));
        List<String> lines = new ArrayList<>();
        after.forEach((path, value) -> {
            String old = before.getOrDefault(path, "–");
            if (!old.equals(value)) {
                lines.add(path + ": " + old + " → " + value);
            }
        });
        return lines;
    }

    private static Map<String, String> leaves(JsonNode node) {
        Map<String, String> leaves = new TreeMap<>();
        gather("", node, leaves);
        return leaves;
    }

    private static void gather(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> gather(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                gather(path + "[" + i + "]", node.get(i), leaves);
            }
        } else {
            leaves.put(path, node.asText());
        }
    }
}
