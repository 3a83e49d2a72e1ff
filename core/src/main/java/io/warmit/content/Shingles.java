package io.warmit.content;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The runs of three words in a text, to tell how near two texts are.
 *
 * <p>Lower case, NFKC, letters and digits only. A. Broder, "On the resemblance and containment of documents", 1997.
 */
public final class Shingles {
    private static final int WORDS = 3;

    private final long[] hashes;

    private Shingles(long[] hashes) {
        this.hashes = hashes;
    }

    public static Shingles of(String text) {
        String[] words = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .split("[^\\p{L}\\p{N}]+");
        long[] all = new long[Math.max(0, words.length - WORDS + 1)];
        for (int i = 0; i < all.length; i++) {
            long hash = 1125899906842597L;
            for (int j = i; j < i + WORDS; j++) {
                for (int k = 0; k < words[j].length(); k++) {
                    hash = 31 * hash + words[j].charAt(k);
                }
                hash = 31 * hash + ' ';
            }
            all[i] = hash;
        }
        return new Shingles(Arrays.stream(all).sorted().distinct().toArray());
    }

    /** Jaccard's index: what both have, divided by what either has. 0 when both are empty. */
    public double similarity(Shingles other) {
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
        int either = hashes.length + other.hashes.length - common;
        return either == 0 ? 0 : (double) common / either;
    }
}
