package io.warmit.stats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether what was submitted is accounted for. The left side comes from the ledger, the right side from the messages, so what was lost on either side shows.
 *
 * @param lines by day, then sender
 * @param faults messages that show what no message may show
 */
public record Audit(List<Line> lines, Line total, List<Fault> faults) {
    public Audit {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /** What a line stands for. */
    public enum By {
        SENDER_DAY,
        SENDER,
        DAY
    }

    /** The equation of a sender, of a day, or of a sender on a day. */
    public record Line(
            Optional<LocalDate> day, Optional<String> sender, int planned, int messages, Conservation equation) {
        private static Line of(AuditDay day, By by) {
            return new Line(
                    by == By.SENDER ? Optional.empty() : Optional.of(day.day()),
                    by == By.DAY ? Optional.empty() : Optional.of(day.sender()),
                    day.planned(),
                    day.messages(),
                    day.equation());
        }

        private Line plus(Line more) {
            return new Line(
                    day, sender, planned + more.planned, messages + more.messages, equation.plus(more.equation));
        }

        /** The equation holds, and there are as many messages as were planned. */
        public boolean balanced() {
            return equation.balanced() && planned == messages;
        }

        /** {@code balanced}, or what is lacking. */
        public String verdict() {
            if (!equation.balanced()) {
                return equation.verdict();
            }
            int lacking = planned - messages;
            return lacking == 0
                    ? "balanced"
                    : Math.abs(lacking) + (lacking > 0 ? " planned and not there" : " there and not planned");
        }
    }

    /** A message and what is wrong with it. */
    public record Fault(long message, boolean known, String text) {
        /** In words, with the command that shows more. */
        public String sentence() {
            return "message " + message + " " + text + (known ? "; warmit message show " + message : "");
        }
    }

    /** Adds up days, and judges each message that may be at fault. */
    public static Audit of(List<AuditDay> days, List<AuditTrail> trails, By by) {
        Map<String, Line> groups = new TreeMap<>();
        Line total = new Line(Optional.empty(), Optional.empty(), 0, 0, Conservation.NOTHING);
        for (AuditDay day : days) {
            Line line = Line.of(day, by);
            groups.merge(line.day() + " " + line.sender(), line, Line::plus);
            total = total.plus(line);
        }
        List<Fault> faults = new ArrayList<>();
        for (AuditTrail trail : trails) {
            trail.fault()
                    .ifPresent(text ->
                            faults.add(new Fault(trail.message(), trail.state().isPresent(), text)));
        }
        faults.sort(Comparator.comparingLong(Fault::message));
        return new Audit(List.copyOf(groups.values()), total, faults);
    }

    public long unbalanced() {
        return lines.stream().filter(line -> !line.balanced()).count();
    }

    /** Every line balances, and no message is at fault. */
    public boolean holds() {
        return faults.isEmpty() && unbalanced() == 0;
    }

    /** What it comes to, in one line. */
    public String summary() {
        long off = unbalanced();
        String first = faults.isEmpty() ? "" : faults.getFirst().sentence();
        String more = faults.size() > 1 ? ", and " + (faults.size() - 1) + " more" : "";
        if (off > 0) {
            String verb = off == 1 ? " does not balance" : " do not balance";
            return "✖ " + off + " of " + counted(lines.size()) + verb + (first.isEmpty() ? "" : ": " + first + more);
        }
        String all = counted(lines.size()) + (lines.size() == 1 ? " balances" : " balance");
        return faults.isEmpty() ? "✔ " + all : "✖ " + all + ", but " + first + more;
    }

    private static String counted(int lines) {
        return lines + (lines == 1 ? " line" : " lines");
    }
}
