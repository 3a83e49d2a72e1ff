package io.warmit.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody most likely meant. */
public final class Closest {
    private Closest() {}

    /**
     * The candidate nearest to a mistyped word, if one is near: at most one edit in three letters, four at most. Case, {@code -} and {@code _} do not count.
     *
     * <p>An edit is a letter added, dropped, replaced, or swapped with its neighbour. The first of equally near candidates wins.
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        String typed = bare(word);
        int most = Math.min(4, Math.max(1, typed.length() / 3));
        return candidates.stream()
                .filter(candidate -> distance(typed, bare(candidate)) <= most)
                .min(Comparator.comparingInt(candidate -> distance(typed, bare(candidate))));
    }

    /** Why a word is not known: it is near to one that is, or the reason given. */
    public static String why(String word, Collection<String> candidates, String otherwise) {
        return to(word, candidates).map(near -> "did you mean " + near + "?").orElse(otherwise);
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[a.length()][b.length()];
    }
}
