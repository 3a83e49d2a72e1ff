package io.warmit.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password or key in memory. It prints as {@code ***}, and can be wiped. */
public final class Secret implements AutoCloseable {
    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /** Takes a copy; the caller wipes its own array. */
    public static Secret of(char[] characters) {
        return new Secret(characters.clone());
    }

    public static Secret of(String text) {
        return new Secret(text.toCharArray());
    }

    /**
     * The first line of bytes in UTF-8, without its end.
     *
     * @throws CharacterCodingException if they are not UTF-8
     */
    static Secret firstLine(byte[] bytes) throws CharacterCodingException {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end > 0 && end < bytes.length && bytes[end - 1] == '\r') {
            end--;
        }
        return decoded(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)));
    }

    /** All of bytes that are known to be UTF-8. */
    static Secret whole(byte[] bytes) {
        return decoded(StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)));
    }

    private static Secret decoded(CharBuffer decoded) {
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        Arrays.fill(decoded.array(), '\0');
        return new Secret(characters);
    }

    /** A copy for the caller, who wipes it. */
    public char[] characters() {
        return characters.clone();
    }

    /** As a string, for libraries that take nothing else. It stays in memory until it is collected. */
    public String text() {
        return new String(characters);
    }

    byte[] bytes() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear();
        while (encoded.hasRemaining()) {
            encoded.put((byte) 0);
        }
        return bytes;
    }

    public boolean isEmpty() {
        return characters.length == 0;
    }

    Secret copy() {
        return of(characters);
    }

    /** Overwrites it with zeros. */
    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "***";
    }
}
