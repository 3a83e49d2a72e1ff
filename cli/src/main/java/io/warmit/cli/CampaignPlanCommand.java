package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.campaign.Campaign;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Progress;
import io.warmit.cli.output.Result;
import io.warmit.planning.Forecast;
import io.warmit.problem.ExitCode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a campaign will send if every day goes well; nothing is stored. */
@Command(
        name = "plan",
        description =
                "What a campaign will send if every day goes well: the ramp, day factors and ceilings, no brakes.",
        footer = {
            "",
            "Examples:",
            "  warmit campaign plan spring --days 4",
            "  warmit campaign plan spring --by mailbox --json"
        })
final class CampaignPlanCommand extends Leaf {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd", Locale.ENGLISH);
    private static final int GRAPH = 40;

    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Option(names = "--days", paramLabel = "N", description = "How many sending days (all of the campaign).")
    @Nullable
    Integer days;

    @Option(names = "--by", description = "day or mailbox (day).")
    String by = "day";

    @Option(names = "--graph", description = "A bar for each day.")
    boolean graph;

    @Mixin
    final Listing listing = new Listing();

    @Override
    protected ExitCode run() {
        if (!List.of("day", "mailbox").contains(by)) {
            throw bad("--by", by, "is no grouping", "day or mailbox");
        }
        if (days != null && days < 1) {
            throw bad("--days", String.valueOf(days), "is too few", "1 or more");
        }
        try (Warmit warmit = open()) {
            Campaign campaign = warmit.campaigns().named(name);
            Forecast forecast = forecast(warmit, campaign);
            Result result = listing.end(by.equals("day") ? byDay(forecast) : byMailbox(forecast), isTable());
            if (isTable()) {
                print(result);
                forecast.notes().forEach(this::hint);
            } else {
                forecast.notes().forEach(this::hint);
                print(result);
            }
            return ExitCode.OK;
        }
    }

    private Forecast forecast(Warmit warmit, Campaign campaign) {
        try (Progress progress = progress("plan", warmit.campaigns().members(campaign))) {
            return warmit.campaigns()
                    .forecast(
                            campaign,
                            days == null ? OptionalInt.empty() : OptionalInt.of(days),
                            () -> progress.step(true));
        }
    }

    private Result byDay(Forecast forecast) {
        int most = forecast.days().stream().mapToInt(Forecast.Day::mails).max().orElse(1);
        List<Shown> rows = forecast.days().stream().map(day -> shown(day, most)).toList();
        List<Column> columns = new ArrayList<>(List.of(
                Column.number("DAY", "day", 0),
                Column.word("DATE", "weekday", 1),
                Column.number("EACH", "each", 2),
                Column.number("MAILS", "mails", 0),
                Column.number("REPLIES", "about", 3)));
        if (graph) {
            columns.add(Column.word("", "graph", 5));
        }
        columns.add(Column.word("NOTE", "note", 4));
        return Result.list("warmit.campaign.plan/v1", rows, columns)
                .summed(total(forecast))
                .with(forecast.days().size() + " of " + forecast.sendingDays() + " days: " + forecast.mails()
                        + " mails, ≈ " + Math.round(forecast.replies()) + " replies\n" + frame(forecast))
                .orElse("no mailbox of the pool can send; next: warmit mailbox list");
    }

    private static Shown shown(Forecast.Day day, int most) {
        return new Shown()
                .with("day", day.number())
                .with("date", day.date().toString())
                .with("weekday", DATE.format(day.date()))
                .with("each", day.each())
                .with("mails", day.mails())
                .with("replies", rounded(day.replies()))
                .with("about", "≈ " + Math.round(day.replies()))
                .with("graph", "█".repeat((int) Math.ceil((double) GRAPH * day.mails() / Math.max(1, most))))
                .with("note", day.note().isEmpty() ? null : day.note());
    }

    private static Shown shown(Forecast.Sender sender) {
        return OutlookShown.in(
                        new Shown()
                                .with("address", sender.mailbox().address().toString())
                                .with("days", sender.days())
                                .with("first", sender.first())
                                .with("last", sender.last())
                                .with("mails", sender.mails())
                                .with("replies", rounded(sender.replies())),
                        sender.outlook())
                .with("zone", sender.mailbox().zone().getId());
    }

    private static Result byMailbox(Forecast forecast) {
        List<Shown> rows =
                forecast.mailboxes().stream().map(CampaignPlanCommand::shown).toList();
        return Result.list(
                        "warmit.campaign.plan/v1",
                        rows,
                        List.of(
                                Column.word("MAILBOX", "address", 0),
                                Column.number("DAYS", "days", 4),
                                Column.number("FIRST", "first", 3),
                                Column.number("LAST", "last", 2),
                                Column.number("MAILS", "mails", 0),
                                Column.number("REPLIES", "replies", 5),
                                Column.number("CARRIES", "ceiling", 1),
                                Column.number("OF", "target", 7),
                                Column.number("MORE", "more_mailboxes_for_target", 8),
                                Column.word("BECAUSE", "because", 6)))
                .summed(total(forecast))
                .with(Sums.many(rows.size(), "mailbox") + ": " + forecast.mails() + " mails, ≈ "
                        + Math.round(forecast.replies()) + " replies\n" + frame(forecast))
                .orElse("no mailbox of the pool can send; next: warmit mailbox list");
    }

    /** Where the ramp goes, and where on earth its days are. */
    private static String frame(Forecast forecast) {
        Forecast.Top top = forecast.top();
        String reached = top.day().isPresent()
                ? " a day from sending day " + top.day().getAsInt() + " of the ramp"
                : " a day is not reached in " + forecast.sendingDays() + " days";
        return top.perDay() + reached + " · days and windows in " + String.join(", ", forecast.zones());
    }

    private static Shown total(Forecast forecast) {
        return new Shown()
                .with("days", forecast.days().size())
                .with("sending_days", forecast.sendingDays())
                .with("mails", forecast.mails())
                .with("replies", rounded(forecast.replies()))
                .with("top", forecast.top().perDay())
                .with(
                        "top_day",
                        forecast.top().day().isPresent() ? forecast.top().day().getAsInt() : null)
                .with("zones", forecast.zones());
    }

    private static double rounded(double replies) {
        return Math.round(replies * 10) / 10.0;
    }
}
