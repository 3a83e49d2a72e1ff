package io.warmit.cli.report;

import io.warmit.cli.output.Words;
import io.warmit.cli.report.ReportFacts.Concern;
import io.warmit.cli.report.ReportFacts.Group;
import io.warmit.stats.Counts;
import io.warmit.stats.Training;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same in Markdown, for a ticket or a mail. */
final class ReportMarkdown {
    private ReportMarkdown() {}

    static String of(ReportFacts facts) {
        StringBuilder text = new StringBuilder("# " + facts.title() + "\n\n" + facts.period() + "\n\n");
        Counts total = facts.total();
        text.append("Inbox rate ").append(Words.rate(total.inboxRate())).append(" · ");
        text.append(facts.latency()
                .map(way ->
                        "latency " + Times.words(way.median()) + ", 95 of 100 within " + Times.words(way.p95()) + " · ")
                .orElse(""));
        text.append(facts.training().map(Training::text).orElse("")).append("\n\n");
        text.append("`").append(total.equation()).append("` ");
        text.append(total.balanced() ? "✔ balanced\n" : "✖ not balanced\n");
        if (!facts.problems().isEmpty()) {
            text.append("\n## What to look after now\n\n");
            for (Concern concern : facts.problems()) {
                text.append("- ")
                        .append(concern.where().isEmpty() ? "" : "**" + plain(concern.where()) + "** ")
                        .append(plain(concern.what()))
                        .append(" — fix: ")
                        .append(plain(concern.fix()))
                        .append("\n");
            }
        }
        text.append("\n## Providers\n\n");
        row(text, "Provider", "Sent", "Inbox", "Tab", "Spam", "Other", "Missing", "Inbox rate", "Latency");
        row(text, "---", "---:", "---:", "---:", "---:", "---:", "---:", "---", "---:");
        for (Group group : facts.providers()) {
            Counts counts = group.counts();
            row(
                    text,
                    counts.key(),
                    counts.submitted(),
                    counts.placement("INBOX"),
                    counts.placement("TAB"),
                    counts.placement("SPAM"),
                    counts.placement("OTHER"),
                    counts.state("MISSING"),
                    Words.rate(counts.inboxRate()),
                    group.latency().map(way -> Times.words(way.median())).orElse("–"));
        }
        text.append("\n## Mailboxes\n\n");
        row(text, "Mailbox", "Provider", "State", "Sent", "Inbox rate");
        row(text, "---", "---", "---", "---:", "---");
        facts.senders()
                .forEach(box ->
                        row(text, box.address(), box.provider(), box.state(), box.sent(), Words.rate(box.rate())));
        text.append("\n## Days\n\n");
        row(text, "Day", "Sent", "Inbox", "Tab", "Spam", "Other", "Missing", "Inbox rate");
        row(text, "---", "---:", "---:", "---:", "---:", "---:", "---:", "---");
        facts.days()
                .forEach(day -> row(
                        text,
                        day.date(),
                        day.sent(),
                        day.inbox(),
                        day.tab(),
                        day.spam(),
                        day.other(),
                        day.missing(),
                        Words.rate(day.rate())));
        return text.append("\n").append(facts.note()).append("\n").toString();
    }

    private static void row(StringBuilder text, Object... cells) {
        text.append(Stream.of(cells)
                .map(cell -> plain(String.valueOf(cell)))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** A server's words may hold what Markdown or a table would take for its own. */
    private static String plain(String words) {
        return Words.clean(words).replaceAll("([\\\\`*_|<>\\[\\]])", "\\\\$1");
    }
}
