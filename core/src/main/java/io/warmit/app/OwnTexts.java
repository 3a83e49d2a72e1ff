package io.warmit.app;

import io.warmit.content.Flaw;
import io.warmit.content.Library;
import io.warmit.content.Script;
import io.warmit.content.ScriptCheck;
import io.warmit.content.ScriptFile;
import io.warmit.problem.Code;
import io.warmit.problem.Place;
import io.warmit.problem.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The operator's own scripts, beside those that ship. A faulty file is told and left out, and never keeps mail from being sent. */
final class OwnTexts {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final long LARGEST = 1 << 20;

    private final Path folder;
    private final InstantSource clock;
    private final Consumer<Problem> warnings;
    private final Map<String, Known> known = new HashMap<>();

    private record Known(String stamp, Instant asked, Library library) {}

    OwnTexts(Path folder, InstantSource clock, Consumer<Problem> warnings) {
        this.folder = folder;
        this.clock = clock;
        this.warnings = warnings;
    }

    /** Where the scripts of a language lie. */
    Path folder(String language) {
        return folder.resolve(language);
    }

    /** Where drafts of a language wait to be looked at; nothing there is ever sent. */
    Path drafts(String language) {
        return folder.resolve("review").resolve(language);
    }

    /** All scripts that mailboxes of this language may use. The folder is looked at again after a minute. */
    synchronized Library library(String language) {
        Instant now = clock.instant();
        Known before = known.get(language);
        if (before != null && now.isBefore(before.asked().plus(FRESH)) && !now.isBefore(before.asked())) {
            return before.library();
        }
        String stamp = stamp(language);
        Library library = before != null && before.stamp().equals(stamp) ? before.library() : read(language);
        known.put(language, new Known(stamp, now, library));
        return library;
    }

    private Library read(String language) {
        Library shipped = Library.load(language);
        List<Script> own = new ArrayList<>();
        for (ScriptFile file : files(language, shipped)) {
            file.flaws().forEach(flaw -> warnings.accept(problem(flaw).asWarning()));
            own.addAll(file.scripts());
        }
        return shipped.with(own);
    }

    /** The own files of a language, by name. One with a flaw has no scripts. */
    List<ScriptFile> files(String language, Library shipped) {
        ScriptCheck check = new ScriptCheck(shipped);
        Set<String> names = new HashSet<>();
        List<ScriptFile> files = new ArrayList<>();
        for (Path path : paths(folder(language))) {
            ScriptFile file = read(path, shipped);
            List<Flaw> flaws = new ArrayList<>(file.flaws());
            file.scripts().stream()
                    .filter(script -> shipped.find(script.id()).isPresent() || names.contains(script.id()))
                    .forEach(script -> flaws.add(taken(file, script)));
            flaws.addAll(check.lint(file));
            if (flaws.isEmpty()) {
                file.scripts().forEach(script -> names.add(script.id()));
                files.add(file);
            } else {
                files.add(new ScriptFile(file.name(), List.of(), file.lines(), flaws));
            }
        }
        return files;
    }

    static Flaw taken(ScriptFile file, Script script) {
        int line = file.lines().getOrDefault(script.id(), List.of(1)).getFirst();
        return new Flaw(file.name(), line, "there is a script " + script.id() + " already; give this one another name");
    }

    static ScriptFile read(Path path, Library language) {
        try {
            if (Files.size(path) > LARGEST) {
                return unreadable(path, "the file is larger than 1 MiB; split it");
            }
            return language.read(path.toString(), Files.readString(path));
        } catch (CharacterCodingException coding) {
            return unreadable(path, "the file is not UTF-8; save it as UTF-8");
        } catch (IOException broken) {
            return unreadable(path, "the file cannot be read: " + broken.getMessage());
        }
    }

    private static ScriptFile unreadable(Path path, String why) {
        return new ScriptFile(path.toString(), List.of(), Map.of(), List.of(new Flaw(path.toString(), 1, why)));
    }

    /** The files of scripts in a folder, by name; none if there is no such folder. */
    static List<Path> paths(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().endsWith(".txt") && Files.isRegularFile(path))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private String stamp(String language) {
        StringBuilder stamp = new StringBuilder();
        for (Path path : paths(folder(language))) {
            try {
                stamp.append(path)
                        .append(' ')
                        .append(Files.size(path))
                        .append(' ')
                        .append(Files.getLastModifiedTime(path).toMillis())
                        .append('\n');
            } catch (IOException gone) {
                stamp.append(path).append(" gone\n");
            }
        }
        return stamp.toString();
    }

    static Problem problem(Flaw flaw) {
        return Problem.of(Code.E1804, flaw.what())
                .at(new Place(flaw.file(), flaw.line(), 1))
                .fixedBy("mend that line; warmit content check tells whether all is well");
    }
}
