package io.warmit.app;

import io.warmit.config.Environment;
import io.warmit.config.Loaded;
import io.warmit.config.Loaded.SecretUse;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.secret.Secret;
import io.warmit.secret.SecretResolver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads every secret that a configuration refers to, and forgets it again. */
public final class SecretCheck {
    private SecretCheck() {}

    /**
     * What cannot be read; the values are shown nowhere.
     *
     * @param warnings hears of secret files that others may read
     */
    public static List<Problem> of(
            Loaded loaded, Environment environment, InstantSource clock, Consumer<Problem> warnings) {
        SecretResolver secrets = new SecretResolver(
                new SecretResolver.Terms(
                        environment.variables(), loaded.settings().secrets().commandTimeout(), Duration.ZERO),
                (owner, field) -> Optional.empty(),
                clock,
                warnings);
        List<Problem> problems = new ArrayList<>();
        for (SecretUse use : loaded.secrets()) {
            try (Secret read = secrets.resolve(use.ref(), use.owner(), use.field())) {
                if (read.isEmpty()) {
                    problems.add(empty(use));
                }
            } catch (UserError unusable) {
                problems.addAll(unusable.problems());
            }
        }
        return problems;
    }

    private static Problem empty(SecretUse use) {
        return Problem.of(Code.E1106, "the " + use.field() + " of " + use.owner() + " is empty in " + use.ref())
                .about(use.owner())
                .because("no server takes an empty password")
                .fixedBy("write it into what " + use.ref() + " names");
    }
}
