package io.warmit.placement;

import io.warmit.placement.Transit.Wait;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a message's way from its Received lines, the topmost of which the receiver's server wrote last (RFC 5321, 4.4). */
final class ReceivedHeaders {
    static final String NAME = "Received";

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final Pattern BY = Pattern.compile("\\bby\\s+(\\S{1,200})", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile(
            "(?<![\\w.-])(?:TLS|SSL)\\s?v?([1-3])(?:[._]([0-9]))?(?![\\w.-])", Pattern.CASE_INSENSITIVE);
    // RFC 3848: the S says that the hop was protected.
    private static final Pattern PROTECTED =
            Pattern.compile("\\bwith\\s+(?:UTF8)?E?(?:SMTP|LMTP)SA?\\b", Pattern.CASE_INSENSITIVE);

    private ReceivedHeaders() {}

    /**
     * The way of one copy.
     *
     * @param lines in one line each, the topmost first
     */
    static Transit read(List<String> lines) {
        if (lines.isEmpty()) {
            return Transit.UNKNOWN;
        }
        return new Transit(
                time(lines.getFirst()),
                lines.stream().flatMap(line -> tls(line).stream()).findFirst(),
                lines.size(),
                slowest(lines));
    }

    private static Optional<Wait> slowest(List<String> lines) {
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            Optional<Instant> left = time(lines.get(i + 1));
            Optional<Instant> came = time(lines.get(i));
            if (left.isPresent() && came.isPresent()) {
                waits.add(new Wait(server(lines.get(i)), Duration.between(left.get(), came.get())));
            }
        }
        return waits.stream()
                .filter(wait -> wait.time().compareTo(A_SECOND) >= 0)
                .max(Comparator.comparing(Wait::time));
    }

    private static String server(String line) {
        Matcher by = BY.matcher(line);
        return by.find() ? by.group(1).toLowerCase(Locale.ROOT) : "an unnamed server";
    }

    /** Some write the version into a comment, some only the S of "with ESMTPS". */
    private static Optional<String> tls(String line) {
        Matcher version = VERSION.matcher(line);
        if (version.find()) {
            String minor = version.group(2) == null ? "0" : version.group(2);
            boolean ssl = version.group().toUpperCase(Locale.ROOT).startsWith("SSL");
            return Optional.of((ssl ? "SSLv" : "TLSv") + version.group(1) + "." + minor);
        }
        return PROTECTED.matcher(line).find() ? Optional.of("TLS") : Optional.empty();
    }

    /** What stands after the last semicolon (RFC 5322, 3.3); a comment there names the zone once more. */
    private static Optional<Instant> time(String line) {
        String date = COMMENT.matcher(line.substring(line.lastIndexOf(';') + 1))
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip();
        try {
            return Optional.of(OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
