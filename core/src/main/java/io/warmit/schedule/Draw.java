package io.warmit.schedule;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Named draws: chance that depends only on a seed, a purpose and keys, never on order, worker or database.
 *
 * <p>u is the top 53 bits of HMAC-SHA256(seed, purpose and keys), divided by 2^53. Keys are joined by a unit separator, so that no two lists of keys read the same.
 */
public final class Draw {
    private static final String ALGORITHM = "HmacSHA256";

    /** Never used itself; a copy costs less than to make one. */
    private final Mac keyed;

    public Draw(byte[] seed) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(seed, ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    /** A number from 0 (included) to 1 (excluded). */
    public double unit(String purpose, Object... keys) {
        return (bits(purpose, keys) >>> 11) * 0x1.0p-53;
    }

    /** A generator for purposes that need several numbers. */
    public RandomGenerator generator(String purpose, Object... keys) {
        return new SplittableRandom(bits(purpose, keys));
    }

    private long bits(String purpose, Object... keys) {
        StringBuilder name = new StringBuilder(64).append(purpose);
        for (Object key : keys) {
            name.append('\u001f').append(key);
        }
        byte[] hash = copy().doFinal(name.toString().getBytes(StandardCharsets.UTF_8));
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | (hash[i] & 0xff);
        }
        return bits;
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("Java's own " + ALGORITHM + " can be copied", impossible);
        }
    }
}
