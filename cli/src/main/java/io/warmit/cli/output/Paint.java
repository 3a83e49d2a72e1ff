package io.warmit.cli.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colour on what says the same by a sign and a word already; nothing is told by colour alone. */
enum Paint {
    GREEN("32"),
    YELLOW("33"),
    RED("31"),
    DIM("2");

    /** A sign and the words behind it, up to the next gap of two spaces. */
    private static final Pattern MARKED =
            Pattern.compile("(?<=^|\\s)(✔|\\[ok]|●|✖|\\[x]|◀|\\[!]|(?<=^|  )!) \\S+(?: \\S+)*");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    String over(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** A line with each marked part in the colour of its sign. */
    static String marks(String line) {
        return MARKED.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(of(found.group(1)).over(found.group())));
    }

    private static Paint of(String sign) {
        return switch (sign) {
            case "✔", "[ok]", "●" -> GREEN;
            case "✖", "[x]" -> RED;
            default -> YELLOW;
        };
    }
}
