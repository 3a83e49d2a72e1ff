package io.warmit.config.section;

import io.warmit.config.bind.Doc;
import java.time.LocalTime;
import java.util.Optional;

/** The daily self-check by the daemon. */
public record AuditSettings(
        @Doc(value = "When it runs, in zone; null: never.", byDefault = "03:00")
        Optional<LocalTime> at) {}
