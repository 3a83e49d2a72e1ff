package io.warmit.store;

import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of backups, each named after the moment that it holds.
 *
 * @param folder may not be there yet
 */
public record Backups(Path folder) {
    private static final String NAME = "\\d{4}-\\d{2}-\\d{2}T\\d{4}(\\d{2})?Z\\.db";
    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm'Z.db'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HHmmss'Z.db'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Where a backup of this moment goes. */
    public Path next(Instant now) {
        Path file = folder.resolve(TO_THE_MINUTE.format(now));
        return Files.exists(file) ? folder.resolve(TO_THE_SECOND.format(now)) : file;
    }

    /** All of them, the newest first. */
    public List<Path> newestFirst() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted(Comparator.comparing(Backups::moment).reversed())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Of two names within a minute the one with seconds is the later. */
    private static String moment(Path file) {
        return file.getFileName().toString().replace("Z.db", "");
    }

    /** The newest that reads well, of a store if one is named. */
    public Optional<Backup> newestGood(Optional<String> instance) {
        for (Path file : newestFirst()) {
            try {
                Backup backup = Backup.verified(file);
                if (instance.filter(name -> !name.equals(backup.instance())).isEmpty()) {
                    return Optional.of(backup);
                }
            } catch (UserError notThisOne) {
                // An older one may be good.
            }
        }
        return Optional.empty();
    }

    /**
     * Removes all but the newest.
     *
     * @return what was removed
     */
    public List<Path> keep(int number) {
        List<Path> old = newestFirst().stream().skip(number).toList();
        for (Path file : old) {
            try {
                Files.deleteIfExists(file);
                Files.deleteIfExists(Backup.sidecar(file));
            } catch (IOException stays) {
                // It is tried again after the next backup.
            }
        }
        return old;
    }
}
