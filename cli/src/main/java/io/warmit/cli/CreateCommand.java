package io.warmit.cli;

import io.warmit.app.Mailboxes.OnConflict;
import io.warmit.app.Warmit;
import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.cli.output.Result;
import io.warmit.config.Given;
import io.warmit.config.Loaded;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Pool;
import io.warmit.planning.Outlook;
import io.warmit.problem.ExitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the draft of a campaign. What is not given comes from campaign_defaults. */
@Command(
        name = "create",
        description = "Write the draft of a campaign; launch starts it.",
        footer = {
            "",
            "Examples:",
            "  warmit campaign create spring",
            "  warmit campaign create t --days 3 --from-per-day 2 --step 1 --to-per-day 4 --window 00:00-24:00 --weekdays mon-sun",
            "  warmit campaign create new --ramp exponential --from-per-day 2 --to-per-day 30",
            "  warmit campaign create own --ramp list --values 2,2,3,4,6,8,10",
            "  warmit campaign create more --to-per-day 30 --grow --after maintain"
        })
final class CreateCommand extends Leaf {
    @Parameters(paramLabel = "NAME", description = "The campaign's name.")
    String name = "";

    @Option(names = "--pool", description = "Its pool (default).")
    String pool = "default";

    @Option(names = "--start", paramLabel = "DATE", description = "First day (at launch).")
    @Nullable
    String start;

    @Option(names = "--days", paramLabel = "N", description = "Sending days (30).")
    @Nullable
    String days;

    @Option(
            names = "--ramp",
            paramLabel = "KIND",
            description = "linear, stepped, exponential, sigmoid or list (linear).")
    @Nullable
    String ramp;

    @Option(names = "--from-per-day", paramLabel = "N", description = "New conversations on the first day (5).")
    @Nullable
    String from;

    @Option(names = "--step", paramLabel = "N", description = "More each day (1).")
    @Nullable
    String step;

    @Option(names = "--to-per-day", paramLabel = "N", description = "Most a day (20).")
    @Nullable
    String to;

    @Option(names = "--steps", paramLabel = "NxD,…", description = "Steps of a stepped ramp, for example 5x3,10x3,20.")
    @Nullable
    String steps;

    @Option(
            names = "--values",
            paramLabel = "N,N,…",
            description = "Each day of a list ramp, at most 2 or 20 %% more than the day before: 2,3,5.")
    @Nullable
    String values;

    @Option(names = "--after", description = "stop or maintain (stop).")
    @Nullable
    String after;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Last day of --after maintain, at most 180 days after the ramp (those 180 days).")
    @Nullable
    String until;

    @Option(
            names = "--grow",
            description = "Past the top of the ramp, three more a day up to 50 while the mail surely arrives.")
    boolean grow;

    @Option(names = "--no-grow", description = "Never past the top of the ramp, whatever campaign_defaults says.")
    boolean stay;

    @Option(
            names = "--minimum-per-day",
            paramLabel = "N",
            description = "Openers and replies together at the top of the ramp.")
    @Nullable
    String minimum;

    @Option(
            names = "--variation",
            paramLabel = "LO-HI",
            description = "Day factor (75%%-110%%); 100%% follows the ramp exactly.")
    @Nullable
    String variation;

    @Option(names = "--window", paramLabel = "HH:MM-HH:MM", description = "When mailboxes are awake (08:30-18:30).")
    @Nullable
    String window;

    @Option(names = "--weekdays", description = "On which days (mon-fri).")
    @Nullable
    String weekdays;

    @Option(
            names = "--lunch",
            paramLabel = "A-B",
            description = "A break between 12:00 and 13:30, drawn for each mailbox and day, for example 30m-60m (off).")
    @Nullable
    String lunch;

    @Option(
            names = "--closures",
            paramLabel = "DAYS|FILE",
            description =
                    "Days on which nobody is there: 2026-12-24..2027-01-01, or a calendar file, closures.ics (none).")
    @Nullable
    String closures;

    @Option(names = "--holidays", description = "Public holidays of a mailbox's country: skip or send (skip).")
    @Nullable
    String holidays;

    @Option(names = "--min-gap", paramLabel = "D", description = "Least time between two mails of a mailbox (10m).")
    @Nullable
    String gap;

    @Option(names = "--spread", description = "even or asap (even).")
    @Nullable
    String spread;

    @Option(
            names = "--pair-cap",
            paramLabel = "N",
            description = "New conversations from one mailbox to one other a day (2).")
    @Nullable
    String pairCap;

    @Option(names = "--turns", paramLabel = "N", description = "Most messages in a thread (5).")
    @Nullable
    String turns;

    @Option(names = "--reply-rate", paramLabel = "P", description = "Share of conversations that are answered (30%%).")
    @Nullable
    String replyRate;

