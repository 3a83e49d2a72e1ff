package io.warmit.cli.demo;

import io.warmit.app.Shown;
import io.warmit.cli.CountsShown;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.stats.Counts;
import io.warmit.stats.MailDay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The days of a demo, and the equation below them. */
final class DemoTable {
    private DemoTable() {}

    static Result of(DemoStory story, Path report) {
        List<Shown> rows = new ArrayList<>();
        for (MailDay day : story.outcome().days()) {
            rows.add(shown(rows.size() + 1, day));
        }
        Counts total = story.outcome().total();
        return Result.list(
                        "warmit.demo/v1",
                        rows,
                        List.of(
                                Column.number("DAY", "day", 0),
                                Column.number("SENT", "sent", 0),
                                Column.number("NEW", "openers", 3),
                                Column.number("REPLIES", "replies", 3),
                                Column.number("INBOX", "inbox", 0),
                                Column.number("SPAM", "spam", 0),
                                Column.number("RESCUED", "rescued", 1),
                                Column.number("MISSING", "missing", 2)))
                .summed(CountsShown.of(total)
                        .with("most_copies", story.mostCopies())
                        .with("visits", story.outcome().visits())
                        .with("report", report.toString()))
                .with(total.equation() + "   " + (total.balanced() ? "✔ balanced" : "✖ not balanced"));
    }

    private static Shown shown(int number, MailDay day) {
        return new Shown()
                .with("day", number)
                .with("date", day.date().toString())
                .with("sent", day.sent())
                .with("openers", day.openers())
                .with("replies", day.replies())
                .with("inbox", day.inbox())
                .with("tab", day.tab())
                .with("spam", day.spam())
                .with("other", day.other())
                .with("missing", day.missing())
                .with("rescued", day.rescued());
    }
}
