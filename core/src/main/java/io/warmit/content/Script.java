package io.warmit.content;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A conversation of two writers, who take turns. Every turn can be the last one. */
public final class Script {
    /** How many turns a script has at least. */
    public static final int LEAST_TURNS = 4;

    private final String id;
    private final String topic;
    private final Tone tone;
    private final List<String> subjects;
    private final Map<String, List<String>> facts;
    private final List<Turn> turns;
    private final Map<String, Integer> slots = new TreeMap<>();

    /**
     * A script as its file tells it.
     *
     * @param id unique within its language
     * @param topic the file that it stands in
     * @param subjects one of them is drawn for the opener
     * @param facts lists of its own that slots are filled from
     * @param turns the first is the opener
     */
    public Script(
            String id,
            String topic,
            Tone tone,
            List<String> subjects,
            Map<String, List<String>> facts,
            List<Turn> turns) {
        this.id = id;
        this.topic = topic;
        this.tone = tone;
        this.subjects = List.copyOf(subjects);
        this.facts = Map.copyOf(facts);
        this.turns = List.copyOf(turns);
        sentences()
                .map(Slot::in)
                .flatMap(List::stream)
                .forEach(slot -> slots.merge(slot.list(), slot.number(), Math::max));
    }

    public String id() {
        return id;
    }

    public String topic() {
        return topic;
    }

    public Tone tone() {
        return tone;
    }

    public List<String> subjects() {
        return subjects;
    }

    public List<Turn> turns() {
        return turns;
    }

    /** How many different threads the script gives. They differ from the opener on. */
    public int variants() {
        return turns.getFirst().phrasings();
    }

    /** The script's own lists for slots. */
    Map<String, List<String>> facts() {
        return facts;
    }

    /** For each list that a slot names, how many different values the script needs from it. In the order of their names. */
    Map<String, Integer> slots() {
        return slots;
    }

    /** Everything that is written in it, subjects included. */
    Stream<String> sentences() {
        return Stream.concat(
                subjects.stream(),
                turns.stream().flatMap(turn -> turn.passages().stream()).flatMap(List::stream));
    }
}
