package io.warmit.content;

import java.util.List;
import java.util.Map;

/**
 * A file of scripts that was read.
 *
 * @param name as problems name it
 * @param scripts none when the form is broken anywhere
 * @param lines for each script the line that it begins on, then those of its turns
 * @param flaws what breaks the form
 */
public record ScriptFile(String name, List<Script> scripts, Map<String, List<Integer>> lines, List<Flaw> flaws) {
    public ScriptFile {
        scripts = List.copyOf(scripts);
        lines = Map.copyOf(lines);
        flaws = List.copyOf(flaws);
    }

    /**
     * Where something of a script stands.
     *
     * @param turn from 1; 0: its beginning
     */
    Flaw flaw(Script script, int turn, String what) {
        List<Integer> known = lines.getOrDefault(script.id(), List.of(1));
        return new Flaw(name, known.get(Math.min(turn, known.size() - 1)), what);
    }
}
