package io.warmit.cli;

import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command line, looked at before picocli reads it: which of its words are neither options nor their values. */
final class Ahead {
    private final CommandSpec spec;
    private final String[] words;
    private int at;

    /** @param spec what understands the options */
    Ahead(CommandSpec spec, String... words) {
        this.spec = spec;
        this.words = words;
    }

    /**
     * The next word behind options; empty where there is none, where one of them asks for something else, or where only picocli can tell.
     *
     * @param command what picocli takes for a command rather than for the value of an option
     */
    Optional<String> next(Predicate<String> command) {
        while (at < words.length && words[at].startsWith("-")) {
            String[] parts = words[at].split("=", 2);
            OptionSpec option = spec.optionsMap().get(parts[0]);
            if (option == null || option.usageHelp() || option.versionHelp()) {
                return Optional.empty();
            }
            at++;
            if (parts.length == 1 && option.arity().max() > 0) {
                if (at == words.length || !plain(words[at]) || command.test(words[at])) {
                    return Optional.empty();
                }
                at++;
            }
        }
        return at < words.length ? Optional.of(words[at++]) : Optional.empty();
    }

    /** Neither an option nor a file of arguments. */
    private static boolean plain(String word) {
        return !word.startsWith("-") && !word.startsWith("@");
    }
}
