package io.warmit.content;

import java.util.List;

/**
 * A conversation with several phrasings. The speakers alternate; every turn can be the last one.
 *
 * @param id unique within its language
 * @param subjects one for each variant, or fewer that are used in turn
 * @param turns the first is the opener
 */
public record Script(String id, List<String> subjects, List<Turn> turns) {
    /** How many phrasings each script has. */
    public static final int VARIANTS = 4;

    public Script {
        subjects = List.copyOf(subjects);
        turns = List.copyOf(turns);
    }

    /**
     * One message of the conversation.
     *
     * @param passages each is a choice of sentences that say the same
     */
    public record Turn(List<List<String>> passages) {
        public Turn {
            passages = passages.stream().map(List::copyOf).toList();
        }

        /** The sentences of a variant, with their slots still open. */
        public List<String> phrased(int variant) {
            return passages.stream()
                    .map(choice -> choice.get(variant % choice.size()))
                    .toList();
        }
    }
}
