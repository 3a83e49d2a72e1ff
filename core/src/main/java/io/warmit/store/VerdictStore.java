package io.warmit.store;

import static io.warmit.store.jooq.Tables.VERDICT;

import io.warmit.placement.Verdict;
import io.warmit.placement.Verdict.Check;
import io.warmit.placement.Verdict.Dkim;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** What receivers' servers wrote about messages. */
public final class VerdictStore {
    private static final Statement INSERT = Statement.of(sql -> sql.insertInto(
                    VERDICT,
                    VERDICT.MESSAGE_ID,
                    VERDICT.JUDGED_BY,
                    VERDICT.SPF,
                    VERDICT.DKIM,
                    VERDICT.DKIM_DOMAIN,
                    VERDICT.DKIM_SELECTOR,
                    VERDICT.DMARC,
                    VERDICT.ARC,
                    VERDICT.SCL,
                    VERDICT.FILTER,
                    VERDICT.CATEGORY,
                    VERDICT.SPAM)
            .values((Long) null, null, null, null, null, null, null, null, null, null, null, null));
    private static final Statement OF_MESSAGE = Statement.of(sql -> sql.select(
                    VERDICT.JUDGED_BY,
                    VERDICT.SPF,
                    VERDICT.DKIM,
                    VERDICT.DKIM_DOMAIN,
                    VERDICT.DKIM_SELECTOR,
                    VERDICT.DMARC,
                    VERDICT.ARC,
                    VERDICT.SCL,
                    VERDICT.FILTER,
                    VERDICT.CATEGORY,
                    VERDICT.SPAM)
            .from(VERDICT)
            .where(VERDICT.MESSAGE_ID.eq((Long) null)));

    private final Database database;

    VerdictStore(Database database) {
        this.database = database;
    }

    /** The verdict on a message; {@link Verdict#NONE} where none was written. */
    public Verdict of(long messageId) {
        return database.find(OF_MESSAGE, VerdictStore::read, messageId).orElse(Verdict.NONE);
    }

    /** Writes it down with the placement, once. */
    void put(long messageId, Verdict verdict) {
        if (!verdict.equals(Verdict.NONE)) {
            database.update(
                    INSERT,
                    messageId,
                    verdict.by(),
                    verdict.spf().map(Check::word),
                    verdict.dkim().flatMap(Dkim::result).map(Check::word),
                    verdict.dkim().flatMap(Dkim::domain),
                    verdict.dkim().flatMap(Dkim::selector),
                    verdict.dmarc().map(Check::word),
                    verdict.arc().map(Check::word),
                    verdict.scl(),
                    verdict.filter(),
                    verdict.category(),
                    verdict.spam());
        }
    }

    private static Verdict read(Row row) throws SQLException {
        return new Verdict(
                row.maybeText(),
                check(row.maybeText()),
                dkim(check(row.maybeText()), row.maybeText(), row.maybeText()),
                check(row.maybeText()),
                check(row.maybeText()),
                row.maybeNumber().map(Long::intValue),
                row.maybeText(),
                row.maybeText(),
                row.maybeText());
    }

    private static Optional<Check> check(Optional<String> word) {
        return word.map(written -> Check.valueOf(written.toUpperCase(Locale.ROOT)));
    }

    private static Optional<Dkim> dkim(Optional<Check> result, Optional<String> domain, Optional<String> selector) {
        return result.isEmpty() && domain.isEmpty() && selector.isEmpty()
                ? Optional.empty()
                : Optional.of(new Dkim(result, domain, selector));
    }
}
