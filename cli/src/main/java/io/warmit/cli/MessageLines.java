package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.cli.output.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message with its history: what it is in one line, then one line for each event. */
final class MessageLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd", Locale.ENGLISH);

    private MessageLines() {}

    static List<String> of(Shown message, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add(message.get("id") + "  " + message.get("kind") + "  " + message.get("from") + " → "
                + message.get("to")
                + "   " + message.get("state") + place(message) + "   campaign " + message.get("campaign") + ", thread "
                + message.get("thread") + " turn " + message.get("turn") + ", token " + message.get("token"));
        if (message.get("dot_at") == null && message.get("due_at") instanceof Instant due) {
            lines.add("due " + DATE.format(due.atZone(zone)) + " " + TIME.format(due.atZone(zone)));
        }
        if (message.get("verdict") instanceof Shown verdict) {
            lines.addAll(verdict(verdict));
        }
        if (message.get("events") instanceof List<?> events) {
            events(events, zone, lines);
        }
        return lines;
    }

    private static String place(Shown message) {
        Object placement = message.get("placement");
        return placement == null ? "" : " " + placement + ", copies " + message.get("copies");
    }

    /** For example {@code mx.google.com says spf pass, dkim pass (alpha.example, selector s1), dmarc pass}, and what a filter wrote, whoever's it was. */
    private static List<String> verdict(Shown verdict) {
        List<String> words = new ArrayList<>();
        add(words, "spf ", verdict.get("spf"));
        String signature = signature(verdict);
        if (verdict.get("dkim") != null || !signature.isEmpty()) {
            words.add("dkim " + (verdict.get("dkim") == null ? "not checked" : verdict.get("dkim")) + signature);
        }
        add(words, "dmarc ", verdict.get("dmarc"));
        add(words, "arc ", verdict.get("arc"));
        add(words, "SCL ", verdict.get("scl"));
        add(words, "SFV ", verdict.get("filter"));
        add(words, "CAT ", verdict.get("category"));
        String by = verdict.get("by") == null ? "its receiver" : text(verdict.get("by"));
        List<String> lines = new ArrayList<>();
        if (!words.isEmpty()) {
            lines.add(Words.clean(by + " says " + String.join(", ", words)));
        }
        if (verdict.get("spam") != null) {
            lines.add(Words.clean("a filter wrote " + verdict.get("spam")));
        }
        if (verdict.get("hops") instanceof Integer hops && hops > 0) {
            lines.add(Words.clean(way(verdict, hops)));
        }
        return lines;
    }

    /** For example {@code came through 3 servers, TLSv1.3, longest wait 42 s at mx.beta.example}. */
    private static String way(Shown verdict, int hops) {
        return "came through " + hops + (hops == 1 ? " server" : " servers")
                + (verdict.get("tls") == null ? ", TLS unknown" : ", " + verdict.get("tls"))
                + (verdict.get("slowest_hop_s") instanceof Duration longest
                        ? ", longest wait " + Words.span(longest) + " at " + verdict.get("slowest_hop_by")
                        : "");
    }

    private static String signature(Shown verdict) {
        List<String> words = new ArrayList<>();
        add(words, "", verdict.get("dkim_domain"));
        add(words, "selector ", verdict.get("dkim_selector"));
        return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
    }

    private static void add(List<String> words, String what, @Nullable Object value) {
        if (value != null) {
            words.add(what + value);
        }
    }

    private static void events(List<?> events, ZoneId zone, List<String> lines) {
        LocalDate day = LocalDate.MIN;
        for (Object each : events) {
            if (each instanceof Shown event && event.get("at") instanceof Instant at) {
                LocalDate today = at.atZone(zone).toLocalDate();
                if (!today.equals(day)) {
                    lines.add(DATE.format(today));
                    day = today;
                }
                lines.add(TIME.format(at.atZone(zone)) + "  " + what(event));
            }
        }
    }

    private static String what(Shown event) {
        String move = event.get("to") == null
                ? text(event.get("kind"))
                : (text(event.get("from")) + " → " + text(event.get("to"))).strip();
        String detail = text(event.get("detail"));
        return String.format("%-24s", move) + "  " + event.get("worker") + ", epoch " + event.get("epoch")
                + (detail.isEmpty() ? "" : "   " + Words.clean(detail));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
