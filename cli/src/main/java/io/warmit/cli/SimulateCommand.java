package io.warmit.cli;

import io.warmit.app.Rehearsal;
import io.warmit.app.Shown;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Progress;
import io.warmit.cli.output.Result;
import io.warmit.problem.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The same engine in a mail world in memory: weeks in seconds, and nothing leaves the machine. */
@Command(
        name = "simulate",
        description = {
            "The same engine in a mail world in memory: weeks in seconds, the same for the same seed.",
            "The world's providers are models to exercise the engine with, not a forecast of any real provider."
        },
        footer = {
            "",
            "Examples:",
            "  warmit simulate --days 3 --mailboxes 4 --seed 7",
            "  warmit simulate --days 60 --mailboxes 25 --json",
            "  warmit simulate --campaign spring --days 14"
        })
final class SimulateCommand extends Leaf {
    private static final int MOST_MAILBOXES = 2000;
    private static final int MOST_DAYS = 366;

    @Option(names = "--mailboxes", paramLabel = "N", description = "How many, 2 to 2000 (10).")
    int mailboxes = 10;

    @Option(names = "--days", paramLabel = "N", description = "How many days, 1 to 366 (30).")
    int days = 30;

    @Option(names = "--seed", paramLabel = "N", description = "Another number, another story (1).")
    long seed = 1;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "A configuration file whose declared mailboxes and campaign are played.")
    @Nullable
    Path scenario;

    @Option(
            names = "--campaign",
            paramLabel = "NAME",
            description = "Play a campaign of your own store with its pool; the store is only read.")
    @Nullable
    String campaign;

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description = "An earlier result, saved with --json; exit 1 when anything differs.")
    @Nullable
    Path compare;

    @Override
    protected ExitCode run() {
        within("--mailboxes", mailboxes, 2, MOST_MAILBOXES);
        within("--days", days, 1, MOST_DAYS);
        if (scenario != null && campaign != null) {
            throw bad("--campaign", campaign, "cannot be combined with --scenario", "one of them");
        }
        Optional<Earlier> before = Optional.ofNullable(compare).map(Earlier::read);
        Instant start = shell().clock().instant();
        Rehearsal.Played played;
        try (Progress progress = progress("simulate", days)) {
            played = play(day -> progress.at(day, ""));
        }
        Duration took = Duration.between(start, shell().clock().instant());
        Shown item = SimulateShown.of(played);
        print(isTable() ? table(played) : Result.one("warmit.simulate/v1", item));
        printer().note(String.format(Locale.ROOT, "%d days in %.1f s", played.days(), took.toMillis() / 1000.0));
        List<String> differences =
                before.map(earlier -> earlier.differences(item)).orElse(List.of());
        differences.forEach(printer()::warn);
        if (before.isPresent() && differences.isEmpty()) {
            printer().done("the same as " + compare);
        }
        return played.sound() && differences.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Rehearsal.Played play(IntConsumer watcher) {
        if (scenario != null) {
            return Rehearsal.of(scenario, shell().environment(), days, seed, watcher);
        }
        if (campaign != null) {
            try (var warmit = open()) {
                return Rehearsal.of(warmit, warmit.campaigns().named(campaign), days, seed, watcher);
            }
        }
        return Rehearsal.of(mailboxes, days, seed, watcher);
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw bad(option, String.valueOf(value), "is out of range", least + " to " + most);
        }
    }

    private static Result table(Rehearsal.Played played) {
        return Result.list(
                        "warmit.simulate/v1",
                        SimulateShown.weeks(played),
                        List.of(
                                Column.number("WEEK", "week", 0),
                                Column.number("SENT", "sent", 0),
                                Column.number("NEW", "openers", 5),
                                Column.number("REPLIES", "replies", 4),
                                Column.number("SPAM", "spam", 2),
                                Column.number("MISSING", "missing", 3),
                                Column.word("INBOX RATE", "inbox_rate", 1)))
                .with(SimulateShown.line(played));
    }
}
