package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.ExitCode;
import io.warmit.stats.Audit;
import io.warmit.stats.Conservation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The conservation equation, per sender and day. */
@Command(
        name = "audit",
        description = "Check that what was submitted is accounted for: events on the left, messages on the right.",
        footer = {"", "Examples:", "  warmit audit", "  warmit audit --since 2026-03-02 --by sender --json"})
final class AuditCommand extends Leaf {
    private static final List<String> GROUPS = List.of("sender-day", "sender", "day");

    @Option(names = "--since", paramLabel = "T", description = "First day (-7d).")
    String since = "-7d";

    @Option(names = "--until", paramLabel = "T", description = "Last day (today).")
    String until = "today";

    @Option(names = "--mailbox", paramLabel = "A", description = "Only mail of this sender.")
    @Nullable
    String mailbox;

    @Option(names = "--by", description = "sender-day, sender or day (sender-day).")
    String by = "sender-day";

    @Override
    protected ExitCode run() {
        if (!GROUPS.contains(by)) {
            throw bad("--by", by, "is no grouping", String.join(", ", GROUPS));
        }
        try (Warmit warmit = open()) {
            ZoneId zone = warmit.settings().zone();
            Optional<Mailbox> sender = Optional.ofNullable(mailbox).map(warmit.mailboxes()::named);
            LocalDate end = day("--until", until, zone).plusDays(1);
            Audit audit = warmit.audits()
                    .of(
                            day("--since", since, zone),
                            // A sender east of us may be a day ahead.
                            until.equals("today") ? end.plusDays(1) : end,
                            sender,
                            Audit.By.valueOf(by.toUpperCase(Locale.ROOT).replace('-', '_')));
            print(Result.list(
                            "warmit.audit/v1",
                            audit.lines().stream().map(AuditCommand::shown).toList(),
                            columns())
                    .summed(shown(audit.total()).with("faults", faults(audit)))
                    .with(audit.summary())
                    .orElse("nothing was planned in these days; next: warmit status"));
            if (isTable()) {
                audit.faults().stream().skip(1).forEach(fault -> printer().line("✖ " + fault.sentence()));
            }
            return audit.holds() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        if (!by.equals("sender")) {
            columns.add(Column.word("DAY", "day", 0));
        }
        if (!by.equals("day")) {
            columns.add(Column.word("SENDER", "sender", 0));
        }
        columns.add(Column.number("SUBMITTED", "submitted", 1));
        columns.add(Column.number("= INBOX", "inbox", 2));
        columns.add(Column.number("+ TAB", "tab", 9));
        columns.add(Column.number("+ SPAM", "spam", 3));
        columns.add(Column.number("+ OTHER", "other", 8));
        columns.add(Column.number("+ BOUNCED", "bounced", 7));
        columns.add(Column.number("+ MISSING", "missing", 6));
        columns.add(Column.number("+ UNCONFIRMED", "unconfirmed", 5));
        columns.add(Column.number("+ IN FLIGHT", "in_flight", 4));
        columns.add(Column.word("", "verdict", 0));
        return columns;
    }

    private static Shown shown(Audit.Line line) {
        Conservation equation = line.equation();
        return new Shown()
                .with("day", line.day().map(LocalDate::toString))
                .with("sender", line.sender())
                .with("submitted", equation.submitted())
                .with("inbox", equation.inbox())
                .with("tab", equation.tab())
                .with("spam", equation.spam())
                .with("other", equation.other())
                .with("bounced", equation.bounced())
                .with("missing", equation.missing())
                .with("unconfirmed", equation.unconfirmed())
                .with("in_flight", equation.inFlight())
                .with("planned", line.planned())
                .with("messages", line.messages())
                .with("balanced", line.balanced())
                .with("verdict", line.balanced() ? "✔" : "✖ " + line.verdict());
    }

    private static List<Shown> faults(Audit audit) {
        return audit.faults().stream()
                .map(fault -> new Shown()
                        .with("message", String.valueOf(fault.message()))
                        .with("fault", fault.text()))
                .toList();
    }
}
