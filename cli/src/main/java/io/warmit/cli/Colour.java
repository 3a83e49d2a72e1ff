package io.warmit.cli;

import io.warmit.config.Environment;
import java.util.Locale;
import java.util.Optional;

/** When there is colour: the first that says something decides, for each stream on its own. */
enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    /** The wish that a word stands for. */
    static Optional<Colour> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "auto" -> Optional.of(AUTO);
            case "always" -> Optional.of(ALWAYS);
            case "never" -> Optional.of(NEVER);
            default -> Optional.empty();
        };
    }

    /**
     * Whether a stream takes colour: by --color, WARMIT_COLOR, NO_COLOR, CLICOLOR_FORCE, CLICOLOR=0, TERM=dumb, then by what the stream is.
     *
     * @param option what --color says
     */
    static boolean on(Colour option, Environment environment, boolean terminal) {
        Colour wish = option == AUTO
                ? environment.variable("WARMIT_COLOR").flatMap(Colour::of).orElse(AUTO)
                : option;
        return switch (wish) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> byCustom(environment).orElse(terminal);
        };
    }

    private static Optional<Boolean> byCustom(Environment environment) {
        if (environment.variable("NO_COLOR").isPresent()) {
            return Optional.of(false);
        }
        if (environment
                .variable("CLICOLOR_FORCE")
                .filter(value -> !value.equals("0"))
                .isPresent()) {
            return Optional.of(true);
        }
        boolean off = environment.variable("CLICOLOR").filter("0"::equals).isPresent()
                || environment.variable("TERM").filter("dumb"::equals).isPresent();
        return off ? Optional.of(false) : Optional.empty();
    }
}
