package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Share;
import java.time.Duration;
import java.util.List;

/** When a message is tried again: only before its dot, or after a 4xx answer. */
public record RetrySettings(
        @Doc(
                value = "Pauses before the second, third … try; the last one repeats.",
                byDefault = "[5m, 15m, 1h, 4h]",
                least = "1s",
                most = "7d")
        List<Duration> delays,

        @Doc(value = "By how much a pause is drawn longer or shorter.", byDefault = "20%", most = "50%")
        Share jitter)
        implements Checked {

    @Override
    public void check(Findings findings) {
        if (delays.isEmpty()) {
            findings.bad("delays", "delays is empty", "write delays: [5m, 15m, 1h, 4h]");
        }
    }
}
