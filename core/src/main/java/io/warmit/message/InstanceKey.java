package io.warmit.message;

import io.warmit.mailbox.Address;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key of one store: it names messages, proves that a copy is ours, and seeds the named draws. */
public final class InstanceKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private final byte[] bytes;

    /** Made at first need: whoever opens a store has a key, and many never use it. Never used itself; a copy costs less than to make one. */
    private volatile @Nullable Mac keyed;

    /**
     * A key from its bytes.
     *
     * @param bytes 32 random bytes
     */
    public InstanceKey(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("an instance key has 32 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    private Mac keyed() {
        Mac made = keyed;
        if (made == null) {
            try {
                made = Mac.getInstance(ALGORITHM);
                made.init(new SecretKeySpec(bytes, ALGORITHM));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
            }
            keyed = made;
        }
        return made;
    }

    /** A copy of the key, for the named draws and for storing it. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The token of an opener.
     *
     * @param slot its number within the day
     */
    public Token opener(long campaign, LocalDate day, int slot, Address sender, Address receiver) {
        return new Token(base32(hmac("opener", campaign, day, slot, sender, receiver), 16));
    }

    /** The token of the answer to a message: a message is answered at most once. */
    public Token answer(Token parent, int turn) {
        return new Token(base32(hmac("answer", parent, turn), 16));
    }

    /** The token of a mail that a mailbox sends to itself to be tested; no message of a campaign has it. */
    public Token loopBack(Address mailbox, Instant now) {
        return new Token(base32(hmac("loop-back", mailbox, now.toEpochMilli()), 16));
    }

    /** The proof that travels beside the token in {@code X-Warmit-Id}: 16 characters, valid for this sender and receiver only. */
    public String proof(Token token, Address sender, Address receiver) {
        return base32(hmac("proof", token, sender, receiver), 16);
    }

    private byte[] hmac(Object... parts) {
        StringBuilder text = new StringBuilder(128);
        for (Object part : parts) {
            text.append(part).append('\u001f');
        }
        try {
            return ((Mac) keyed().clone()).doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("Java's own " + ALGORITHM + " can be copied", impossible);
        }
    }

    private static String base32(byte[] hash, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int bit = 0; text.length() < length; bit += 5) {
            int value = 0;
            for (int i = bit; i < bit + 5; i++) {
                value = value << 1 | (hash[i / 8] >> (7 - i % 8) & 1);
            }
            text.append(BASE32.charAt(value));
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InstanceKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}
