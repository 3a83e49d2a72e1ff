package io.warmit.app;

import io.warmit.content.Flaw;
import io.warmit.content.Library;
import io.warmit.content.Script;
import io.warmit.content.ScriptCheck;
import io.warmit.content.ScriptFile;
import io.warmit.mailbox.Languages;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operator's own files of scripts: taking one in, taking one away, and letting a draft count that somebody has read. */
public final class ContentFiles {
    private final Warmit warmit;
    private final OwnTexts texts;

    ContentFiles(Warmit warmit, OwnTexts texts) {
        this.warmit = warmit;
        this.texts = texts;
    }

    /**
     * Takes files in. All are looked at before one is copied.
     *
     * @return one for each file, with its scripts
     * @throws UserError E1804 with every flaw; E1011 when there is a file of that name
     */
    public List<Shown> add(List<Path> files, String language, boolean dryRun) {
        Library library = library(language);
        List<Problem> problems = new ArrayList<>();
        List<Shown> added = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path file : files) {
            if (!names.add(file.getFileName().toString())) {
                throw new UserError(Problem.of(Code.E1011, "two of the files are named " + file.getFileName())
                        .about(file.toString())
                        .because("both would be copied to the same place")
                        .fixedBy("give one of them another name"));
            }
            if (!Files.isRegularFile(file)) {
                throw new UserError(Problem.of(Code.E1010, "there is no file " + file)
                        .about(file.toString())
                        .because("a file of scripts is read from where it lies, and copied")
                        .fixedBy("name a file that is there"));
            }
            ScriptFile read = OwnTexts.read(file, library);
            List<Flaw> flaws = flaws(read, library);
            flaws.forEach(flaw -> problems.add(OwnTexts.problem(flaw)));
            if (flaws.isEmpty()) {
                library = library.with(read.scripts());
                added.add(shown(read, language, target(file, language)));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
        for (int i = 0; i < files.size() && !dryRun; i++) {
            copy(files.get(i), target(files.get(i), language));
        }
        return added;
    }

    private Library library(String language) {
        return texts.library(warmit.contents().languages(Optional.of(language)).getFirst());
    }

    private static List<Flaw> flaws(ScriptFile read, Library library) {
        List<Flaw> flaws = new ArrayList<>(read.flaws());
        if (flaws.isEmpty() && read.scripts().isEmpty()) {
            flaws.add(new Flaw(read.name(), 1, "the file holds no script; one begins with \"= its-name\""));
        }
        read.scripts().stream()
                .filter(script -> library.find(script.id()).isPresent())
                .forEach(script -> flaws.add(OwnTexts.taken(read, script)));
        if (flaws.isEmpty()) {
            ScriptCheck check = new ScriptCheck(library.with(read.scripts()));
            flaws.addAll(check.lint(read));
            flaws.addAll(check.distance(read));
        }
        return flaws;
    }

    private Shown shown(ScriptFile read, String language, Path into) {
        return new Shown()
                .with("file", read.name())
                .with("into", into.toString())
                .with("language", language)
                .with("scripts", read.scripts().stream().map(Script::id).toList())
                .with(
                        "thin",
                        read.scripts().stream()
                                .filter(ScriptCheck::isThin)
                                .map(Script::id)
                                .toList());
    }

    private Path target(Path file, String language) {
        String name = file.getFileName().toString();
        Path into = texts.folder(language).resolve(name.endsWith(".txt") ? name : name + ".txt");
        if (Files.exists(into)) {
            throw new UserError(Problem.of(Code.E1011, "there is a file " + into)
                    .about(into.toString())
                    .because("a file that is used is never written over")
                    .fixedBy(
                            "warmit content remove " + into.getFileName() + " --language " + language,
                            "give the new file another name"));
        }
        return into;
    }

    /** Where the own file of this name lies, or the one that holds the script of this name. */
    public Path own(String name, Optional<String> language) {
        for (String one : language.map(List::of).orElse(Languages.ALL)) {
            for (Path path : OwnTexts.paths(texts.folder(one))) {
                String file = path.getFileName().toString();
                if (file.equals(name)
                        || file.equals(name + ".txt")
                        || OwnTexts.read(path, Library.load(one)).scripts().stream()
                                .anyMatch(script -> script.id().equals(name))) {
                    return path;
                }
            }
        }
        throw new UserError(Problem.of(Code.E1010, "there is no own file or script " + name)
                .about(name)
                .because("only your own files can be taken away; what ships with warmit stays")
                .fixedBy("warmit content list"));
    }

    /** Takes an own file away. Threads that follow its scripts end: their messages are skipped. */
    public void remove(Path own) {
        try {
            Files.delete(own);
        } catch (IOException refused) {
            throw unwritable(own, refused);
        }
    }

    /**
     * A draft that waits to be looked at.
     *
     * @param text as it would be used
     */
    public record Draft(Path file, String language, String text, List<String> scripts) {
        public Draft {
            scripts = List.copyOf(scripts);
        }
    }

    /**
     * Reads a draft, by its path or its name, and checks it again: it may have been edited meanwhile.
     *
     * @throws UserError E1010 when there is none; E1804 when something is wrong with it
     */
    public Draft draft(Path named) {
        for (String language : Languages.ALL) {
            for (Path path : OwnTexts.paths(texts.drafts(language))) {
                String file = path.getFileName().toString();
                boolean byName = file.equals(named.toString()) || file.equals(named + ".txt");
                if (byName || path.toAbsolutePath().equals(named.toAbsolutePath())) {
                    return draft(path, language);
                }
            }
        }
        throw new UserError(Problem.of(Code.E1010, "there is no draft " + named)
                .about(named.toString())
                .because("drafts lie in " + texts.drafts("LANGUAGE"))
                .fixedBy("warmit content generate --language en --topic \"a garden\" --count 3"));
    }

    private Draft draft(Path path, String language) {
        Library library = library(language);
        ScriptFile read = OwnTexts.read(path, library);
        List<Flaw> flaws = flaws(read, library);
        if (!flaws.isEmpty()) {
            throw new UserError(flaws.stream().map(OwnTexts::problem).toList());
        }
        try {
            return new Draft(
                    path,
                    language,
                    Files.readString(path),
                    read.scripts().stream().map(Script::id).toList());
        } catch (IOException unreadable) {
            throw unwritable(path, unreadable);
        }
    }

    /** From now on the draft is used. Answers where it lies. */
    public Path reviewed(Draft draft) {
        Path into = target(draft.file(), draft.language());
        try {
            Files.createDirectories(texts.folder(draft.language()));
            return Files.move(draft.file(), into, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw unwritable(into, refused);
        }
    }

    private static void copy(Path file, Path into) {
        try {
            write(into, Files.readString(file));
        } catch (IOException refused) {
            throw unwritable(into, refused);
        }
    }

    /** Writes a file as a whole or not at all: a worker may be reading the folder. */
    static void write(Path into, String text) {
        try {
            Path folder = into.toAbsolutePath().getParent();
            if (folder == null) {
                throw new IOException("it has no folder");
            }
            Files.createDirectories(folder);
            Path fresh = into.resolveSibling("." + into.getFileName() + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, into, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw unwritable(into, refused);
        }
    }

    private static UserError unwritable(Path file, IOException refused) {
        return new UserError(Problem.of(Code.E2003, "the file cannot be written: " + file)
                .about("content.dir")
                .because("the system says: " + refused.getMessage())
                .fixedBy("let the user that runs warmit write there", "set content.dir to a folder of your own"));
    }
}
