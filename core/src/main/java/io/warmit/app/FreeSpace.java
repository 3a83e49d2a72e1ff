package io.warmit.app;

import io.warmit.config.section.DatabaseSettings;
import io.warmit.config.value.Size;
import io.warmit.engine.Hindrance;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the disk of a store in a file has room for what is still to be recorded: what cannot be recorded must not be sent. */
record FreeSpace(Path file, Size needed) implements Hindrance {
    /** Empty for a database server, whose disk is not ours to see. */
    static Hindrance of(DatabaseSettings database) {
        return database.url().isPresent() ? NONE : new FreeSpace(database.file(), database.minFree());
    }

    @Override
    public Optional<Problem> now() {
        Path folder = file.toAbsolutePath().getParent();
        try {
            return told(free(folder == null ? file : folder));
        } catch (IOException unknown) {
            // A disk that does not answer is met again, and told, by the next write.
            return Optional.empty();
        }
    }

    /** Asked before each send. Files alone would read the table of mounts every time; File does not, but its 0 may also mean that the disk does not answer. */
    private static long free(Path folder) throws IOException {
        long known = folder.toFile().getUsableSpace();
        return known > 0 ? known : Files.getFileStore(folder).getUsableSpace();
    }

    /** What the operator is told when so many bytes are free. */
    Optional<Problem> told(long free) {
        if (free >= needed.bytes()) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                        Code.E2003,
                        "the disk of the store " + file + " has " + free + " bytes free, " + needed + " are needed")
                .because("below database.min_free nothing is planned or sent, so that all that is sent can be recorded")
                .fixedBy("free some space; sending goes on by itself", "or lower database.min_free"));
    }
}
