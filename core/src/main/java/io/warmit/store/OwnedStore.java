package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import io.warmit.mailbox.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What proves that a mailbox is the operator's: the first message that was found at its end. Asked only as long as nothing is proved. */
public final class OwnedStore {
    /** A reply leaves up to seven days after the day it is counted on; a day of zones besides. */
    private static final Duration OLDEST = Duration.ofDays(9);

    private static final Field<Long> LEFT = coalesce(MESSAGE.DOT_AT, MESSAGE.CLAIMED_AT);
    private static final Condition LOST = MESSAGE.STATE.in(inline("MISSING"), inline("UNCONFIRMED"), inline("BOUNCED"));

    /** In the words of the index mailbox_unproved, which serves no others. */
    static final Condition UNPROVED = MAILBOX.PROVED_AT
            .isNotNull()
            .and(MAILBOX.RECEIVED_PROVED_AT.isNull().or(MAILBOX.SENT_PROVED_AT.isNull()));

    private static final Statement FROM = Statement.of(sql -> sql.select(max(MESSAGE.DOT_AT))
            .from(MESSAGE)
            .where(
                    MESSAGE.SENDER_ID.eq((Long) null),
                    MESSAGE.DOT_AT.gt((Long) null),
                    MESSAGE.STATE.in(inline("DOT_PENDING"), inline("ACCEPTED"))));
    private static final Statement TO = Statement.of(sql -> sql.select(max(LEFT))
            .from(MESSAGE)
            .where(
                    MESSAGE.RECEIVER_ID.eq((Long) null),
                    MESSAGE.DAY.ge((Long) null),
                    MESSAGE.STATE.in(inline("CLAIMED"), inline("DOT_PENDING"), inline("ACCEPTED")),
                    LEFT.gt((Long) null)));
    private static final Statement RECEIVED = proved(MAILBOX.RECEIVED_PROVED_AT, MAILBOX.LOGIN_SINCE.eq((Long) null));
    private static final Statement SENT = proved(MAILBOX.SENT_PROVED_AT, MAILBOX.LOGIN_SINCE.le((Long) null));

    /** Not a new version: an operator's change that is under way does not fail over a proof, and one that undoes it costs one more message. */
    private static Statement proved(Field<Long> what, Condition login) {
        return Statement.of(sql -> sql.update(MAILBOX)
                .set(what, (Long) null)
                .where(MAILBOX.ID.eq((Long) null), what.isNull(), MAILBOX.PROVED_AT.isNotNull(), login));
    }

    private final Database database;
    private final EventStore events;

    OwnedStore(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /** When the last message left from a mailbox that is still looked for, if that was after an instant. */
    public Optional<Instant> underWayFrom(long senderId, Instant since) {
        return database.find(FROM, Row::maybeInstant, senderId, since).flatMap(left -> left);
    }

    /** When the last message left to a mailbox, or was taken to be sent there, that is still looked for, if that was after an instant. */
    public Optional<Instant> underWayTo(long receiverId, Instant since) {
        LocalDate oldest = since.minus(OLDEST).atZone(ZoneOffset.UTC).toLocalDate();
        return database.find(TO, Row::maybeInstant, receiverId, oldest, since).flatMap(left -> left);
    }

    /**
     * A message to it was found through its own login. False: that was proved before, its logins are not, or they have changed since it was read.
     *
     * @param read the mailbox as it was when it was logged in to
     */
    public boolean received(Mailbox read, Instant now) {
        return database.write(sql -> told(
                database.update(RECEIVED, now, read.id(), read.owned().since()),
                read.id(),
                now,
                "received-proved",
                "mail to it was read through its own login"));
    }

    /**
     * A message from it was found at another mailbox. False: that was proved before, or its login has changed since the message left.
     *
     * @param left when the message left
     */
    public boolean sent(long mailboxId, Instant left, Instant now) {
        return database.write(sql -> told(
                database.update(SENT, now, mailboxId, left),
                mailboxId,
                now,
                "sent-proved",
                "mail from it was read at another mailbox"));
    }

    private boolean told(int changed, long mailboxId, Instant now, String kind, String how) {
        if (changed == 1) {
            events.ofMailbox(now, kind, mailboxId, how);
        }
        return changed == 1;
    }

    /**
     * A mailbox at one of whose ends mail was looked for again and again and never found.
     *
     * @param receiving true: mail to it; false: mail from it
     */
    public record InVain(String address, boolean receiving, int messages) {}

    /** Mailboxes that are not proved at one of their ends although at least so many messages were tried since their logins changed hands last. */
    public List<InVain> inVain(int least) {
        Field<Integer> to = lost(MESSAGE.RECEIVER_ID, MAILBOX.RECEIVED_PROVED_AT);
        Field<Integer> from = lost(MESSAGE.SENDER_ID, MAILBOX.SENT_PROVED_AT);
        return database.read(sql ->
                sql
                        .select(MAILBOX.ADDRESS, to, from)
                        .from(MAILBOX)
                        .where(UNPROVED)
                        .orderBy(MAILBOX.ADDRESS)
                        .fetch()
                        .stream()
                        .flatMap(row -> List.of(
                                new InVain(row.value1(), true, row.value2()),
                                new InVain(row.value1(), false, row.value3()))
                                .stream())
                        .filter(vain -> vain.messages() >= least)
                        .toList());
    }

    private static Field<Integer> lost(Field<Long> end, Field<Long> proof) {
        return DSL.field(DSL.select(count())
                .from(MESSAGE)
                .where(end.eq(MAILBOX.ID), proof.isNull(), LOST, MESSAGE.SETTLED_AT.gt(MAILBOX.LOGIN_SINCE)));
    }
}
