package io.warmit.doctor;

import java.util.Locale;

/** How a check ended, the worst first. */
public enum Level {
    ERROR,
    WARNING,
    /** Nobody answered, which says nothing about what was asked. */
    UNKNOWN,
    /** There was nothing to look at. */
    SKIPPED,
    OK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
