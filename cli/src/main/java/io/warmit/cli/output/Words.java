package io.warmit.cli.output;

import io.warmit.app.Shown;
import io.warmit.campaign.Rate;
import io.warmit.problem.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
public final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final long KILOBYTE = 1_000;
    private static final long MEGABYTE = 1_000_000;
    private static final long GIGABYTE = 1_000_000_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private Words() {}

    public static String of(@Nullable Object value, ZoneId zone) {
        return switch (value) {
            case null -> "–";
            case Instant instant -> instant.atZone(zone).format(TIME);
            case Rate rate -> rate(rate);
            case Duration duration ->
                duration.compareTo(HOUR) < 0
                        ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                        : span(duration);
            case Boolean truth -> truth ? "yes" : "no";
            case List<?> list ->
                list.isEmpty()
                        ? "–"
                        : list.stream().map(inner -> of(inner, zone)).collect(Collectors.joining(", "));
            case Shown shown ->
                shown.fields().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + of(entry.getValue(), zone))
                        .collect(Collectors.joining(" · "));
            default -> clean(value.toString());
        };
    }

    /** How long ago, in the largest unit that fits. */
    public static String ago(Duration since) {
        return span(since) + " ago";
    }

    /** A length of time in the largest unit that fits: 40 s, 12 m, 3 h, 5 d. */
    public static String span(Duration length) {
        if (length.compareTo(MINUTE) < 0) {
            return Math.max(0, length.toSeconds()) + " s";
        }
        if (length.compareTo(HOUR) < 0) {
            return length.toMinutes() + " m";
        }
        return length.compareTo(TWO_DAYS) < 0 ? length.toHours() + " h" : length.toDays() + " d";
    }

    /** A size in the largest unit that fits, as disks are sold. */
    public static String bytes(long bytes) {
        if (bytes < MEGABYTE) {
            return Math.ceilDiv(bytes, KILOBYTE) + " kB";
        }
        return bytes < GIGABYTE
                ? Math.round((double) bytes / MEGABYTE) + " MB"
                : String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGABYTE);
    }

    /** A rate stands with its 95 % interval and n; below n = 20 only with n. */
    public static String rate(Rate rate) {
        return rate.isEnough()
                ? String.format(
                        Locale.ROOT,
                        "%.1f %% (%.1f–%.1f) n=%d",
                        rate.share() * 100,
                        rate.low() * 100,
                        rate.high() * 100,
                        rate.n())
                : "n=" + rate.n();
    }

    /** Without control, escape and bidirectional characters, whoever sent them. */
    public static String clean(String text) {
        return PlainText.line(text);
    }
}
