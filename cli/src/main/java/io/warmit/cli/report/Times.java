package io.warmit.cli.report;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as a page shows them. */
final class Times {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private Times() {}

    /** For example 3.1 s, 12 min, 2.5 h. */
    static String words(Duration time) {
        if (time.compareTo(A_MINUTE) < 0) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        return time.compareTo(AN_HOUR) < 0
                ? time.toMinutes() + " min"
                : String.format(Locale.ROOT, "%.1f h", time.toMinutes() / 60.0);
    }
}
