package io.warmit.cli.demo;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of the demo's store: a temporary one that is emptied at the end, or one that the user wants to keep. */
final class Scratch implements AutoCloseable {
    private final Path folder;
    private final boolean kept;

    private Scratch(Path folder, boolean kept) {
        this.folder = folder;
        this.kept = kept;
    }

    static Scratch in(Optional<Path> keep) {
        try {
            if (keep.isEmpty()) {
                return new Scratch(Files.createTempDirectory("warmit-demo"), false);
            }
            Path folder = Files.createDirectories(keep.get());
            Scratch scratch = new Scratch(folder, true);
            if (Files.exists(scratch.store())) {
                throw new UserError(Problem.of(Code.E1011, scratch.store() + " exists already")
                        .because("what is there would be mixed with the demo's mail")
                        .fixedBy("name an empty folder with --keep DIR"));
            }
            Files.writeString(
                    folder.resolve("warmit.yaml"),
                    "version: 1\npaths: { state: . }\ndatabase: { kind: sqlite, file: warmit.db }\n");
            return scratch;
        } catch (IOException unwritable) {
            throw new UserError(Problem.of(Code.E2003, "the demo's folder cannot be written")
                    .because(String.valueOf(unwritable.getMessage()))
                    .fixedBy("name another folder with --keep DIR"));
        }
    }

    Path store() {
        return folder.resolve("warmit.db");
    }

    /** What became of the store, for the last line. */
    String fate() {
        return kept
                ? "store kept: warmit --config " + folder.resolve("warmit.yaml") + " stats --since 2026-03-01"
                : "store removed";
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UserError(Problem.of(Code.E2003, "the demo's folder " + folder + " could not be removed")
                    .because(String.valueOf(left.getMessage()))
                    .fixedBy("remove it"));
        }
    }
}
