package io.warmit.mail;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The protocol of one connection, line by line, for somebody who looks for a fault. Passwords never get through.
 *
 * <p>Angus leaves the login out of its trace by itself; this is the second lock on the same door, because a trace is what people paste into reports.
 */
final class MaskedLines extends OutputStream {
    private static final String HIDDEN = "***";

    /** RFC 4954 and RFC 9051: the arguments of AUTH, AUTHENTICATE and LOGIN. */
    private static final Pattern LOGIN =
            Pattern.compile("(?i)^(.*?\\b(?:AUTH(?:ENTICATE)?\\s+[\\w-]+|LOGIN))\\s+\\S.*$");

    /** A server's challenge, which may repeat what was sent. */
    private static final Pattern CHALLENGE = Pattern.compile("^(334|\\+) \\S+$");

    /** A line of BASE64 alone is an answer to a challenge, or part of a body that nobody reads here; a short word in capitals is a verb. */
    private static final Pattern ENCODED = Pattern.compile("^(?![A-Z]{4,8}$)[A-Za-z0-9+/]{4,}={0,2}$");

    private static final Pattern NAMED =
            Pattern.compile("(?i)(password|secret|token)\\s*[=:]\\s*(?!<non-null>|<null>)\\S+");

    private final String name;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * Nothing is told before a line is complete.
     *
     * @param name of the connection, which stands before each line
     */
    MaskedLines(String name, Consumer<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    @Override
    public synchronized void write(int each) {
        if (each == '\n') {
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            tell(text);
        } else {
            line.write(each);
        }
    }

    /** Tells one line. */
    void tell(String text) {
        lines.accept(name + ": " + masked(text));
    }

    static String masked(String text) {
        if (ENCODED.matcher(text).matches()) {
            return HIDDEN;
        }
        String plain = NAMED.matcher(text).replaceAll("$1=" + HIDDEN);
        if (plain.contains("trace suppressed")) {
            return plain;
        }
        return CHALLENGE
                .matcher(LOGIN.matcher(plain).replaceAll("$1 " + HIDDEN))
                .replaceAll("$1 " + HIDDEN);
    }
}
