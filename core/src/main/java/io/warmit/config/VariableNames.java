package io.warmit.config;

import io.warmit.config.bind.Form;
import io.warmit.config.bind.Part;
import io.warmit.config.bind.Shape;
import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Overlay;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The environment variables that set a single value: {@code WARMIT_} and its path in capitals. */
final class VariableNames {
    static final String PREFIX = "WARMIT_";
    // Read elsewhere: by the search for the file, the output, and the program that starts us.
    private static final Set<String> OTHERS =
            Set.of("WARMIT_CONFIG", "WARMIT_COLOR", "WARMIT_OUTPUT", "WARMIT_PAGER", "WARMIT_JAVA_OPTS");

    private static final Map<String, String> PATHS = new LinkedHashMap<>();

    static {
        collect(Shape.of(Settings.class), "");
    }

    private VariableNames() {}

    private static void collect(Shape shape, String above) {
        for (Part part : shape.parts()) {
            String path = above + part.key();
            if (part.form() instanceof Form.Section(Shape inner)) {
                collect(inner, path + ".");
            } else if (part.form() instanceof Form.Single
                    || (part.form() instanceof Form.Maybe(Form inner) && inner instanceof Form.Single)) {
                PATHS.put(of(path), path);
            }
        }
    }

    static String of(String path) {
        return PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** Whether a variable sets this path. */
    static boolean sets(String path) {
        return path.equals(PATHS.get(of(path)));
    }

    /** The tree of all values that are set by variables; an unknown variable is a warning. */
    static Mapping tree(Environment environment, Problems problems) {
        Mapping tree = Mapping.empty(Origin.byDefault());
        for (var variable : new TreeMap<>(environment.variables()).entrySet()) {
            String name = variable.getKey();
            String path = PATHS.get(name);
            if (path != null && !variable.getValue().isEmpty()) {
                Scalar value = Scalar.untyped(variable.getValue(), new Origin.FromEnvironment(name));
                tree = Overlay.over(tree, Overlay.single(path, value));
            } else if (path == null && name.startsWith(PREFIX) && !OTHERS.contains(name)) {
                problems.add(unknown(name));
            }
        }
        return tree;
    }

    private static Problem unknown(String name) {
        Optional<String> near = Closest.to(name, PATHS.keySet()).or(() -> Closest.to(name, OTHERS));
        Problem problem = Problem.of(
                        Code.E1102,
                        "the variable " + name + " sets nothing"
                                + near.map(known -> ". Did you mean " + known + "?")
                                        .orElse(""))
                .asWarning()
                .about(name)
                .because("no setting and no wish of the output has that name");
        return near.map(known -> problem.fixedBy("rename it to " + known)).orElse(problem.fixedBy("unset " + name));
    }
}
