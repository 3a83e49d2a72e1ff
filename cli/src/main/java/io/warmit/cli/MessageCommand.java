package io.warmit.cli;

import io.warmit.app.Readings.Filter;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Kind;
import io.warmit.message.MessageState;
import io.warmit.problem.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Messages: list, show, reconcile. */
@Command(
        name = "message",
        description = "Messages, each with its whole story.",
        subcommands = {MessageCommand.ListAll.class, MessageCommand.Show.class, ReconcileCommand.class})
final class MessageCommand {
    private static final List<String> PLACEMENTS = List.of("inbox", "tab", "spam", "other", "missing");

    private MessageCommand() {}

    @Command(
            name = "list",
            description = "List messages, the newest first.",
            footer = {
                "",
                "Examples:",
                "  warmit message list --state CONFIRMED --json",
                "  warmit message list --mailbox anna@alpha.example --since -2d"
            })
    static final class ListAll extends Leaf {
        @Option(names = "--state", paramLabel = "S", split = ",", description = "Only in these states.")
        List<String> states = List.of();

        @Option(names = "--kind", paramLabel = "K", description = "warmup or reply.")
        @Nullable
        String kind;

        @Option(names = "--mailbox", paramLabel = "A", description = "At either end.")
        @Nullable
        String mailbox;

        @Option(names = "--from", paramLabel = "A", description = "Sent by.")
        @Nullable
        String from;

        @Option(names = "--to", paramLabel = "A", description = "Sent to.")
        @Nullable
        String to;

        @Option(names = "--campaign", paramLabel = "C", description = "Of a campaign.")
        @Nullable
        String campaign;

        @Option(names = "--placement", paramLabel = "P", description = "inbox, tab, spam, other or missing.")
        @Nullable
        String placement;

        @Option(names = "--since", paramLabel = "T", description = "First day.")
        @Nullable
        String since;

        @Option(names = "--until", paramLabel = "T", description = "Last day.")
        @Nullable
        String until;

        @Mixin
        final Listing listing = new Listing();

        @Override
        protected ExitCode run() {
            Set<String> wanted = new TreeSet<>();
            states.forEach(state -> wanted.add(Choice.of("--state", state, MessageState.WORDS)));
            Optional<String> ofKind = Optional.ofNullable(kind)
                    .map(word ->
                            Choice.of("--kind", word, Choice.words(Kind.class)).toUpperCase(Locale.ROOT));
            Optional<String> placed = Optional.ofNullable(placement)
                    .map(word -> Choice.of("--placement", word, PLACEMENTS).toUpperCase(Locale.ROOT));
            try (Warmit warmit = open()) {
                var zone = warmit.settings().zone();
                Filter filter = new Filter(
                        wanted,
                        ofKind,
                        box(warmit, mailbox),
                        box(warmit, from),
                        box(warmit, to),
                        Optional.ofNullable(campaign)
                                .map(name -> warmit.campaigns().named(name).id()),
                        placed,
                        Optional.ofNullable(since).map(text -> day("--since", text, zone)),
                        Optional.ofNullable(until)
                                .map(text -> day("--until", text, zone).plusDays(1)));
                int most = listing.most(isTable());
                // Only what is shown is read, unless another order than the store's decides what that is.
                List<Shown> rows =
                        warmit.readings().messages(filter, globals().sort.isEmpty() ? most : Integer.MAX_VALUE);
                Map<String, Integer> states = isTable() ? warmit.readings().messageStates(filter) : Map.of();
                int there = states.values().stream().mapToInt(Integer::intValue).sum();
                print(Result.list("warmit.message.list/v1", rows, columns())
                        .with(Sums.of(there, "message", states))
                        .orElse("no such message; next: warmit status")
                        .upTo(new Result.Cut(most, Math.max(0, there - rows.size()))));
                return ExitCode.OK;
            }
        }

        private static Optional<Mailbox> box(Warmit warmit, @Nullable String address) {
            return Optional.ofNullable(address).map(warmit.mailboxes()::named);
        }

        private static List<Column> columns() {
            return List.of(
                    Column.word("TOKEN", "token", 1),
                    Column.word("DUE", "due_at", 3),
                    Column.word("KIND", "kind", 4),
                    Column.word("FROM", "from", 0),
                    Column.word("TO", "to", 0),
                    Column.word("STATE", "state", 0),
                    Column.word("PLACEMENT", "placement", 2),
                    Column.number("COPIES", "copies", 6));
        }
    }

    @Command(
            name = "show",
            description =
                    "Show a message with what its receiver's server wrote and its events, by id, token, or the first letters of one.",
            footer = {"", "Examples:", "  warmit message show k3v7x2", "  warmit message show k3v7x2 --json"})
    static final class Show extends Leaf {
        @Parameters(paramLabel = "ID|TOKEN")
        String name = "";

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                Shown message = warmit.readings().message(name);
                if (isTable() && globals().fields.isEmpty()) {
                    MessageLines.of(message, printer().style().zone()).forEach(printer()::line);
                } else {
                    print(Result.one("warmit.message.show/v1", message));
                }
                return ExitCode.OK;
            }
        }
    }
}
