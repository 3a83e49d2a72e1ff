package io.warmit.cli;

import io.warmit.cli.output.Result;
import io.warmit.cli.output.Result.Cut;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of a list is shown: a table the first rows, machine formats everything, unless somebody said how many. */
final class Listing {
    private static final int TABLE_ROWS = 50;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (table 50, else all).")
    @Nullable
    Integer limit;

    @Option(names = "--all", description = "All of them.")
    boolean all;

    /**
     * How many are shown.
     *
     * @throws UserError E1003 when the options make no sense
     */
    int most(boolean table) {
        Integer wanted = limit;
        if (wanted != null && all) {
            throw new UserError(Problem.of(Code.E1003, "--limit and --all contradict each other")
                    .about("--limit")
                    .because("one asks for a part of the list, the other for all of it")
                    .fixedBy("give one of the two"));
        }
        if (wanted != null && wanted < 1) {
            throw Leaf.bad("--limit", String.valueOf(wanted), "is too few", "1 or more, or --all");
        }
        if (wanted != null) {
            return wanted;
        }
        return all || !table ? Integer.MAX_VALUE : TABLE_ROWS;
    }

    /** A list that was read as a whole. */
    Result end(Result result, boolean table) {
        return result.upTo(new Cut(most(table), 0));
    }
}
