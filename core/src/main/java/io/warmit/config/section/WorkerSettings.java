package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Durations;
import java.time.Duration;

/** How this worker shares the load with others. */
public record WorkerSettings(
        @Doc(value = "Mailboxes visited at the same time by this worker.", byDefault = "64", least = "1", most = "2000")
        int visits,

        @Doc(value = "How long a visit stays with a worker that gives no sign of life.", byDefault = "80s", most = "1h")
        Duration lease,

        @Doc(
                value = "How often a worker gives a sign of life; at least four fit into a lease.",
                byDefault = "20s",
                least = "1s")
        Duration heartbeat,

        @Doc(
                value = "At the end of the program: how long sends past the dot may take to finish.",
                byDefault = "90s",
                most = "15m")
        Duration stopWithin)
        implements Checked {

    private static final int HEARTBEATS = 4;

    @Override
    public void check(Findings findings) {
        if (lease.toMillis() < HEARTBEATS * heartbeat.toMillis()) {
            findings.contradiction(
                    findings.given("lease") ? "lease" : "heartbeat",
                    "lease " + Durations.text(lease) + " is shorter than four heartbeats of "
                            + Durations.text(heartbeat),
                    "write lease: " + Durations.text(heartbeat.multipliedBy(HEARTBEATS)) + " or more");
        }
    }
}
