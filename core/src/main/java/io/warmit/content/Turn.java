package io.warmit.content;

import java.util.List;

/** One message of a script: passages in their order, each a choice of sentences that say the same. */
public final class Turn {
    private final List<List<String>> passages;
    private final List<List<String>> phrasings;

    public Turn(List<List<String>> passages) {
        if (passages.isEmpty() || passages.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a turn needs a passage, and a passage a sentence");
        }
        this.passages = passages.stream().map(List::copyOf).toList();
        phrasings = Phrasings.apart(this.passages);
    }

    public List<List<String>> passages() {
        return passages;
    }

    /** How many ways of saying it keep their distance to each other, at least 1. */
    public int phrasings() {
        return phrasings.size();
    }

    /**
     * The sentences of a variant, one for each passage, with their slots still open.
     *
     * @param variant from 0; counted round when it passes the number of phrasings
     */
    public List<String> phrased(int variant) {
        return phrasings.get(Math.floorMod(variant, phrasings.size()));
    }
}
