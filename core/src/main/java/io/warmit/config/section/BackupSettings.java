package io.warmit.config.section;

import io.warmit.config.bind.Doc;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;

/** Backups of an sqlite store. */
public record BackupSettings(
        @Doc(value = "When the daemon makes one, in zone; null: never.", byDefault = "02:00")
        Optional<LocalTime> at,

        @Doc(
                value = "Folder they are kept in; another disk than the store's is best.",
                byDefault = "/var/backups/warmit",
                derived = "/var/backups/warmit if paths.state is /var/lib/warmit, else backups in paths.state")
        Path dir,

        @Doc(value = "How many are kept; older ones are removed.", byDefault = "14", least = "1", most = "10000")
        int keep,

        @Doc(value = "Read each one again after it was made.", byDefault = "true")
        boolean verify) {}
