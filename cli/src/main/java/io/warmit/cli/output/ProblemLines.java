package io.warmit.cli.output;

import io.warmit.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** A problem as people read it: where and what in the first line, then the server's words, why and fix. */
final class ProblemLines {
    private ProblemLines() {}

    /**
     * The lines of a problem.
     *
     * @param places how wide the places of all problems are, so that what follows stands in one column
     */
    static List<String> of(Problem problem, int places, Glyphs glyphs, boolean colour) {
        List<String> lines = new ArrayList<>();
        String word = problem.warning() ? "warning" : "error";
        Paint paint = problem.warning() ? Paint.YELLOW : Paint.RED;
        String said = glyphs.of(problem.message());
        lines.add(problem.place()
                        .map(place -> fill(glyphs.of(place.toString()), places) + " ")
                        .orElse("")
                + (colour ? paint.over(word) : word) + "[" + problem.label() + "]"
                + (problem.place().isPresent() ? " " : ": ") + said);
        problem.server().ifPresent(words -> lines.add("  server: " + glyphs.of(words)));
        problem.why().ifPresent(why -> lines.add("  why:    " + glyphs.of(why)));
        problem.fix().forEach(fix -> lines.add("  fix:    " + glyphs.of(fix)));
        if (problem.place().isEmpty()) {
            lines.add("  more:   warmit help " + problem.code());
        }
        return lines;
    }

    static int width(List<Problem> problems) {
        return problems.stream()
                .mapToInt(problem -> problem.place()
                        .map(place -> Glyphs.width(place.toString()))
                        .orElse(0))
                .max()
                .orElse(0);
    }

    private static String fill(String text, int width) {
        return text + " ".repeat(Math.max(0, width - Glyphs.width(text)));
    }
}
