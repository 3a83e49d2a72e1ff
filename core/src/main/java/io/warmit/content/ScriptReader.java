package io.warmit.content;

import io.warmit.content.Script.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads script files.
 *
 * <p>{@code = id} opens a script, {@code subject:} adds a subject, {@code -} opens the next turn, an empty line the next passage of a turn. Every other line is one way to phrase the passage.
 * Lines that start with {@code #} are remarks. A file named {@code words} holds lists for slots: {@code day: Monday | Tuesday}.
 */
final class ScriptReader {
    private final String file;
    private final List<Script> scripts = new ArrayList<>();
    private String id = "";
    private List<String> subjects = new ArrayList<>();
    private List<List<List<String>>> turns = new ArrayList<>();
    private boolean newPassage;

    private ScriptReader(String file) {
        this.file = file;
    }

    /**
     * The scripts of a file.
     *
     * @throws IllegalArgumentException naming file and line when the file breaks the form
     */
    static List<Script> scripts(String file, String text) {
        ScriptReader reader = new ScriptReader(file);
        int number = 0;
        for (String line : text.lines().toList()) {
            reader.line(++number, line.strip());
        }
        reader.finish();
        return List.copyOf(reader.scripts);
    }

    /** The lists that slots are filled from. */
    static Map<String, List<String>> words(String text) {
        Map<String, List<String>> words = new TreeMap<>();
        for (String line : text.lines().filter(found -> found.contains(":")).toList()) {
            int colon = line.indexOf(':');
            words.put(
                    line.substring(0, colon).strip(),
                    List.of(line.substring(colon + 1).strip().split("\\s*\\|\\s*")));
        }
        return words;
    }

    private void line(int number, String line) {
        if (line.startsWith("#")) {
            return;
        }
        if (line.startsWith("= ")) {
            finish();
            id = line.substring(2).strip();
        } else if (line.startsWith("subject:")) {
            subjects.add(line.substring("subject:".length()).strip());
        } else if (line.equals("-")) {
            turns.add(new ArrayList<>());
            newPassage = true;
        } else if (line.isEmpty()) {
            newPassage = true;
        } else if (turns.isEmpty()) {
            throw new IllegalArgumentException(file + ":" + number + ": a sentence stands before the first turn");
        } else {
            if (newPassage) {
                turns.getLast().add(new ArrayList<>());
                newPassage = false;
            }
            turns.getLast().getLast().add(line);
        }
    }

    private void finish() {
        if (!id.isEmpty()) {
            if (subjects.isEmpty() || turns.isEmpty()) {
                throw new IllegalArgumentException(file + ": script " + id + " has no subject or no turn");
            }
            scripts.add(new Script(id, subjects, turns.stream().map(Turn::new).toList()));
        }
        id = "";
        subjects = new ArrayList<>();
        turns = new ArrayList<>();
    }
}
