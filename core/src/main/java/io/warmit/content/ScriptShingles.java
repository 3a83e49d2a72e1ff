package io.warmit.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The shingles of each message that a script can give.
 *
 * <p>Slots stand for themselves, and each message bears the longest greeting and farewell of its tone. Real messages, whose values and greetings vary, share no more than these.
 */
final class ScriptShingles {
    private final List<List<Shingles>> messages;
    private final Shingles union;
    private final int shortest;

    ScriptShingles(Script script, Words words) {
        String greeting = longest(words.greetings(script.tone(), false));
        String answer = longest(words.greetings(script.tone(), true));
        String farewell = longest(words.farewells(script.tone()));
        messages = new ArrayList<>();
        for (Turn turn : script.turns()) {
            List<Shingles> phrasings = new ArrayList<>();
            for (int variant = 0; variant < turn.phrasings(); variant++) {
                phrasings.add(Shingles.of(String.join(
                        " ",
                        messages.isEmpty() ? greeting : answer,
                        String.join(" ", turn.phrased(variant)),
                        farewell,
                        "me")));
            }
            messages.add(List.copyOf(phrasings));
        }
        union = Shingles.union(messages.stream().flatMap(List::stream).toList());
        shortest = messages.stream()
                .flatMap(List::stream)
                .mapToInt(Shingles::size)
                .min()
                .orElse(0);
    }

    int turns() {
        return messages.size();
    }

    /**
     * The shingles of one message.
     *
     * @param turn from 1
     */
    Shingles message(int variant, int turn) {
        List<Shingles> phrasings = messages.get(Math.min(turn, messages.size()) - 1);
        return phrasings.get(Math.floorMod(variant, phrasings.size()));
    }

    /** The similarity of the nearest two phrasings of two turns. */
    double nearest(int turn, ScriptShingles other, int otherTurn) {
        double nearest = 0;
        for (Shingles one : messages.get(turn - 1)) {
            for (Shingles two : other.messages.get(otherTurn - 1)) {
                nearest = Math.max(nearest, one.similarity(two));
            }
        }
        return nearest;
    }

    /** No message of this script and one of the other are nearer than this. */
    double nearest(ScriptShingles other) {
        int most = Math.max(1, Math.max(shortest, other.shortest));
        return Math.min(1, (double) union.common(other.union) / most);
    }

    private static String longest(List<String> entries) {
        return entries.stream().max(Comparator.comparingInt(String::length)).orElse("");
    }
}
