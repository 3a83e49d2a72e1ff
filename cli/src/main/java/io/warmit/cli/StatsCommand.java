package io.warmit.cli;

import io.warmit.app.Readings.Question;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.ExitCode;
import io.warmit.stats.Counts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts and placement, from the events. */
@Command(
        name = "stats",
        description = "What was sent, and where it landed.",
        footer = {"", "Examples:", "  warmit stats --by provider", "  warmit stats --by day --since -30d --json"})
final class StatsCommand extends Leaf {
    @Option(names = "--since", paramLabel = "T", description = "First day (-7d).")
    String since = "-7d";

    @Option(names = "--until", paramLabel = "T", description = "Last day (today).")
    String until = "today";

    @Option(names = "--by", description = "pool, campaign, mailbox, provider, mode or day (provider).")
    String by = "provider";

    @Option(names = "--mailbox", paramLabel = "A", description = "Only mail of this sender.")
    @Nullable
    String mailbox;

    @Option(names = "--pool", paramLabel = "P", description = "Only this pool.")
    @Nullable
    String pool;

    @Option(names = "--campaign", paramLabel = "C", description = "Only this campaign.")
    @Nullable
    String campaign;

    @Override
    ExitCode run() {
        if (!List.of("pool", "campaign", "mailbox", "provider", "mode", "day").contains(by)) {
            throw bad("--by", by, "is no grouping", "pool, campaign, mailbox, provider, mode or day");
        }
        try (Warmit warmit = open()) {
            ZoneId zone = warmit.settings().zone();
            LocalDate end = day("--until", until, zone).plusDays(1);
            Optional<Mailbox> sender = Optional.ofNullable(mailbox).map(warmit.mailboxes()::named);
            Question question = new Question(
                    day("--since", since, zone),
                    // A sender east of us may be a day ahead.
                    until.equals("today") ? end.plusDays(1) : end,
                    by,
                    sender,
                    Optional.ofNullable(campaign)
                            .map(name -> warmit.campaigns().named(name).id()),
                    Optional.ofNullable(pool)
                            .map(name -> warmit.pools().named(name).id()));
            Counts total = warmit.readings().total(question);
            print(Result.list(
                            "warmit.stats/v1",
                            warmit.readings().counts(question).stream()
                                    .map(StatsCommand::shown)
                                    .toList(),
                            columns(by))
                    .summed(shown(total))
                    .with(total.equation() + "   " + (total.balanced() ? "✔ balanced" : "✖ not balanced"))
                    .orElse("nothing was sent in these days; next: warmit status"));
            return ExitCode.OK;
        }
    }

    static List<Column> columns(String by) {
        return List.of(
                Column.word(by.toUpperCase(java.util.Locale.ROOT), "key", 0),
                Column.number("SENT", "submitted", 0),
                Column.number("INBOX", "inbox", 3),
                Column.number("TAB", "tab", 7),
                Column.number("SPAM", "spam", 2),
                Column.number("OTHER", "other", 6),
                Column.number("MISSING", "missing", 4),
                Column.word("INBOX RATE", "inbox_rate", 1));
    }

    static Shown shown(Counts counts) {
        return new Shown()
                .with("key", counts.key())
                .with("planned", counts.planned())
                .with("submitted", counts.submitted())
                .with("accepted", counts.accepted())
                .with("confirmed", counts.confirmed())
                .with("inbox", counts.placement("INBOX"))
                .with("tab", counts.placement("TAB"))
                .with("spam", counts.placement("SPAM"))
                .with("other", counts.placement("OTHER"))
                .with("bounced", counts.state("BOUNCED"))
                .with("missing", counts.state("MISSING"))
                .with("unconfirmed", counts.state("UNCONFIRMED"))
                .with("in_flight", counts.inFlight())
                .with("in_doubt", counts.inDoubt())
                .with("retry", counts.state("RETRY"))
                .with("failed", counts.state("FAILED"))
                .with("skipped", counts.state("SKIPPED"))
                .with("quarantined", counts.state("QUARANTINED"))
                .with("replies", counts.replies())
                .with("rescued", counts.rescued())
                .with("read", counts.read())
                .with("starred", counts.starred())
                .with("extra_copies", counts.extraCopies())
                .with("latency_p50_s", null)
                .with("latency_p95_s", null)
                .with("inbox_rate", counts.inboxRate())
                .with("balanced", counts.balanced());
    }
}
