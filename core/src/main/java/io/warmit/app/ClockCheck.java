package io.warmit.app;

import io.warmit.doctor.Check;
import io.warmit.doctor.Finding;
import io.warmit.planning.SendGate;
import io.warmit.schedule.Length;
import io.warmit.store.ClockStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether the clock has gone back behind mail that was sent, and the operator's word that it is right nevertheless. */
final class ClockCheck {
    private final Warmit warmit;
    private final ClockStore sends;

    ClockCheck(Warmit warmit) {
        this.warmit = warmit;
        this.sends = new ClockStore(warmit.store().database(), warmit.store().events());
    }

    private Optional<Instant> ahead(Instant now) {
        return sends.latest().filter(latest -> latest.isAfter(now.plus(SendGate.CLOCK_TOLERANCE)));
    }

    Finding finding() {
        Instant now = warmit.clock().instant();
        String subject = warmit.settings().workerId();
        return ahead(now)
                .map(latest -> Finding.error(
                        Check.CLOCK,
                        subject,
                        "mail was sent at " + latest.truncatedTo(ChronoUnit.SECONDS) + ", which is "
                                + Length.of(Duration.between(now, latest).truncatedTo(ChronoUnit.SECONDS))
                                + " ahead of this clock",
                        "the clock is slow now or was fast then; sending waits until it has caught up",
                        "set the clock right, for example with timedatectl set-ntp true",
                        "if it is right: warmit doctor --accept-clock"))
                .orElse(Finding.ok(Check.CLOCK, subject, ""));
    }

    boolean accept(boolean dryRun) {
        Instant now = warmit.clock().instant();
        if (ahead(now).isEmpty()) {
            return false;
        }
        if (!dryRun) {
            sends.accept(now);
            warmit.visitTable().wakeAll(now);
        }
        return true;
    }
}
