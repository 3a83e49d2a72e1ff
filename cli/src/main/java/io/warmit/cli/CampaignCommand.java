package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Pool;
import io.warmit.planning.Outlook;
import io.warmit.problem.ExitCode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Campaigns: create, list, show, launch, pause, resume, stop. */
@Command(
        name = "campaign",
        description = "The warm-up of a pool.",
        subcommands = {
            CreateCommand.class,
            CampaignCommand.ListAll.class,
            CampaignCommand.Show.class,
            CampaignPlanCommand.class,
            CampaignCommand.Launch.class,
            CampaignCommand.Pause.class,
            CampaignCommand.Resume.class,
            CampaignCommand.Stop.class,
            CampaignStatsCommand.class
        })
final class CampaignCommand {
    private CampaignCommand() {}

    static Shown shown(Warmit warmit, Campaign campaign) {
        CampaignSettings settings = campaign.settings();
        Pool pool = warmit.campaigns().pool(campaign);
        Optional<Outlook> tightest =
                PoolCommand.tightest(Outlook.of(warmit.pools().members(pool), settings));
        List<Integer> ramp = warmit.campaigns().ramp(settings);
        return new Shown()
                .with("name", campaign.name())
                .with("pool", pool.name())
                .with("state", campaign.state().name().toLowerCase(Locale.ROOT))
                .with("managed", campaign.managed().isPresent() ? "file" : "store")
                .with("start", campaign.start().map(String::valueOf))
                .with("launched_at", campaign.launchedAt())
                .with("paused_until", campaign.pausedUntil())
                .with("days", settings.volume().days())
                .with("from_per_day", ramp.getFirst())
                .with("to_per_day", settings.volume().ramp().to())
                .with("grow", settings.volume().grow())
                .with("after", settings.volume().after().name().toLowerCase(Locale.ROOT))
                .with("until", settings.volume().until().map(String::valueOf))
                .with("reply_rate", settings.reply().rate())
                .with("ceiling", tightest.map(Outlook::ceiling).orElse(0))
                .with(
                        "because",
                        tightest.map(outlook -> outlook.capacity().because()).orElse("no mailbox can send"))
                .with("ramp", ramp);
    }

    @Command(
            name = "list",
            description = "List campaigns.",
            footer = {"", "Examples:", "  warmit campaign list", "  warmit campaign list --json"})
    static final class ListAll extends Leaf {
        @Mixin
        final Listing listing = new Listing();

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                List<Shown> rows = warmit.campaigns().all().stream()
                        .map(campaign -> shown(warmit, campaign))
                        .toList();
                Map<String, Integer> states = new TreeMap<>();
                rows.forEach(row -> states.merge(String.valueOf(row.get("state")), 1, Integer::sum));
                print(listing.end(
                        Result.list(
                                        "warmit.campaign.list/v1",
                                        rows,
                                        List.of(
                                                Column.word("CAMPAIGN", "name", 0),
                                                Column.word("POOL", "pool", 2),
                                                Column.word("STATE", "state", 0),
                                                Column.number("DAYS", "days", 3),
                                                Column.number("FROM", "from_per_day", 4),
                                                Column.number("TO", "to_per_day", 4),
                                                Column.number("CARRIES", "ceiling", 5)))
                                .with(Sums.of(rows.size(), "campaign", states))
                                .orElse("no campaign yet; next: warmit campaign create spring"),
                        isTable()));
                return ExitCode.OK;
            }
        }
    }

    abstract static class Named extends Leaf {
        @Parameters(paramLabel = "NAME", description = "The campaign.")
        String name = "";
    }

    @Command(
            name = "show",
            description = "Show a campaign.",
            footer = {"", "Examples:", "  warmit campaign show spring", "  warmit campaign show spring --json"})
    static final class Show extends Named {
        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                print(Result.one(
                        "warmit.campaign.show/v1",
                        shown(warmit, warmit.campaigns().named(name))));
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "launch",
            description = "Start a campaign; launched inside the window, today is its first day.",
            footer = {
                "",
                "Examples:",
                "  warmit campaign launch spring",
                "  warmit campaign launch spring --at 2027-01-04T08:00:00+01:00 --dry-run"
            })
    static final class Launch extends Named {
        @Option(
                names = "--at",
                paramLabel = "TIME",
                description = "Begin later: an RFC 3339 instant, or a day, which begins at midnight.")
        @Nullable
        String at;

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                Optional<Instant> begin = Optional.ofNullable(at)
                        .map(text -> instant("--at", text, warmit.settings().zone()));
                Campaign campaign = warmit.campaigns().named(name);
                boolean fresh = campaign.state() == Campaign.State.DRAFT;
                List<Mailbox> taking = warmit.campaigns().launch(campaign, begin, globals().dryRun);
                printer()
                        .done((fresh ? wouldOr("launch", "launched") + " " : "already launched: ") + name + ", "
                                + taking.size() + " mailboxes" + (fresh ? begins(begin) : "")
                                + "; next: warmit run --once, or warmit daemon");
                return ExitCode.OK;
            }
        }
    }

    private static String begins(Optional<Instant> begin) {
        return begin.map(at -> ", not before " + at).orElse("");
    }

    @Command(
            name = "pause",
            description = "Pause a campaign.",
            footer = {"", "Examples:", "  warmit campaign pause spring", "  warmit campaign pause spring --for 3d"})
    static final class Pause extends Named {
        @Option(names = "--for", paramLabel = "D", description = "How long.")
        @Nullable
        String length;

        @Override
        protected ExitCode run() {
            Optional<Instant> until = Optional.ofNullable(length)
                    .map(text -> shell().clock().instant().plus(MailboxCommand.duration("--for", text)));
            try (Warmit warmit = open()) {
                boolean changed = warmit.campaigns().pause(warmit.campaigns().named(name), until, globals().dryRun);
                printer()
                        .done((changed ? wouldOr("pause", "paused") + " " : "already paused: ") + name
                                + "; next: warmit campaign resume " + name);
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "resume",
            description = "Let a paused campaign go on.",
            footer = {"", "Examples:", "  warmit campaign resume spring", "  warmit campaign resume spring -q"})
    static final class Resume extends Named {
        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                boolean changed = warmit.campaigns().resume(warmit.campaigns().named(name), globals().dryRun);
                printer().done((changed ? wouldOr("resume", "resumed") + " " : "already running: ") + name);
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "stop",
            description = "Stop a campaign for good; what is past the dot is still looked for.",
            footer = {"", "Examples:", "  warmit campaign stop spring --yes", "  warmit campaign stop spring --dry-run"
            })
    static final class Stop extends Named {
        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                Campaign campaign = warmit.campaigns().named(name);
                consent("stop campaign " + name);
                boolean changed = warmit.campaigns().stop(campaign, globals().dryRun);
                printer().done((changed ? wouldOr("stop", "stopped") + " " : "already stopped: ") + name);
                return ExitCode.OK;
            }
        }
    }
}
