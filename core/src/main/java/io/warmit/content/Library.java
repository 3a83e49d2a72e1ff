package io.warmit.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All scripts of a language, with its lists of words. */
public final class Library {
    private final String language;
    private final Words words;
    private final List<Script> scripts;
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * The scripts in the order of their files.
     *
     * @param language two letters, for example {@code en}
     * @throws IllegalArgumentException when two scripts have one name
     */
    Library(String language, Words words, List<Script> scripts) {
        this.language = language;
        this.words = words;
        this.scripts = List.copyOf(scripts);
        for (int i = 0; i < scripts.size(); i++) {
            if (numbers.put(scripts.get(i).id(), i) != null) {
                throw new IllegalArgumentException("two scripts of " + language + " are named "
                        + scripts.get(i).id());
            }
        }
    }

    /** The languages that warmit ships scripts in, two letters each. */
    public static List<String> languages() {
        return Resource.index("languages.txt");
    }

    /**
     * The scripts that ship with warmit.
     *
     * @throws IllegalArgumentException when there are none in this language; when a file breaks the form, it names file and line
     */
    public static Library load(String language) {
        Words words = Words.read(language + "/words.txt", Resource.text(language + "/words.txt"));
        List<Script> scripts = new ArrayList<>();
        for (String file : Resource.index(language + "/index.txt")) {
            scripts.addAll(ScriptReader.read(language + "/" + file, Resource.text(language + "/" + file), words));
        }
        return new Library(language, words, scripts);
    }

    /**
     * The files that ship with warmit.
     *
     * @throws IllegalArgumentException when there are none in this language
     */
    public static List<ScriptFile> files(String language) {
        Words words = Words.read(language + "/words.txt", Resource.text(language + "/words.txt"));
        return Resource.index(language + "/index.txt").stream()
                .map(file -> language + "/" + file)
                .map(file -> ScriptReader.file(file, Resource.text(file), words))
                .toList();
    }

    /** Reads a file of the operator's own in the language of this library. */
    public ScriptFile read(String file, String text) {
        return ScriptReader.file(file, text, words);
    }

    /**
     * These scripts and more beside them.
     *
     * @throws IllegalArgumentException when two scripts have one name
     */
    public Library with(List<Script> more) {
        return more.isEmpty()
                ? this
                : new Library(
                        language,
                        words,
                        Stream.concat(scripts.stream(), more.stream()).toList());
    }

    public String language() {
        return language;
    }

    public List<Script> scripts() {
        return scripts;
    }

    public Optional<Script> find(String id) {
        Integer number = numbers.get(id);
        return number == null ? Optional.empty() : Optional.of(scripts.get(number));
    }

    /**
     * The script of this name.
     *
     * @throws IllegalArgumentException when there is none, for example since the thread was planned with another release
     */
    Script script(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no script " + id + " in " + language));
    }

    /** Where the script stands among {@link #scripts}, or -1. */
    int number(String id) {
        return numbers.getOrDefault(id, -1);
    }

    Words words() {
        return words;
    }
}
