package io.warmit.app;

import io.warmit.planning.Fullness;
import java.util.Optional;

/** How full a mailbox is, for scripts, and what its operator should do about it. */
final class SpaceShown {
    private static final long KILOBYTE = 1024;

    private SpaceShown() {}

    /** Empty where its server names no bound. */
    static Optional<Shown> of(Fullness full) {
        return full.space()
                .map(bound -> new Shown()
                        .with("asked_at", full.asked())
                        .with("used_bytes", bound.used() * KILOBYTE)
                        .with("limit_bytes", bound.most() * KILOBYTE)
                        .with("share", Math.round(bound.share() * 1000) / 1000.0)
                        .with("guarded", full.guarded()));
    }

    /** What somebody has to look after. */
    static String problem(Fullness full) {
        return "its mailbox is " + full.words() + " (" + full.amount() + "): "
                + (full.guarded() ? "nothing is sent to it, and " : "")
                + "other people's mail to it will be refused soon";
    }
}
