package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.doctor.Check;
import io.warmit.doctor.Finding;
import io.warmit.doctor.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings as they are told: a line for each that did not pass, the worst first, and one line for all the others. */
final class DoctorShown {
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::level)
            .thenComparing(Finding::check)
            .thenComparing(Finding::subject)
            .thenComparing(Finding::what);

    private DoctorShown() {}

    static Result result(String schema, List<Finding> findings) {
        Shown total = new Shown();
        for (Level level : Level.values()) {
            total.with(level.word(), count(findings, level));
        }
        return Result.list(
                        schema,
                        findings.stream().map(DoctorShown::shown).toList(),
                        List.of(
                                Column.word("ID", "id", 0),
                                Column.word("CHECK", "name", 0),
                                Column.word("SUBJECT", "subject", 0),
                                Column.word("LEVEL", "level", 0),
                                Column.word("WHAT", "what", 1)))
                .summed(total)
                .with(summary(findings));
    }

    private static Shown shown(Finding finding) {
        return new Shown()
                .with("id", finding.check().id())
                .with("name", finding.check().label())
                .with("subject", finding.subject())
                .with("level", finding.level().word())
                .with("what", finding.what().isEmpty() ? null : finding.what())
                .with("why", finding.why().isEmpty() ? null : finding.why())
                .with("fix", finding.fix());
    }

    /** The lines for people. */
    static List<String> lines(List<Finding> findings, boolean verbose) {
        boolean several = findings.stream().map(Finding::subject).distinct().count() > 1;
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            boolean told = finding.level() != Level.OK && (finding.level() != Level.SKIPPED || verbose);
            if (told) {
                lines.add(line(finding, several));
                if (verbose
                        && finding.level() != Level.SKIPPED
                        && !finding.why().isEmpty()) {
                    lines.add("    why: " + finding.why());
                }
            }
        }
        String passed = passed(findings);
        lines.add((passed.isEmpty() ? "" : passed + "      ") + summary(findings));
        return lines;
    }

    private static String line(Finding finding, boolean several) {
        String subject = several ? finding.subject() + ": " : "";
        String what = finding.level() == Level.SKIPPED ? finding.what() + ": " + finding.why() : finding.what();
        return sign(finding.level()) + " " + label(finding.check()) + "   " + subject + what
                + (finding.fix().isEmpty() ? "" : "     fix: " + String.join("; ", finding.fix()));
    }

    private static String sign(Level level) {
        return switch (level) {
            case ERROR -> "✖";
            case WARNING -> "!";
            case UNKNOWN -> "?";
            case SKIPPED -> "–";
            case OK -> "✔";
        };
    }

    private static String label(Check check) {
        return check.id() + " " + check.label();
    }

    /** Each check that passed once, with what is worth knowing or with how often it passed. */
    private static String passed(List<Finding> findings) {
        Map<Check, List<Finding>> good = findings.stream()
                .filter(finding -> finding.level() == Level.OK)
                .collect(Collectors.groupingBy(Finding::check, LinkedHashMap::new, Collectors.toList()));
        return good.entrySet().stream()
                .map(entry -> "✔ " + label(entry.getKey()) + words(entry.getValue()))
                .collect(Collectors.joining("  "));
    }

    private static String words(List<Finding> same) {
        if (same.size() > 1) {
            return " ×" + same.size();
        }
        String what = same.getFirst().what();
        return what.isEmpty() ? "" : ", " + what;
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private static String summary(List<Finding> findings) {
        long skipped = count(findings, Level.SKIPPED);
        return number(count(findings, Level.ERROR), "error") + ", " + number(count(findings, Level.WARNING), "warning")
                + ", " + count(findings, Level.UNKNOWN) + " unknown, " + count(findings, Level.OK) + " ok"
                + (skipped == 0 ? "" : ", " + skipped + " not looked at (-v tells why)");
    }

    private static String number(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
