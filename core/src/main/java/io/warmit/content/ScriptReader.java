package io.warmit.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a file of scripts. The form is told to writers in {@code content/README.md}.
 *
 * <p>It looks at the form alone; whether the texts are good is the business of {@link Lint} and of the distance between them.
 */
final class ScriptReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern SPEAKER = Pattern.compile("[A-Z]:");
    private static final Pattern HEADER = Pattern.compile("([a-z]+): *(.*)");

    private final String file;
    private final Words words;
    private final List<Script> scripts = new ArrayList<>();
    private final List<Flaw> problems = new ArrayList<>();
    private final Map<String, List<Integer>> lines = new HashMap<>();
    private Optional<ScriptDraft> open = Optional.empty();
    private final Set<String> names = new HashSet<>();
    private int number;

    private ScriptReader(String file, Words words) {
        this.file = file;
        this.words = words;
    }

    /**
     * The scripts of a file.
     *
     * @param file its name, for problems; without folder and ending it is the topic
     * @param words the lists of the language
     * @throws IllegalArgumentException naming file and line of everything that breaks the form, one problem a line
     */
    static List<Script> read(String file, String text, Words words) {
        ScriptFile read = file(file, text, words);
        if (!read.flaws().isEmpty()) {
            throw new IllegalArgumentException(
                    read.flaws().stream().map(Flaw::toString).collect(Collectors.joining("\n")));
        }
        return read.scripts();
    }

    /** The scripts of a file, or what breaks its form. */
    static ScriptFile file(String file, String text, Words words) {
        ScriptReader reader = new ScriptReader(file, words);
        for (String line : text.lines().toList()) {
            reader.number++;
            reader.line(line.strip());
        }
        reader.finish();
        return new ScriptFile(
                file, reader.problems.isEmpty() ? reader.scripts : List.of(), reader.lines, reader.problems);
    }

    private void line(String line) {
        if (line.startsWith("#")) {
            return;
        }
        if (line.startsWith("=")) {
            finish();
            String id = line.substring(1).strip();
            if (!ID.matcher(id).matches()) {
                problem("\"" + id + "\" is no name of a script; use small letters, digits and hyphens");
            }
            if (!names.add(id)) {
                problem("there is a script " + id + " already; give this one another name");
            }
            open = Optional.of(new ScriptDraft(id, topic(), words, number));
            return;
        }
        if (open.isEmpty()) {
            if (!line.isEmpty()) {
                problem("no script is open yet; begin one with \"= its-name\"");
            }
            return;
        }
        ScriptDraft draft = open.get();
        if (line.isEmpty()) {
            draft.pause();
        } else if (SPEAKER.matcher(line).matches()) {
            draft.turn(line.charAt(0), number).ifPresent(this::problem);
        } else if (!draft.speaking()) {
            header(draft, line);
        } else {
            draft.sentence(line, number).forEach(this::problem);
        }
    }

    private void header(ScriptDraft draft, String line) {
        var header = HEADER.matcher(line);
        if (!header.matches() || header.group(2).isEmpty()) {
            problem("a sentence stands before the first turn; write \"A:\" on a line of its own above it");
            return;
        }
        String value = header.group(2);
        switch (header.group(1)) {
            case "subject" -> draft.subject(value, number);
            case "tone" ->
                tone(value)
                        .ifPresentOrElse(
                                draft::tone,
                                () -> problem("\"" + value + "\" is no tone; use formal, friendly or casual"));
            default -> draft.fact(header.group(1), Words.entries(value), number).ifPresent(this::problem);
        }
    }

    private static Optional<Tone> tone(String word) {
        return Arrays.stream(Tone.values())
                .filter(tone -> tone.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private void finish() {
        open.ifPresent(draft -> {
            draft.gaps().forEach((line, problem) -> problems.add(new Flaw(file, line, problem)));
            if (problems.isEmpty()) {
                Script script = draft.script();
                scripts.add(script);
                lines.put(script.id(), draft.lines());
            }
        });
        open = Optional.empty();
    }

    private void problem(String text) {
        problems.add(new Flaw(file, number, text));
    }

    private String topic() {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.txt$", "");
    }
}
