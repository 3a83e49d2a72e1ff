package io.warmit.app;

import io.warmit.app.Mailboxes.Added;
import io.warmit.app.Mailboxes.OnConflict;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Adds the mailboxes of a table. */
public final class MailboxImport {
    /** The disk is waited for at each commit, so untested rows share one; each needs few ids, and a transaction has a stock of two thousand. */
    private static final int ROWS_A_COMMIT = 200;

    private final Warmit warmit;
    private final OnConflict onConflict;

    MailboxImport(Warmit warmit, OnConflict onConflict) {
        this.warmit = warmit;
        this.onConflict = onConflict;
    }

    /**
     * What became of a row.
     *
     * @param added empty: it was refused
     */
    public record Row(Optional<Added> added, List<Problem> problems) {
        public Row {
            problems = List.copyOf(problems);
        }
    }

    /** Adds one row, unless there are problems with it. */
    public Row add(MailboxValues values, boolean test) {
        try {
            return new Row(Optional.of(stored(values, test)), List.of());
        } catch (UserError refused) {
            return new Row(Optional.empty(), refused.problems());
        }
    }

    /**
     * Adds rows without trying their logins, many in one transaction. When one of these is refused, they are undone together and added one by one.
     *
     * @param progress hears of each row once
     */
    public List<Row> addUntested(List<MailboxValues> values, Consumer<Row> progress) {
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < values.size(); from += ROWS_A_COMMIT) {
            List<Row> some = some(values.subList(from, Math.min(values.size(), from + ROWS_A_COMMIT)));
            some.forEach(progress);
            rows.addAll(some);
        }
        return rows;
    }

    private List<Row> some(List<MailboxValues> values) {
        try {
            return warmit.store()
                    .database()
                    .write(transaction -> values.stream()
                            .map(each -> new Row(Optional.of(stored(each, false)), List.of()))
                            .toList());
        } catch (UserError oneOfThem) {
            return values.stream().map(each -> add(each, false)).toList();
        }
    }

    private Added stored(MailboxValues values, boolean test) {
        Mailboxes mailboxes = warmit.mailboxes();
        return mailboxes.add(values, Optional.empty(), onConflict, test, mailboxes.terms(values));
    }
}
