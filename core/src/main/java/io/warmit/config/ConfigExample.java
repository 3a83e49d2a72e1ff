package io.warmit.config;

import io.warmit.config.bind.Choice;
import io.warmit.config.bind.Form;
import io.warmit.config.bind.Part;
import io.warmit.config.bind.Shape;
import java.util.Optional;
import java.util.Set;

/** The complete example file, written from the declarations of the settings: defaults of a system service, and examples where there is none. */
public final class ConfigExample {
    private static final int REMARK_COLUMN = 48;
    // The choices that the shown values make.
    private static final Set<String> USUAL = Set.of("kind: sqlite", "kind: linear");
    private static final String HEADING = """
            # The complete configuration of warmit. Values are the defaults of a system service, unless a remark says "example".
            # Only version is required; whatever is left out has its default. A line that begins with "# " and a key is switched off.
            # Durations 250ms 90s 15m 2h 3d, ranges 45s-1h, sizes 64KiB 256MiB, shares 0% to 100%; a number without its unit is an error.
            # Secrets: file:/path (first line), env:NAME, cmd:program args, systemd:NAME. Relative paths count from this file's folder.

            """;

    private final StringBuilder text = new StringBuilder();

    private ConfigExample() {}

    public static String all() {
        ConfigExample example = new ConfigExample();
        example.text.append(HEADING);
        Shape.of(Settings.class).parts().forEach(example::topLevel);
        return example.text.toString();
    }

    /** One section, or empty if there is none of that name. */
    public static Optional<String> section(String name) {
        return Shape.of(Settings.class).part(name).map(part -> {
            ConfigExample example = new ConfigExample();
            example.topLevel(part);
            return example.text.toString().stripLeading();
        });
    }

    private void topLevel(Part part) {
        if (!(part.form() instanceof Form.Single)) {
            text.append('\n');
        }
        part(part, "", "", false);
    }

    /** @param lead what stands before the first key: the indentation, or that and the dash of a list */
    private void keys(Shape shape, String lead, String indent, boolean example) {
        String before = lead;
        for (Part part : shape.parts()) {
            part(part, before, indent, example);
            before = indent;
        }
    }

    private void part(Part part, String lead, String indent, boolean example) {
        String remark = part.doc().value();
        switch (part.form()) {
            case Form.Section _
            when example -> {
                String shown = part.doc().example();
                line(shown.isEmpty() ? lead + "# " + part.key() + ": {}" : lead + part.key() + ": " + shown, remark);
            }
            case Form.Section(Shape inner) -> {
                line(lead + part.key() + ":", remark);
                keys(inner, indent + "  ", indent + "  ", false);
            }
            case Form.Named(Form.Section(Shape inner)) -> {
                line(lead + part.key() + ":", remark);
                line(indent + "  " + part.doc().example() + ":", "example");
                keys(inner, indent + "    ", indent + "    ", true);
            }
            case Form.Items(Form.Section(Shape inner)) -> {
                line(lead + part.key() + ":", remark);
                keys(inner, indent + "  - ", indent + "    ", true);
            }
            case Form.Named _ -> line(lead + part.key() + ": {}", remark);
            case Form.Single _, Form.Maybe _, Form.Items _ -> value(part, lead, remark, example);
        }
    }

    private void value(Part part, String lead, String remark, boolean example) {
        String key = part.key() + ": ";
        String byDefault = part.doc().byDefault();
        if (part.form() instanceof Form.Maybe && byDefault.isEmpty()) {
            boolean shown = part.doc().example().isEmpty();
            line(shown ? lead + key + "null" : lead + "# " + key + part.doc().example(), remark);
        } else if (Choice.of(part.doc())
                .map(Choice::usual)
                .filter(choice -> !USUAL.contains(choice))
                .isPresent()) {
            line(lead + "# " + key + byDefault, remark);
        } else if (part.key().equals("version")) {
            line(lead + key + part.doc().example(), remark);
        } else {
            boolean own =
                    byDefault.isEmpty() || (example && !part.doc().example().isEmpty());
            line(lead + key + (own ? part.doc().example() : byDefault), own ? "example. " + remark : remark);
            if (!part.doc().derived().isEmpty()) {
                line("", "Default: " + part.doc().derived() + ".");
            }
        }
    }

    private void line(String left, String remark) {
        text.append(left)
                .append(" ".repeat(Math.max(2, REMARK_COLUMN - left.length())))
                .append("# ")
                .append(remark)
                .append('\n');
    }
}