    @Option(names = "--reply-delay", paramLabel = "A-B", description = "Counted from reading (45m-3d).")
    @Nullable
    String replyDelay;

    @Option(names = "--read-rate", paramLabel = "P", description = "Share that is read (90%%).")
    @Nullable
    String readRate;

    @Option(names = "--read-delay", paramLabel = "A-B", description = "Counted from when it was seen (45s-1h).")
    @Nullable
    String readDelay;

    @Option(names = "--star-rate", paramLabel = "P", description = "Share that gets a star (5%%).")
    @Nullable
    String starRate;

    @Option(names = "--rescue", description = "yes or no: move our mail from spam to the inbox (yes).")
    @Nullable
    String rescue;

    @Option(names = "--on-conflict", description = "fail, skip or update when it exists (fail).")
    OnConflict onConflict = OnConflict.FAIL;

    @Override
    protected ExitCode run() {
        if (grow && stay) {
            throw bad("--no-grow", "with --grow", "says the opposite", "one of the two");
        }
        Loaded loaded = config(List.of());
        Loaded.Read<CampaignSettings> read = loaded.campaign(givens());
        read.warnings().forEach(this::warn);
        CampaignSettings settings = read.value();
        Optional<LocalDate> first = Optional.ofNullable(start)
                .map(text -> day("--start", text, loaded.settings().zone()));
        try (Warmit warmit = open(loaded)) {
            Pool members = warmit.pools().named(pool);
            if (globals().dryRun) {
                warmit.campaigns().refuseEnd(settings, first);
                printer().done("would create campaign " + name);
                return ExitCode.OK;
            }
            Campaign campaign = warmit.campaigns().create(name, members, first, settings, onConflict);
            tell(warmit, campaign, members);
            if (!isTable()) {
                print(Result.one("warmit.campaign.create/v1", CampaignCommand.shown(warmit, campaign)));
            }
            return ExitCode.OK;
        }
    }

    private void tell(Warmit warmit, Campaign campaign, Pool pool) {
        CampaignSettings settings = campaign.settings();
        List<Integer> ramp = warmit.campaigns().ramp(settings);
        List<Mailbox> members = warmit.pools().members(pool);
        printer()
                .done("campaign " + name + ": pool " + pool.name() + ", " + members.size() + " mailboxes, "
                        + settings.volume().days() + " sending days, "
                        + ramp.getFirst() + " → " + ramp.getLast() + " a day each, replies "
                        + Math.round(settings.reply().rate() * 100) + " %");
        Outlook.warnings(members, settings).forEach(this::hint);
        printer().note("next: warmit campaign plan " + name + ", then warmit campaign launch " + name);
    }

    private List<Given> givens() {
        List<Given> givens = new ArrayList<>();
        put(givens, "volume.days", "--days", days);
        put(givens, "volume.ramp.kind", "--ramp", ramp);
        put(givens, "volume.ramp.from", "--from-per-day", from);
        put(givens, "volume.ramp.step", "--step", step);
        put(givens, "volume.ramp.to", "--to-per-day", to);
        put(givens, "volume.ramp.steps", "--steps", steps);
        put(givens, "volume.ramp.values", "--values", values);
        put(givens, "volume.after", "--after", after);
        put(givens, "volume.until", "--until", until);
        if (grow || stay) {
            put(givens, "volume.grow", grow ? "--grow" : "--no-grow", String.valueOf(grow));
        }
        put(givens, "volume.minimum_per_day", "--minimum-per-day", minimum);
        put(givens, "volume.variation", "--variation", variation);
        put(givens, "times.window", "--window", window);
        put(givens, "times.weekdays", "--weekdays", weekdays);
        put(givens, "times.lunch", "--lunch", lunch);
        put(givens, "times.closures", "--closures", closures);
        put(givens, "times.holidays", "--holidays", holidays);
        put(givens, "times.min_gap", "--min-gap", gap);
        put(givens, "times.spread", "--spread", spread);
        put(givens, "pairs.pair_cap", "--pair-cap", pairCap);
        put(givens, "pairs.turns", "--turns", turns);
        put(givens, "reply.rate", "--reply-rate", replyRate);
        put(givens, "reply.delay", "--reply-delay", replyDelay);
        put(givens, "read.rate", "--read-rate", readRate);
        put(givens, "read.delay", "--read-delay", readDelay);
        put(givens, "read.star", "--star-rate", starRate);
        put(givens, "file.rescue", "--rescue", rescue);
        return givens;
    }

    private static void put(List<Given> givens, String path, String option, @Nullable String value) {
        if (value != null) {
            givens.add(Given.option(path, option, value));
        }
    }
}
