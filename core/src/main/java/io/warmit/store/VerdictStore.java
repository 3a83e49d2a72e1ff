package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.VERDICT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import io.warmit.message.Token;
import io.warmit.placement.Transit;
import io.warmit.placement.Transit.Wait;
import io.warmit.placement.Verdict;
import io.warmit.placement.Verdict.Check;
import io.warmit.placement.Verdict.Dkim;
import io.warmit.stats.BrokenMail.Judged;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;

/** What receivers' servers wrote about messages. */
public final class VerdictStore {
    private static final List<Field<?>> COLUMNS = List.of(
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
            VERDICT.SPAM,
            VERDICT.TLS,
            VERDICT.HOPS,
            VERDICT.SLOWEST_BY,
            VERDICT.SLOWEST);
    private static final Statement INSERT = Statement.of(sql -> sql.insertInto(VERDICT)
            .columns(Stream.concat(Stream.of(VERDICT.MESSAGE_ID, VERDICT.AT), COLUMNS.stream())
                    .toList())
            .values(Collections.nCopies(2 + COLUMNS.size(), (Object) null)));
    private static final Statement OF_MESSAGE =
            Statement.of(sql -> sql.select(COLUMNS).from(VERDICT).where(VERDICT.MESSAGE_ID.eq((Long) null)));

    /** Mail that arrives was due at most so long before. */
    private static final Duration WAY = Duration.ofDays(8);

    /** As the index has it, word for word. */
    private static final Condition BROKEN = VERDICT.SPF
            .eq(inline("fail"))
            .or(VERDICT.SPF.eq(inline("softfail")))
            .or(VERDICT.SPF.eq(inline("permerror")))
            .or(VERDICT.DKIM.eq(inline("fail")))
            .or(VERDICT.DKIM.eq(inline("permerror")))
            .or(VERDICT.DMARC.eq(inline("fail")))
            .or(VERDICT.DMARC.eq(inline("permerror")));

    private static final Statement BROKEN_SINCE =
            Statement.of(sql -> sql.select(MAILBOX.DOMAIN, MESSAGE.TOKEN, VERDICT.AT)
                    .select(COLUMNS)
                    .from(VERDICT)
                    .join(MESSAGE)
                    .on(MESSAGE.ID.eq(VERDICT.MESSAGE_ID))
                    .join(MAILBOX)
                    .on(MAILBOX.ID.eq(MESSAGE.SENDER_ID))
                    .where(BROKEN, VERDICT.AT.ge((Long) null))
                    .orderBy(VERDICT.AT.desc())
                    .limit(inline(1000)));

    private static final Statement OF_SENDER = Statement.of(sql -> sql.select(MAILBOX.DOMAIN, MESSAGE.TOKEN, VERDICT.AT)
            .select(COLUMNS)
            .from(MESSAGE)
            .join(VERDICT)
            .on(VERDICT.MESSAGE_ID.eq(MESSAGE.ID))
            .join(MAILBOX)
            .on(MAILBOX.ID.eq(MESSAGE.SENDER_ID))
            .where(
                    MESSAGE.SENDER_ID.eq((Long) null),
                    MESSAGE.STATE.eq(inline("CONFIRMED")),
                    MESSAGE.DUE_AT.ge((Long) null),
                    VERDICT.AT.ge((Long) null))
            .orderBy(VERDICT.AT.desc())
            .limit(inline(1000)));
    private static final Statement SIGNATURES =
            Statement.of(sql -> sql.select(VERDICT.DKIM_DOMAIN, VERDICT.DKIM_SELECTOR, max(VERDICT.AT))
                    .from(VERDICT)
                    .join(MESSAGE)
                    .on(MESSAGE.ID.eq(VERDICT.MESSAGE_ID))
                    .join(MAILBOX)
                    .on(MAILBOX.ID.eq(MESSAGE.SENDER_ID))
                    .where(
                            MAILBOX.DOMAIN.eq((String) null),
                            VERDICT.AT.ge((Long) null),
                            VERDICT.DKIM_DOMAIN.isNotNull(),
                            VERDICT.DKIM_SELECTOR.isNotNull())
                    .groupBy(VERDICT.DKIM_DOMAIN, VERDICT.DKIM_SELECTOR)
                    .orderBy(max(VERDICT.AT).desc(), VERDICT.DKIM_DOMAIN, VERDICT.DKIM_SELECTOR)
                    .limit(inline(20)));
    private static final Statement NEWEST = Statement.of(sql -> sql.select(COLUMNS)
            .from(VERDICT)
            .join(MESSAGE)
            .on(MESSAGE.ID.eq(VERDICT.MESSAGE_ID))
            .join(MAILBOX)
            .on(MAILBOX.ID.eq(MESSAGE.SENDER_ID))
            .where(
                    MAILBOX.DOMAIN.eq((String) null),
                    VERDICT.AT.ge((Long) null),
                    VERDICT.SPF.isNotNull().or(VERDICT.DKIM.isNotNull()).or(VERDICT.DMARC.isNotNull()))
            .orderBy(VERDICT.AT.desc(), VERDICT.MESSAGE_ID.desc())
            .limit(inline(1)));

