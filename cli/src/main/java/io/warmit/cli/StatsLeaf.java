package io.warmit.cli;

import io.warmit.app.Readings.Question;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.ExitCode;
import io.warmit.stats.Counts;
import io.warmit.stats.DayWork;
import io.warmit.stats.Latency;
import io.warmit.stats.Training;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts messages by what the operator asks, with their sum and the equation. */
abstract class StatsLeaf extends Leaf {
    private static final List<String> GROUPS =
            List.of("pool", "campaign", "mailbox", "provider", "sender-provider", "mode", "day", "hour");
    private static final int GRAPH = 30;

    @Option(names = "--since", paramLabel = "T", description = "First day (-7d).")
    String since = "-7d";

    @Option(names = "--until", paramLabel = "T", description = "Last day (today).")
    String until = "today";

    @Option(
            names = "--by",
            description =
                    "pool, campaign, mailbox, provider, sender-provider (each sender at each provider), mode, day or hour (provider).")
    String by = "provider";

    @Option(names = "--mailbox", paramLabel = "A", description = "Only mail of this sender.")
    @Nullable
    String mailbox;

    @Option(names = "--pool", paramLabel = "P", description = "Only this pool.")
    @Nullable
    String pool;

    @Option(names = "--graph", description = "A bar for each row: inbox, then tab, spam and other, then missing.")
    boolean graph;

    @Mixin
    final Listing listing = new Listing();

    /** The campaign that is asked about; empty: all of them. */
    abstract Optional<Long> campaignId(Warmit warmit);

    @Override
    protected ExitCode run() {
        if (!GROUPS.contains(by)) {
            throw bad("--by", by, "is no grouping", String.join(", ", GROUPS));
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
                    campaignId(warmit),
                    Optional.ofNullable(pool)
                            .map(name -> warmit.pools().named(name).id()));
            Counts total = warmit.readings().total(question);
            List<Counts> groups = worstFirst(warmit.readings().counts(question));
            Map<String, Latency> ways = warmit.readings().latencies(question);
            Optional<Latency> way = Optional.ofNullable(
                    warmit.readings().latencies(question.by("all")).get("all"));
            Map<String, DayWork> works = warmit.readings().work(question, zone);
            Optional<DayWork> work = Optional.ofNullable(
                    warmit.readings().work(question.by("all"), zone).get("all"));
            Optional<Training> training =
                    by.equals("mode") ? Optional.of(warmit.readings().training(question)) : Optional.empty();
            int most = groups.stream().mapToInt(Counts::submitted).max().orElse(1);
            print(listing.end(
                    Result.list(
                                    "warmit.stats/v1",
                                    groups.stream()
                                            .map(counts -> row(counts, ways, works, most))
                                            .toList(),
                                    columns(by))
                            .summed(WorkShown.in(CountsShown.of(total, way), work)
                                    .with("training_effect", training.map(TrainingShown::of)))
                            .with(total.equation() + "   " + (total.balanced() ? "✔ balanced" : "✖ not balanced")
                                    + work.map(done -> "\n" + WorkShown.line(done))
                                            .orElse("")
                                    + training.map(both -> "\n" + both.text()).orElse(""))
                            .orElse("nothing was sent in these days; next: warmit status"),
                    isTable()));
            return ExitCode.OK;
        }
    }

    private Shown row(Counts counts, Map<String, Latency> ways, Map<String, DayWork> works, int most) {
        Shown row = WorkShown.in(
                CountsShown.of(counts, Optional.ofNullable(ways.get(counts.key()))),
                Optional.ofNullable(works.get(counts.key())));
        return graph ? row.with("graph", bar(counts, most)) : row;
    }

    /** Days and hours stay in their order. */
    private List<Counts> worstFirst(List<Counts> groups) {
        boolean inTime = by.equals("day") || by.equals("hour");
        return inTime
                ? groups
                : groups.stream()
                        .sorted(Comparator.comparingDouble(
                                        (Counts counts) -> counts.inboxRate().isEnough()
                                                ? counts.inboxRate().share()
                                                : 1)
                                .thenComparing(Counts::key))
                        .toList();
    }

    /** A bar as long as its share of the longest. */
    private static String bar(Counts counts, int most) {
        int length = (int) Math.ceil((double) GRAPH * counts.submitted() / Math.max(1, most));
        int accounted = Math.max(1, counts.accountedFor());
        int inbox = (int) Math.round((double) length * counts.placement("INBOX") / accounted);
        int lost = (int) Math.round((double) length * (counts.state("MISSING") + counts.state("BOUNCED")) / accounted);
        int rest = Math.max(0, length - inbox - lost);
        return "█".repeat(inbox) + "▒".repeat(rest) + "░".repeat(lost);
    }

    private List<Column> columns(String by) {
        List<Column> columns = new ArrayList<>(counted(by));
        if (graph) {
            columns.add(Column.word("", "graph", 8));
        }
        return columns;
    }

    private static List<Column> counted(String by) {
        return List.of(
                Column.word(by.toUpperCase(java.util.Locale.ROOT), "key", 0),
                Column.number("SENT", "submitted", 0),
                Column.number("INBOX", "inbox", 3),
                Column.number("TAB", "tab", 7),
                Column.number("SPAM", "spam", 2),
                Column.number("OTHER", "other", 6),
                Column.number("MISSING", "missing", 4),
                Column.word("INBOX RATE", "inbox_rate", 1),
                Column.number("LATENCY", "latency_p50_s", 5));
    }
}
