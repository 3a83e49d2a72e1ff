package io.warmit.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All scripts of a language, with the words that fill their slots. */
public final class Library {
    private final Map<String, Script> scripts = new LinkedHashMap<>();
    private final Map<String, List<String>> words;

    private Library(Map<String, List<String>> words) {
        this.words = words;
    }

    /**
     * The scripts that ship with warmit.
     *
     * @param language two letters, for example {@code en}
     * @throws IllegalArgumentException when there are none, or one breaks the form
     */
    static Library load(String language) {
        String folder = "/content/" + language + "/";
        Library library = new Library(ScriptReader.words(read(folder + "words")));
        for (String file :
                read(folder + "index").lines().filter(name -> !name.isBlank()).toList()) {
            for (Script script : ScriptReader.scripts(language + "/" + file, read(folder + file))) {
                if (library.scripts.put(script.id(), script) != null) {
                    throw new IllegalArgumentException("two scripts of " + language + " are named " + script.id());
                }
            }
        }
        return library;
    }

    public List<Script> scripts() {
        return List.copyOf(scripts.values());
    }

    Script script(String id) {
        Script script = scripts.get(id);
        if (script == null) {
            throw new IllegalArgumentException("there is no script " + id);
        }
        return script;
    }

    /** What a slot may be filled with; empty when it has no list. */
    List<String> words(String slot) {
        return words.getOrDefault(slot, List.of());
    }

    private static String read(String name) {
        try (InputStream text = Library.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalArgumentException("there are no scripts at " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
