package io.warmit.bench.server;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The headers of a message, an octet a character. */
final class Head {
    private Head() {}

    /** All headers with the empty line after them. */
    static String of(byte[] message) {
        for (int i = 0; i + 3 < message.length; i++) {
            if (message[i] == '\r' && message[i + 1] == '\n' && message[i + 2] == '\r' && message[i + 3] == '\n') {
                return new String(message, 0, i + 4, StandardCharsets.ISO_8859_1);
            }
        }
        return new String(message, StandardCharsets.ISO_8859_1);
    }

    /**
     * The headers of these names with the empty line after them (RFC 9051, BODY[HEADER.FIELDS]).
     *
     * @param names in lower case
     */
    static String fields(String head, Set<String> names) {
        StringBuilder chosen = new StringBuilder();
        boolean takes = false;
        for (String line : head.split("\r\n")) {
            boolean goesOn = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (!goesOn) {
                int colon = line.indexOf(':');
                takes = colon > 0 && names.contains(line.substring(0, colon).toLowerCase(Locale.ROOT));
            }
            if (takes) {
                chosen.append(line).append("\r\n");
            }
        }
        return chosen.append("\r\n").toString();
    }
}
