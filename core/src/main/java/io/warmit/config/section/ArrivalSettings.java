package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Durations;
import java.time.Duration;
import java.util.List;

/** When the receiving mailbox is searched for a message. */
public record ArrivalSettings(
        @Doc(
                value = "Counted from the dot. After the last, and not before 24h, it is MISSING or UNCONFIRMED.",
                byDefault = "[15s, 1m, 5m, 30m, 3h, 12h, 24h]",
                least = "1s",
                most = "7d")
        List<Duration> looks,

        @Doc(
                value = "Time in which the daemon opens a mailbox once, and what can wait does; 0s: nothing waits.",
                byDefault = "75m",
                least = "0s",
                most = "12h")
        Duration gather)
        implements Checked {

    @Override
    public void check(Findings findings) {
        if (looks.isEmpty()) {
            findings.bad("looks", "looks is empty", "write looks: [15s, 1m, 5m, 30m, 3h, 12h, 24h]");
        }
        for (int i = 1; i < looks.size(); i++) {
            Duration before = looks.get(i - 1);
            Duration look = looks.get(i);
            if (look.compareTo(before) <= 0) {
                findings.contradiction(
                        "looks",
                        "looks do not grow: " + Durations.text(look) + " stands after " + Durations.text(before),
                        "sort them, the shortest first; all count from the dot");
                return;
            }
        }
    }
}
