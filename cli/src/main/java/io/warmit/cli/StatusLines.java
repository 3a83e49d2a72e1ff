package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.cli.output.Printer;
import io.warmit.cli.output.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state of warmit as people read it: a heading and a line for each side of it. */
final class StatusLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ENGLISH);

    private final Printer printer;
    private final Instant now;
    private final ZoneId zone;

    StatusLines(Printer printer, Instant now) {
        this.printer = printer;
        this.now = now;
        this.zone = printer.style().zone();
    }

    void state(Shown status) {
        line("WORKERS", workers(status.get("workers")));
        line("STORE", status.get("store") instanceof Shown store ? store(store) : "–");
        line("MAILBOXES", Words.of(status.get("mailboxes"), zone));
        line("TODAY", words(status.get("today")));
        line("PLACEMENT", "7 days: " + words(status.get("placement_7d")));
        line("NEXT", status.get("next_visit") instanceof Shown visit ? visit(visit) : "–");
    }

    void problems(List<?> problems) {
        for (Object each : problems) {
            if (each instanceof Shown problem) {
                Object whose = problem.get("mailbox") == null ? problem.get("worker") : problem.get("mailbox");
                String who = whose == null ? "" : whose + " ";
                line("PROBLEM", who + problem.get("problem") + "     " + problem.get("fix"));
            }
        }
    }

    private void line(String heading, String text) {
        printer.line(String.format("%-11s", heading), text);
    }

    private String words(@Nullable Object value) {
        return Words.of(value, zone).replace("_", " ");
    }

    private String workers(@Nullable Object value) {
        if (!(value instanceof List<?> workers) || workers.isEmpty()) {
            return "none running; next: warmit daemon, or warmit run --once from cron";
        }
        return workers.stream()
                .map(worker -> worker instanceof Shown shown ? worker(shown) : "")
                .collect(Collectors.joining(" · "));
    }

    private String worker(Shown worker) {
        String seen = worker.get("seen_at") instanceof Instant at ? Words.span(Duration.between(at, now)) : "?";
        if (Boolean.TRUE.equals(worker.get("silent"))) {
            return worker.get("id") + " silent for " + seen;
        }
        String up =
                worker.get("started_at") instanceof Instant at ? ", up " + Words.span(Duration.between(at, now)) : "";
        String passive = Boolean.TRUE.equals(worker.get("passive")) ? ", passive" : "";
        return worker.get("id") + " seen " + seen + " ago" + up + passive;
    }

    private static String store(Shown store) {
        String size = store.get("size_bytes") instanceof Number bytes ? ", " + Words.bytes(bytes.longValue()) : "";
        return store.get("kind") + ", schema " + store.get("schema") + size;
    }

    private String visit(Shown visit) {
        String at = visit.get("at") instanceof Instant instant ? time(instant) : "?";
        return at + " " + visit.get("mailbox") + ": " + visit.get("what");
    }

    private String time(Instant at) {
        LocalDate today = now.atZone(zone).toLocalDate();
        boolean isToday = at.atZone(zone).toLocalDate().equals(today);
        return (isToday ? TIME : DATED).format(at.atZone(zone));
    }
}
