package io.warmit.message;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of one message: 16 characters of base32, derived by HMAC from everything that tells its slot apart, so that the same slot cannot be planned twice.
 */
public record Token(String value) {
    private static final int LENGTH = 16;

    public Token {
        if (!isToken(value)) {
            throw new IllegalArgumentException("\"" + value + "\" is not a token");
        }
    }

    public static Optional<Token> parse(String text) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        return isToken(value) ? Optional.of(new Token(value)) : Optional.empty();
    }

    /** Each message that is read has one, which is why no regular expression looks at it. */
    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'))) {
                return false;
            }
        }
        return text.length() == LENGTH;
    }

    @Override
    public String toString() {
        return value;
    }
}
