package io.warmit.cli;

import io.warmit.app.Recovery.Opened;
import io.warmit.app.Shown;
import io.warmit.cli.output.Printer;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a recovery means for the messages under way. */
final class RecoveryLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Printer printer;
    private final Instant now;

    RecoveryLines(Printer printer, Instant now) {
        this.printer = printer;
        this.now = now;
    }

    void opened(Opened recovery) {
        printer.warn(messages(recovery)
                + ": they are looked for, never sent again. Sending resumes after that; see warmit status");
    }

    void would(Opened recovery) {
        printer.note(messages(recovery) + ": they would be looked for in " + recovery.mailboxes()
                + " mailboxes, never sent again; sending would resume after that");
    }

    private String messages(Opened recovery) {
        ZonedDateTime since = recovery.since().atZone(printer.style().zone());
        boolean today =
                since.toLocalDate().equals(now.atZone(printer.style().zone()).toLocalDate());
        return recovery.inDoubt() + (recovery.inDoubt() == 1 ? " message" : " messages") + " may have left since "
                + (today ? TIME : DATED).format(since);
    }

    static Shown shown(Opened recovery) {
        return new Shown()
                .with("epoch", recovery.epoch())
                .with("in_doubt", recovery.inDoubt())
                .with("mailboxes", recovery.mailboxes())
                .with("since", recovery.since());
    }
}
