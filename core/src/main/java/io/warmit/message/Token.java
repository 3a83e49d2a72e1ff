package io.warmit.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of one message: 16 characters of base32, derived by HMAC from everything that tells its slot apart, so that the same slot cannot be planned twice.
 */
public record Token(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{16}");

    public Token {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("\"" + value + "\" is not a token");
        }
    }

    public static Optional<Token> parse(String text) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        return FORM.matcher(value).matches() ? Optional.of(new Token(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
