package io.warmit.content;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The runs of three words in a text, to tell how near two texts are.
 *
 * <p>Lower case, NFKC, letters and digits only. A. Broder, "On the resemblance and containment of documents", 1997. A run is kept as a hash of 64 bits (FNV-1a), so two texts of a hundred
 * words meet by chance once in 10^15.
 */
public final class Shingles {
    private static final int WORDS = 3;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long[] hashes;

    private Shingles(long[] hashes) {
        this.hashes = hashes;
    }

    public static Shingles of(String text) {
        String[] words = BETWEEN.splitAsStream(
                        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        long[] all = new long[Math.max(0, words.length - WORDS + 1)];
        for (int i = 0; i < all.length; i++) {
            long hash = FNV_OFFSET;
            for (int j = i; j < i + WORDS; j++) {
                for (int k = 0; k < words[j].length(); k++) {
                    hash = (hash ^ words[j].charAt(k)) * FNV_PRIME;
                }
                hash = (hash ^ ' ') * FNV_PRIME;
            }
            all[i] = hash;
        }
        return new Shingles(Arrays.stream(all).sorted().distinct().toArray());
    }

    /** What any of several texts has. */
    static Shingles union(Collection<Shingles> texts) {
        return new Shingles(texts.stream()
                .flatMapToLong(text -> Arrays.stream(text.hashes))
                .sorted()
                .distinct()
                .toArray());
    }

    int size() {
        return hashes.length;
    }

    /** Jaccard's index: what both have, divided by what either has. 0 when both are empty. */
    public double similarity(Shingles other) {
        int common = common(other);
        int either = hashes.length + other.hashes.length - common;
        return either == 0 ? 0 : (double) common / either;
    }

    int common(Shingles other) {
        int common = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < hashes.length && theirs < other.hashes.length) {
            if (hashes[mine] == other.hashes[theirs]) {
                common++;
                mine++;
                theirs++;
            } else if (hashes[mine] < other.hashes[theirs]) {
                mine++;
            } else {
                theirs++;
            }
        }
        return common;
    }
}
