package io.warmit.config.tree;

import io.warmit.config.tree.Tree.Kind;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.config.tree.Tree.Sequence;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a tree as YAML in block style, so that reading it gives the same tree. */
public final class YamlWriter {
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}/.][\\p{L}\\p{N}/._@%+=|-]*(?::[\\p{L}\\p{N}/._@%+=|-]+)*");
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
    private static final int REMARK_COLUMN = 48;

    private final Function<String, Optional<String>> remarks;
    private final StringBuilder text = new StringBuilder();

    private YamlWriter(Function<String, Optional<String>> remarks) {
        this.remarks = remarks;
    }

    public static String write(Mapping tree) {
        return write(tree, path -> Optional.empty());
    }

    /** Writes with remarks.
     *
     * @param remarks a comment at the end of the line of a single value or list, by the path of its key */
    public static String write(Mapping tree, Function<String, Optional<String>> remarks) {
        YamlWriter writer = new YamlWriter(remarks);
        writer.entries(tree, "", "", "");
        return writer.text.toString();
    }

    private void entries(Mapping mapping, String firstIndent, String indent, String path) {
        String lead = firstIndent;
        for (var entry : mapping.entries().entrySet()) {
            String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            String key = lead
                    + (KEY.matcher(entry.getKey()).matches() ? plainOrQuoted(entry.getKey()) : quoted(entry.getKey()))
                    + ":";
            switch (entry.getValue().value()) {
                case Scalar scalar -> line(key + " " + scalar(scalar), below);
                case Mapping inner when inner.entries().isEmpty() -> line(key + " {}", below);
                case Mapping inner -> {
                    text.append(key).append('\n');
                    entries(inner, indent + "  ", indent + "  ", below);
                }
                case Sequence list -> list(key, list, indent, below);
            }
            lead = indent;
        }
    }

    private void list(String key, Sequence list, String indent, String path) {
        if (list.items().stream().allMatch(Scalar.class::isInstance)) {
            line(
                    key
                            + list.items().stream()
                                    .map(item -> scalar((Scalar) item))
                                    .collect(Collectors.joining(", ", " [", "]")),
                    path);
            return;
        }
        text.append(key).append('\n');
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Mapping item) {
                entries(item, indent + "  - ", indent + "    ", path + "[" + i + "]");
            }
        }
    }

    private void line(String line, String path) {
        text.append(line);
        remarks.apply(path)
                .ifPresent(remark -> text.append(" ".repeat(Math.max(2, REMARK_COLUMN - line.length())))
                        .append("# ")
                        .append(remark));
        text.append('\n');
    }

    private static String scalar(Scalar scalar) {
        return scalar.kind() == Kind.TEXT || scalar.kind() == Kind.UNTYPED
                ? plainOrQuoted(scalar.text())
                : scalar.text();
    }

    /** A text as YAML: without quotes where it stays a text without them. */
    public static String plainOrQuoted(String text) {
        return PLAIN.matcher(text).matches() && Scalars.kind(text) == Kind.TEXT ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (Character.isISOControl(point) || point == 0x2028 || point == 0x2029 || point == 0xfeff) {
                quoted.append("\\u%04x".formatted(point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }
}
