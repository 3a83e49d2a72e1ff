package io.warmit.app;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A folder of reports that were written by themselves, each named after its day.
 *
 * @param folder may not be there yet
 */
record ReportFolder(Path folder) {
    private static final String NAME = "warmit-report-\\d{4}-\\d{2}-\\d{2}\\.html";
    private static final String DRAFT = "\\." + NAME + "\\.tmp";

    /**
     * Writes the report of a day; whoever reads the folder meanwhile sees the whole page or none.
     *
     * @param page asked for only when the folder can be written
     * @throws UserError E2003 when it cannot
     */
    Path write(LocalDate day, Supplier<String> page) {
        Path file = folder.resolve("warmit-report-" + day + ".html");
        Path draft = folder.resolve("." + file.getFileName() + ".tmp");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    draft,
                    "",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            Files.writeString(
                    draft, page.get(), StandardOpenOption.WRITE, StandardOpenOption.DSYNC, LinkOption.NOFOLLOW_LINKS);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException unwritable) {
            throw new UserError(
                    Problem.of(Code.E2003, "no report can be written into " + folder)
                            .about(folder.toString())
                            .because(words(unwritable))
                            .fixedBy(
                                    "let this user write there, or name another folder in reports.dir; then it is made up for"));
        }
    }

    private static String words(IOException unwritable) {
        return switch (unwritable) {
            case AccessDeniedException denied -> "this user may not write " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is no folder";
            default -> String.valueOf(unwritable.getMessage());
        };
    }

    /** Removes all but the newest of what was written here, and what a broken-off writing left; nothing else in the folder. */
    List<Path> keep(int number) {
        List<Path> old = Stream.concat(matching(NAME).stream().skip(number), matching(DRAFT).stream())
                .toList();
        for (Path file : old) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                // It is tried again after the next report.
            }
        }
        return old;
    }

    /** The newest first. */
    private List<Path> matching(String name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
