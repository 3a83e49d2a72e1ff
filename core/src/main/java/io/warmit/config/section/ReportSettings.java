package io.warmit.config.section;

import io.warmit.config.bind.Doc;
import io.warmit.schedule.WeekTime;
import java.nio.file.Path;
import java.util.Optional;

/** Reports that are written by themselves. */
public record ReportSettings(
        @Doc(
                value =
                        "When one is written, in zone: a day and a time, days, mon-fri 07:00, or a time, 07:00; null: never.",
                byDefault = "mon 07:00")
        Optional<WeekTime> at,

        @Doc(
                value = "Folder they are kept in, each named after its day.",
                byDefault = "/var/lib/warmit/reports",
                derived = "reports in paths.state")
        Path dir,

        @Doc(
                value = "How many are kept; older ones are removed, other files never.",
                byDefault = "26",
                least = "1",
                most = "10000")
        int keep) {}
