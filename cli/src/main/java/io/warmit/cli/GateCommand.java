package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Format;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.planning.SendGate;
import io.warmit.problem.ExitCode;
import io.warmit.schedule.Length;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether one more mail may leave a mailbox now: the question of every other program that sends from it. */
@Command(
        name = "gate",
        description = {
            "May one more mail leave a mailbox now? For other programs that send from the same mailbox.",
            "Both together keep to its caps and its least gap when they ask here and book what they send with --take.",
            "Exit 0: now. Exit 75: later. Exit 77: the mailbox needs its login.",
            "In a script: warmit gate --mailbox ADDR --take --wait 15m && send-the-mail"
        },
        footer = {
            "",
            "Examples:",
            "  warmit gate --mailbox anna@alpha.example",
            "  warmit gate --mailbox anna@alpha.example --take",
            "  warmit gate --mailbox anna@alpha.example --json"
        })
final class GateCommand extends Leaf {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    @Option(names = "--mailbox", paramLabel = "ADDR", required = true, description = "Whose mail it is.")
    String address = "";

    @Option(names = "--take", description = "Book the mail as sent: it counts against the caps, and the gap begins.")
    boolean take;

    @Option(names = "--wait", paramLabel = "D", description = "Wait until it may, at most so long (0s).")
    @Nullable
    String longest;

    @Override
    protected ExitCode run() {
        Duration most = longest == null ? Duration.ZERO : MailboxCommand.duration("--wait", longest);
        try (Warmit warmit = open()) {
            Instant end = shell().clock().instant().plus(most);
            while (true) {
                Mailbox mailbox = warmit.mailboxes().named(address);
                boolean takes = take && !globals().dryRun;
                SendGate answer = takes
                        ? warmit.otherMail().take(mailbox)
                        : warmit.otherMail().ask(mailbox);
                if (!(answer instanceof SendGate.Later later)) {
                    tell(mailbox, null, takes);
                    return ExitCode.OK;
                }
                Instant now = shell().clock().instant();
                if (later.at().isAfter(end) || !waited(Duration.between(now, later.at()))) {
                    tell(mailbox, later, false);
                    return mailbox.status() == Status.NEEDS_LOGIN ? ExitCode.NO_PERMISSION : ExitCode.LATER;
                }
            }
        }
    }

    private void tell(Mailbox mailbox, SendGate.@Nullable Later later, boolean taken) {
        if (format() == Format.TABLE) {
            printer().line(later == null ? taken ? "now, booked" : "now" : words(later));
            return;
        }
        print(Result.one(
                "warmit.gate/v1",
                new Shown()
                        .with("mailbox", mailbox.address().toString())
                        .with("now", later == null)
                        .with("taken", taken)
                        .with("not_before", later == null || later.at().equals(Instant.MAX) ? null : later.at())
                        .with("reason", later == null ? null : later.reason())));
    }

    private String words(SendGate.Later later) {
        if (later.at().equals(Instant.MAX)) {
            return "later, nobody knows when: " + later.reason();
        }
        ZoneId zone = printer().style().zone();
        Duration left = Duration.between(shell().clock().instant(), later.at());
        return "later: not before " + WHEN.format(later.at().atZone(zone)) + " ("
                + Length.of(left.plusMillis(999).truncatedTo(ChronoUnit.SECONDS)) + "): " + later.reason();
    }
}
