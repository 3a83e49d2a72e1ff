package io.warmit.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Picks, of all ways through a list of passages, those that are apart from each other.
 *
 * <p>The ways are tried in the order of the file, and one stays when it is far enough from all that stayed before (a lexicographic code). Three passages with two sentences each have eight
 * ways, of which four differ from each other in two passages or more.
 */
final class Phrasings {
    /** Largest share of words that two phrasings have in common. With the greeting and the farewell on top they stay below {@link Composer#NEAR}. */
    static final double IN_COMMON = 0.40;

    private static final int MOST = 12;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<List<String>> passages;
    private final int[][] lengths;
    private final List<int[]> ways = new ArrayList<>();

    private Phrasings(List<List<String>> passages) {
        this.passages = passages;
        lengths = passages.stream()
                .map(choice -> choice.stream()
                        .mapToInt(sentence -> BLANKS.split(sentence).length)
                        .toArray())
                .toArray(int[][]::new);
    }

    static List<List<String>> apart(List<List<String>> passages) {
        Phrasings all = new Phrasings(passages);
        all.walk(new int[passages.size()], 0);
        return all.ways.stream().map(all::sentences).toList();
    }

    private void walk(int[] way, int passage) {
        if (ways.size() == MOST) {
            return;
        }
        if (passage == way.length) {
            if (ways.stream().allMatch(other -> inCommon(way, other) <= IN_COMMON)) {
                ways.add(way.clone());
            }
            return;
        }
        for (int choice = 0; choice < lengths[passage].length; choice++) {
            way[passage] = choice;
            walk(way, passage + 1);
        }
    }

    private double inCommon(int[] one, int[] other) {
        int shared = 0;
        int either = 0;
        for (int passage = 0; passage < one.length; passage++) {
            int words = lengths[passage][one[passage]];
            either += words;
            if (one[passage] == other[passage]) {
                shared += words;
            } else {
                either += lengths[passage][other[passage]];
            }
        }
        return (double) shared / either;
    }

    private List<String> sentences(int[] way) {
        List<String> sentences = new ArrayList<>();
        for (int passage = 0; passage < way.length; passage++) {
            sentences.add(passages.get(passage).get(way[passage]));
        }
        return List.copyOf(sentences);
    }
}
