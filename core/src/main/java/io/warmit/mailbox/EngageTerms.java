package io.warmit.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an operator agrees to before a mailbox at a large consumer provider engages, where the default is to measure. A changed text asks again.
 *
 * @param text names the provider's rule, and that no provider promises an effect
 */
public record EngageTerms(String provider, String text) {
    /** The terms of a provider class. */
    public static EngageTerms of(String provider) {
        return new EngageTerms(
                provider,
                "mode engage at " + provider
                        + ": warmit reads, stars, files and answers its own mail there and moves it"
                        + " out of spam. Large providers of free mail allow no use of accounts to influence their spam"
                        + " filters; they may limit or close an account for it, and none of them promises that"
                        + " engagement has any effect. Mode measure only looks.");
    }

    /** SHA-256 of the text in hexadecimal digits. */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
