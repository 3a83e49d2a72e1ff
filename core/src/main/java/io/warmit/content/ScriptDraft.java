package io.warmit.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A script while its file is being read. What is wrong with a line is answered at once, what is missing at its end. */
final class ScriptDraft {
    private final String id;
    private final String topic;
    private final Words words;
    private final int opened;
    private final List<String> subjects = new ArrayList<>();
    private final List<Integer> subjectLines = new ArrayList<>();
    private final Map<String, List<String>> facts = new LinkedHashMap<>();
    private final Map<String, Integer> factLines = new LinkedHashMap<>();
    private final List<List<List<String>>> turns = new ArrayList<>();
    private final List<Integer> turnLines = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private Tone tone = Tone.FRIENDLY;
    private boolean newPassage;

    /**
     * An empty script.
     *
     * @param opened the line that it begins on
     */
    ScriptDraft(String id, String topic, Words words, int opened) {
        this.id = id;
        this.topic = topic;
        this.words = words;
        this.opened = opened;
    }

    boolean speaking() {
        return !turns.isEmpty();
    }

    void tone(Tone spoken) {
        tone = spoken;
    }

    void pause() {
        newPassage = true;
    }

    /** Its slots are looked at in the end, for the lists may follow. */
    void subject(String text, int line) {
        subjects.add(text);
        subjectLines.add(line);
    }

    Optional<String> fact(String name, List<String> values, int line) {
        facts.put(name, values);
        factLines.put(name, line);
        if (!words.list(name).isEmpty()) {
            return Optional.of("the language has a list " + name + " already; give this one another name");
        }
        return values.size() < 2
                ? Optional.of("the list " + name + " needs two entries or more, with | between them")
                : Optional.empty();
    }

    Optional<String> turn(char speaker, int line) {
        char expected = turns.size() % 2 == 0 ? 'A' : 'B';
        turns.add(new ArrayList<>());
        turnLines.add(line);
        newPassage = true;
        return speaker == expected
                ? Optional.empty()
                : Optional.of(
                        "it is the turn of " + expected + ", not of " + speaker + "; A opens, then they alternate");
    }

    List<String> sentence(String text, int line) {
        List<List<String>> turn = turns.getLast();
        if (newPassage) {
            turn.add(new ArrayList<>());
            newPassage = false;
        }
        List<String> problems = slots(text);
        if (turn.getLast().contains(text)) {
            problems.add("the passage says this twice; write it in other words or leave it out");
        }
        turn.getLast().add(text);
        return problems;
    }

    private List<String> slots(String text) {
        List<String> problems = new ArrayList<>();
        String rest = Slot.without(text);
        if (rest.contains("{") || rest.contains("}")) {
            problems.add("a brace is left over; a slot is written {day} or {day2}");
        }
        for (Slot slot : Slot.in(text)) {
            List<String> values = facts.getOrDefault(slot.list(), words.list(slot.list()));
            used.add(slot.list());
            if (values.isEmpty()) {
                problems.add("the slot {" + slot.list() + "} has no list; add \"" + slot.list()
                        + ": one | two\" below the name of the script");
            } else if (values.size() < slot.number()) {
                problems.add("the list " + slot.list() + " is too short for {" + slot.list() + slot.number()
                        + "}; it needs " + slot.number() + " entries");
            }
        }
        return problems;
    }

    /** What is missing, by the line that lacks it. */
    Map<Integer, String> gaps() {
        Map<Integer, String> gaps = new TreeMap<>();
        if (subjects.isEmpty()) {
            gaps.put(opened, "script " + id + " has no subject; add \"subject: …\" below its name");
        } else if (turns.size() < Script.LEAST_TURNS) {
            gaps.put(
                    opened,
                    "script " + id + " has " + turns.size() + " turns; it needs " + Script.LEAST_TURNS + " or more");
        }
        for (int i = 0; i < subjects.size(); i++) {
            int line = subjectLines.get(i);
            slots(subjects.get(i)).forEach(problem -> gaps.put(line, problem));
        }
        for (int i = 0; i < turns.size(); i++) {
            if (turns.get(i).isEmpty()) {
                gaps.put(turnLines.get(i), "nothing is said in this turn");
            }
        }
        factLines.forEach((name, line) -> {
            if (!used.contains(name)) {
                gaps.put(line, "no sentence uses the list " + name + "; write {" + name + "} or take it out");
            }
        });
        return gaps;
    }

    /** The line that it begins on, then those of its turns. */
    List<Integer> lines() {
        List<Integer> lines = new ArrayList<>(List.of(opened));
        lines.addAll(turnLines);
        return lines;
    }

    Script script() {
        return new Script(
                id, topic, tone, subjects, facts, turns.stream().map(Turn::new).toList());
    }
}
