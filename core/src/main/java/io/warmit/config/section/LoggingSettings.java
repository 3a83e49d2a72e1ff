package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import java.nio.file.Path;
import java.util.Optional;

/** What is logged, and how. */
public record LoggingSettings(
        @Doc(value = "How much: error, warn, info, debug or trace.", byDefault = "info")
        Level level,

        @Doc(value = "text for people, json for collectors, journal for systemd.", byDefault = "text")
        Format format,

        @Doc("File that the log goes to instead of standard error.")
        Optional<Path> file)
        implements Checked {

    /** The least important lines that are written. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /** The form of a line. */
    public enum Format {
        TEXT,
        JSON,
        JOURNAL
    }

    @Override
    public void check(Findings findings) {
        if (format == Format.JOURNAL && file.isPresent()) {
            findings.contradiction(
                    "file", "file takes the log away from format: journal", "remove file, or write format: text");
        }
    }
}
