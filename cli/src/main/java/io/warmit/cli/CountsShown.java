package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.stats.Counts;
import io.warmit.stats.Latency;
import java.util.Optional;

/** Counts as scripts see them. */
public final class CountsShown {
    private CountsShown() {}

    public static Shown of(Counts counts) {
        return of(counts, Optional.empty());
    }

    /** Counts with how long the mail was on its way. */
    public static Shown of(Counts counts, Optional<Latency> latency) {
        return new Shown()
                .with("key", counts.key())
                .with("planned", counts.planned())
                .with("submitted", counts.submitted())
                .with("accepted", counts.accepted())
                .with("confirmed", counts.confirmed())
                .with("inbox", counts.placement("INBOX"))
                .with("tab", counts.placement("TAB"))
                .with("spam", counts.placement("SPAM"))
                .with("other", counts.placement("OTHER"))
                .with("bounced", counts.state("BOUNCED"))
                .with("missing", counts.state("MISSING"))
                .with("unconfirmed", counts.state("UNCONFIRMED"))
                .with("in_flight", counts.inFlight())
                .with("in_doubt", counts.inDoubt())
                .with("retry", counts.state("RETRY"))
                .with("failed", counts.state("FAILED"))
                .with("skipped", counts.state("SKIPPED"))
                .with("quarantined", counts.state("QUARANTINED"))
                .with("replies", counts.replies())
                .with("rescued", counts.rescued())
                .with("read", counts.read())
                .with("starred", counts.starred())
                .with("extra_copies", counts.extraCopies())
                .with("latency_p50_s", latency.map(Latency::median))
                .with("latency_p95_s", latency.map(Latency::p95))
                .with("clock_skewed", latency.map(Latency::skewed))
                .with("inbox_rate", counts.inboxRate())
                .with("balanced", counts.balanced());
    }
}
