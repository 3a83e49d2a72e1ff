package io.warmit.cli;

import io.warmit.app.Warmit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Counts and placement of one campaign. */
@Command(
        name = "stats",
        description = "What a campaign sent, and where it landed.",
        footer = {
            "",
            "Examples:",
            "  warmit campaign stats spring --by day",
            "  warmit campaign stats spring --since -30d --json"
        })
final class CampaignStatsCommand extends StatsLeaf {
    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Override
    String schema() {
        return "warmit.stats/v1";
    }

    @Override
    Optional<Long> campaignId(Warmit warmit) {
        return Optional.of(warmit.campaigns().named(name).id());
    }
}
