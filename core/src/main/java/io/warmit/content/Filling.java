package io.warmit.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What the slots of one thread stand for. It is the same in each of its messages, so that an answer speaks of the same day as the question. */
final class Filling {
    private final Map<String, List<String>> values;

    private Filling(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Draws the values of a script's slots.
     *
     * @param people names of the two writers, which nobody else in the thread may bear
     */
    static Filling draw(Script script, Words words, Collection<String> people, RandomGenerator random) {
        Map<String, List<String>> values = new HashMap<>();
        script.slots().forEach((list, count) -> {
            List<String> left = new ArrayList<>(script.facts().getOrDefault(list, words.list(list)));
            if (left.stream().filter(value -> !people.contains(value)).count() >= count) {
                left.removeAll(people);
            }
            List<String> drawn = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                drawn.add(left.remove(random.nextInt(left.size())));
            }
            values.put(list, drawn);
        });
        return new Filling(values);
    }

    String fill(String sentence) {
        return Slot.fill(sentence, slot -> {
            List<String> drawn = values.get(slot.list());
            if (drawn == null || drawn.size() < slot.number()) {
                throw new IllegalArgumentException("the slot {" + slot.list() + "} has no value");
            }
            return drawn.get(slot.number() - 1);
        });
    }
}