    /**
     * A key that mail was signed with.
     *
     * @param last when it was last seen
     */
    public record Signed(String domain, String selector, Instant last) {}

    private final Database database;

    VerdictStore(Database database) {
        this.database = database;
    }

    /** The verdict on a message; {@link Verdict#NONE} where none was written. */
    public Verdict of(long messageId) {
        return database.find(OF_MESSAGE, VerdictStore::read, messageId).orElse(Verdict.NONE);
    }

    /** Mail that its receivers found broken since an instant, the newest first; at most 1,000 messages. */
    public List<Judged> broken(Instant since) {
        return database.list(BROKEN_SINCE, VerdictStore::judged, since);
    }

    /** What receivers wrote about a sender's mail that arrived since an instant, the newest first; at most 1,000 messages. */
    public List<Judged> ofSender(long senderId, Instant since) {
        return database.list(OF_SENDER, VerdictStore::judged, senderId, since.minus(WAY), since);
    }

    private static Judged judged(Row row) throws SQLException {
        return new Judged(row.text(), new Token(row.text()), row.instant(), read(row));
    }

    /** The keys that mail of a domain was signed with since an instant, the last seen first; at most 20. */
    public List<Signed> signatures(String domain, Instant since) {
        return database.list(SIGNATURES, row -> new Signed(row.text(), row.text(), row.instant()), domain, since);
    }

    /** The newest verdict on mail of a domain that says anything about SPF, DKIM or DMARC. */
    public Optional<Verdict> newest(String domain, Instant since) {
        return database.find(NEWEST, VerdictStore::read, domain, since);
    }

    /** Writes it down with the placement, once. */
    void put(long messageId, Verdict verdict, Instant now) {
        if (!verdict.equals(Verdict.NONE)) {
            Transit transit = verdict.transit();
            database.update(
                    INSERT,
                    messageId,
                    now,
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
                    verdict.spam(),
                    transit.tls(),
                    transit.hops(),
                    transit.slowest().map(Wait::by),
                    transit.slowest().map(wait -> wait.time().toMillis()));
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
                row.maybeText(),
                transit(row));
    }

    /** When it was taken in stands with the message. */
    private static Transit transit(Row row) throws SQLException {
        Optional<String> tls = row.maybeText();
        int hops = row.maybeNumber().map(Long::intValue).orElse(0);
        Optional<String> slowestBy = row.maybeText();
        Optional<Duration> slowest = row.maybeNumber().map(Duration::ofMillis);
        return new Transit(
                Optional.empty(), tls, hops, slowestBy.flatMap(by -> slowest.map(time -> new Wait(by, time))));
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
