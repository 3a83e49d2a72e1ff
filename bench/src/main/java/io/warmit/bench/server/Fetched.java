package io.warmit.bench.server;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a FETCH asks for (RFC 9051, 6.4.5).
 *
 * @param section as it is named in the answer; empty: no text is asked for
 * @param fields names of headers in lower case; empty: all of them
 */
record Fetched(boolean uid, boolean flags, boolean date, boolean size, Optional<String> section, Set<String> fields) {
    private static final Pattern SECTION = Pattern.compile("(?:BODY|BODY\\.PEEK)\\[([^]]*)]");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

    Fetched {
        fields = Set.copyOf(fields);
    }

    static Fetched of(String items, boolean byUid) {
        String asked = items.toUpperCase(Locale.ROOT);
        Matcher section = SECTION.matcher(items);
        Optional<String> named = section.find() ? Optional.of(section.group(1)) : Optional.empty();
        Set<String> fields = new HashSet<>();
        if (named.filter(name -> name.toUpperCase(Locale.ROOT).startsWith("HEADER.FIELDS"))
                .isPresent()) {
            String list = named.get();
            String names = list.substring(list.indexOf('(') + 1, list.indexOf(')'));
            fields.addAll(Arrays.asList(names.toLowerCase(Locale.ROOT).split(" ")));
        }
        String rest = section.replaceAll("");
        return new Fetched(
                byUid || rest.toUpperCase(Locale.ROOT).contains("UID"),
                asked.contains("FLAGS"),
                asked.contains("INTERNALDATE"),
                asked.contains("RFC822.SIZE"),
                named,
                fields);
    }

    /** The answer's line about one message. */
    void write(StringBuilder out, int number, Letter letter) {
        out.append("* ").append(number).append(" FETCH (");
        int start = out.length();
        if (uid) {
            out.append("UID ").append(letter.uid()).append(' ');
        }
        if (flags) {
            out.append("FLAGS (").append(String.join(" ", letter.flags())).append(") ");
        }
        if (date) {
            out.append("INTERNALDATE \"").append(DATE.format(letter.arrived())).append("\" ");
        }
        if (size) {
            out.append("RFC822.SIZE ").append(letter.octets()).append(' ');
        }
        section.ifPresent(name -> {
            String text = fields.isEmpty() ? letter.head() : Head.fields(letter.head(), fields);
            out.append("BODY[")
                    .append(name)
                    .append("] {")
                    .append(text.length())
                    .append("}\r\n")
                    .append(text)
                    .append(' ');
        });
        if (out.length() > start) {
            out.setLength(out.length() - 1);
        }
        out.append(")\r\n");
    }
}
