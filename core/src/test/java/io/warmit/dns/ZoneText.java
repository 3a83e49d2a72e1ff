package io.warmit.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Zones as text, a line {@code NAME KIND VALUE} for each record, and what an operator does to them. */
public final class ZoneText {
    private static final Pattern FIX =
            Pattern.compile("publish (\\S+) (TXT|MX|A|AAAA|PTR) (\"[^\"]*\"|\\S+( \\S+)?).*");

    private final List<String> lines = new ArrayList<>();

    public ZoneText(String text) {
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
    }

    public ZoneText add(String line) {
        lines.add(line);
        return this;
    }

    /** Takes away the records whose line starts so. */
    public ZoneText without(String start) {
        lines.removeIf(line -> line.startsWith(start));
        return this;
    }

    public ZoneText with(String start, String line) {
        return without(start).add(line);
    }

    public List<String> lines() {
        return lines;
    }

    /**
     * Does what a fix says: its record takes the place of those that it stands for.
     *
     * @param key what an operator puts for KEY
     * @param address what an operator puts for ADDRESS
     * @return false: it names no record
     */
    public boolean publish(String fix, String key, String address) {
        Matcher record = FIX.matcher(fix);
        if (!record.matches()) {
            return false;
        }
        String name = record.group(1);
        String kind = record.group(2);
        String value =
                record.group(3).replace("KEY", key).replace("ADDRESS", address).replaceFirst(",$", "");
        if (kind.equals("MX")) {
            value = value.replaceFirst("^(\\d+ \\S+).*", "$1");
        } else if (!kind.equals("TXT")) {
            value = value.replaceFirst("[, ].*", "");
        }
        String version = value.replaceFirst("^\"(v=[A-Za-z0-9]+).*", "$1");
        lines.removeIf(line -> line.startsWith(name + " " + kind + " ")
                && (!kind.equals("TXT") || name.contains("._domainkey.") || line.contains(version)));
        lines.add(name + " " + kind + " " + value);
        return true;
    }
}
