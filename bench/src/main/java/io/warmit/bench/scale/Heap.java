package io.warmit.bench.scale;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lives on the heap of a daemon after a collection.
 *
 * @param octets of everything
 * @param classes those that take most, the largest first
 */
record Heap(long octets, List<Line> classes) {
    /** Of {@code jcmd GC.class_histogram}: number, instances, octets, name. */
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)\\s*");
    private static final int SHOWN = 10;

    Heap {
        classes = List.copyOf(classes);
    }

    /** All objects of a class. */
    record Line(String name, long instances, long octets) {}

    static Heap of(List<String> histogram) {
        List<Line> classes = new ArrayList<>();
        long total = 0;
        for (String text : histogram) {
            Matcher line = LINE.matcher(text);
            Matcher sum = TOTAL.matcher(text);
            if (line.matches() && classes.size() < SHOWN) {
                classes.add(new Line(line.group(3), Long.parseLong(line.group(1)), Long.parseLong(line.group(2))));
            } else if (sum.matches()) {
                total = Long.parseLong(sum.group(1));
            }
        }
        return new Heap(total, classes);
    }

    /** With what comes to one mailbox if all of it were for mailboxes. */
    void table(int mailboxes, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%nlive heap %,d octets, %,d for each of %,d mailboxes at most%n%12s %12s  class%n",
                octets,
                octets / mailboxes,
                mailboxes,
                "octets",
                "objects");
        for (Line line : classes) {
            out.printf(Locale.ROOT, "%,12d %,12d  %s%n", line.octets(), line.instances(), line.name());
        }
    }

    String json() {
        List<String> lines = new ArrayList<>();
        for (Line line : classes) {
            lines.add(String.format(
                    Locale.ROOT,
                    "{\"class\":\"%s\",\"objects\":%d,\"octets\":%d}",
                    line.name(),
                    line.instances(),
                    line.octets()));
        }
        return "{\"octets\":" + octets + ",\"classes\":[" + String.join(",", lines) + "]}";
    }
}
