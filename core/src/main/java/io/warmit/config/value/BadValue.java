package io.warmit.config.value;

/**
 * A value that is written wrongly, and how to write it. Whoever knows the key and the place makes a problem of it.
 */
public final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final String template;
    private final String fix;

    private BadValue(String template, String fix) {
        super(template, null, false, false);
        this.template = template;
        this.fix = fix;
    }

    /** A message that begins with key and value: {@code window "18:30-08:30" ends before it starts}. */
    public static BadValue of(String reason, String fix) {
        return new BadValue("{key} {value} " + reason, fix);
    }

    /** A message in free form, in which {@code {key}} and {@code {value}} stand for key and value. */
    public static BadValue form(String template, String fix) {
        return new BadValue(template, fix);
    }

    /**
     * The message in one line.
     *
     * @param key as the operator typed it: a key, an option or a variable
     * @param shown the value, in quotes where it is text
     */
    public String message(String key, String shown) {
        return template.replace("{key}", key).replace("{value}", shown);
    }

    public String fix() {
        return fix;
    }

    /** A text as it is quoted in messages: cut at 80 characters, control characters made visible. */
    public static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(80).forEach(point -> {
            int type = Character.getType(point);
            if (Character.isISOControl(point)
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                shown.append("\\u%04x".formatted(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.append(text.codePointCount(0, text.length()) > 80 ? "…\"" : "\"")
                .toString();
    }
}
