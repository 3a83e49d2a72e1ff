package io.warmit.cli;

import io.warmit.app.Warmit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts and placement, from the events. */
@Command(
        name = "stats",
        description = "What was sent, and where it landed.",
        footer = {"", "Examples:", "  warmit stats --by provider", "  warmit stats --by day --since -30d --json"})
final class StatsCommand extends StatsLeaf {
    @Option(names = "--campaign", paramLabel = "C", description = "Only this campaign.")
    @Nullable
    String campaign;

    @Override
    Optional<Long> campaignId(Warmit warmit) {
        return Optional.ofNullable(campaign)
                .map(name -> warmit.campaigns().named(name).id());
    }
}
