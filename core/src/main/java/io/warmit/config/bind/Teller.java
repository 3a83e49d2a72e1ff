package io.warmit.config.bind;

import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree.Kind;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.config.value.BadValue;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.Problems;
import java.util.HashSet;
import java.util.Set;

/** Turns what is wrong with a setting into a problem in the words of the place where it was written, and tells each one once. */
public final class Teller {
    private final Problems problems;
    private final Set<Object> told = new HashSet<>();

    public Teller(Problems problems) {
        this.problems = problems;
    }

    /** @param code for a value of the file or the environment; a bad option is E1003, a bad cell E1801 */
    void tell(Code code, boolean warning, Origin origin, String path, String message, String... fix) {
        Code fitting = switch (origin) {
            case Origin.FromOption _ -> code == Code.E1503 ? code : Code.E1003;
            case Origin.InTable _ -> Code.E1801;
            case Origin.InFile _, Origin.FromEnvironment _, Origin.ByDefault _ -> code;
        };
        Problem problem = Problem.of(fitting, message).about(path).fixedBy(fix);
        if (warning) {
            problem = problem.asWarning();
        }
        if (origin.place().isPresent()) {
            // In a file or table one line says it: where, what is wrong with it, and how to write it.
            problem = problem.at(origin.place().get());
        } else {
            problem = problem.because(reason(fitting, warning));
        }
        // What stands in campaign_defaults is read again under each campaign.
        Object once = path.startsWith("campaigns.") && origin.place().isPresent() ? origin : problem.about("");
        if (told.add(once)) {
            told.add(origin);
            problems.add(problem);
        }
    }

    private static String reason(Code code, boolean warning) {
        if (warning) {
            return "it is done all the same; whether it is wise is for you to say";
        }
        return switch (code) {
            case E1102 -> "a key that nobody reads would be lost without a word";
            case E1104 -> "the two cannot both hold";
            case E1105 -> "this version would not do what it says";
            case E1106 -> "a secret is only ever named, so that it stands in no file, log or list of processes";
            case E1503 -> "whoever listens on the network could read the password";
            default -> "a value that is not understood is never guessed; nothing was done";
        };
    }

    void badValue(Code code, BadValue bad, Scalar scalar, String key, String path) {
        String name = scalar.origin().name().orElse(key);
        tell(code, false, scalar.origin(), path, bad.message(name, shown(scalar)), bad.fix());
    }

    static String shown(Scalar scalar) {
        boolean bare = !scalar.quoted()
                && scalar.kind() != Kind.TEXT
                && (scalar.kind() != Kind.UNTYPED || scalar.text().matches("-?[\\d.]+"));
        return bare && !scalar.text().isEmpty() ? scalar.text() : BadValue.quoted(scalar.text());
    }
}
