package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.campaign.Rate;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Words;
import io.warmit.mailbox.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mailboxes as people read them: the worst first, and each with what is the matter. */
final class MailboxShown {
    static final List<Column> COLUMNS = List.of(
            Column.word("MAILBOX", "address", 0),
            Column.word("POOL", "pool", 5),
            Column.word("STATUS", "status", 0),
            Column.word("PACE", "pace.move", 2),
            Column.number("TODAY", "sent_today", 3),
            Column.number("QUOTA", "pace.quota", 7),
            Column.word("INBOX 7 DAYS", "inbox_rate", 1),
            Column.word("LAST", "last", 6),
            Column.word("NOTE", "why", 4));

    private static final List<String> STATUSES = List.of("needs-login", "quarantined", "paused", "active");
    private static final List<String> MOVES = List.of("stop", "shrink", "hold", "grow");

    private MailboxShown() {}

    static List<Shown> worstFirst(List<Shown> rows) {
        return rows.stream()
                .sorted(Comparator.comparingInt((Shown row) -> STATUSES.indexOf(text(row.get("status"))))
                        .thenComparingInt(row -> rank(MOVES, pace(row, "move")))
                        .thenComparingDouble(MailboxShown::share)
                        .thenComparing(row -> text(row.get("address"))))
                .toList();
    }

    private static int rank(List<String> words, String word) {
        int at = words.indexOf(word);
        return at < 0 ? words.size() : at;
    }

    private static double share(Shown row) {
        return row.get("inbox_rate") instanceof Rate rate && rate.isEnough() ? rate.share() : 1;
    }

    /** The same row with the words of the table. */
    static Shown forPeople(Shown row, Instant now) {
        String status = text(row.get("status"));
        String move = pace(row, "move");
        boolean braked = !move.isEmpty() && !move.equals("grow");
        String note = row.get("note") == null && braked ? pace(row, "reasons") : text(row.get("note"));
        Shown shown = new Shown();
        row.fields().forEach(shown::with);
        return shown.with("status", mark(status) + " " + status)
                .with(
                        "last",
                        row.get("last_visit_at") instanceof Instant last
                                ? Words.ago(Duration.between(last, now))
                                : null)
                .with("why", note.isEmpty() ? null : note);
    }

    private static String mark(String status) {
        return switch (status) {
            case "active" -> "●";
            case "paused" -> "!";
            default -> "✖";
        };
    }

    private static String pace(Shown row, String field) {
        Object value = row.get("pace") instanceof Shown pace ? pace.get(field) : null;
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : text(value);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** How many there are, and of which status. */
    static String sum(List<Mailbox> boxes) {
        Map<String, Long> statuses = new TreeMap<>(Comparator.comparingInt(word -> -STATUSES.indexOf(word)));
        boxes.forEach(box -> statuses.merge(box.status().word(), 1L, Long::sum));
        return Sums.of(boxes.size(), "mailbox", statuses);
    }
}
