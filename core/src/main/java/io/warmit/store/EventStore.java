package io.warmit.store;

import static io.warmit.store.jooq.Tables.EVENT;

import io.warmit.message.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger of everything that happened. Rows are only added. */
public final class EventStore {
    private static final Statement INSERT = Statement.of(sql -> sql.insertInto(
                    EVENT,
                    EVENT.ID,
                    EVENT.AT,
                    EVENT.KIND,
                    EVENT.MESSAGE_ID,
                    EVENT.MAILBOX_ID,
                    EVENT.CAMPAIGN_ID,
                    EVENT.DAY,
                    EVENT.FROM_STATE,
                    EVENT.TO_STATE,
                    EVENT.EPOCH,
                    EVENT.WORKER,
                    EVENT.DETAIL)
            .values((Long) null, null, null, null, null, null, null, null, null, null, null, null));
    private static final Statement OF_MESSAGE = Statement.of(sql -> sql.select(
                    EVENT.AT, EVENT.KIND, EVENT.FROM_STATE, EVENT.TO_STATE, EVENT.EPOCH, EVENT.WORKER, EVENT.DETAIL)
            .from(EVENT)
            .where(EVENT.MESSAGE_ID.eq((Long) null))
            .orderBy(EVENT.AT, EVENT.ID));

    private final Database database;
    private final Ids ids;
    private final String worker;

    EventStore(Database database, Ids ids, String worker) {
        this.database = database;
        this.ids = ids;
        this.worker = worker;
    }

    /** What happened to a message, as it is shown. */
    public record Shown(
            Instant at,
            String kind,
            Optional<String> from,
            Optional<String> to,
            Optional<Long> epoch,
            Optional<String> worker,
            Optional<String> detail) {}

    /** One line of the ledger about a message. */
    record OfMessage(
            String kind,
            long message,
            long mailbox,
            long campaign,
            LocalDate day,
            @Nullable String from,
            @Nullable String to,
            long epoch,
            @Nullable String detail) {
        /** A line that belongs to the message's sender. */
        static OfMessage bySender(
                Message message,
                String kind,
                long epoch,
                @Nullable String from,
                @Nullable String to,
                @Nullable String detail) {
            return new OfMessage(
                    kind,
                    message.id(),
                    message.senderId(),
                    message.campaignId(),
                    message.day(),
                    from,
                    to,
                    epoch,
                    detail);
        }
    }

    /** A line that is there once the transaction is committed, and not before. */
    void append(Instant now, OfMessage event) {
        database.later(
                INSERT,
                ids.next(),
                now,
                event.kind(),
                event.message(),
                event.mailbox(),
                event.campaign(),
                event.day(),
                event.from(),
                event.to(),
                event.epoch(),
                worker,
                cut(event.detail()));
    }

    /** A line about a mailbox. */
    public void ofMailbox(Instant now, String kind, long mailboxId, @Nullable String detail) {
        database.update(
                INSERT, ids.next(), now, kind, null, mailboxId, null, null, null, null, null, worker, cut(detail));
    }

    /** A line about a campaign. */
    public void ofCampaign(Instant now, String kind, long campaignId, @Nullable String detail) {
        database.update(
                INSERT, ids.next(), now, kind, null, null, campaignId, null, null, null, null, worker, cut(detail));
    }

    /** Whether there is a line of a kind about a mailbox, and none of its messages, since an instant; null: about none. */
    public boolean has(String kind, @Nullable Long mailboxId, String detail, Instant since) {
        return database.read(sql -> sql.fetchExists(
                EVENT,
                EVENT.MESSAGE_ID.isNull(),
                mailboxId == null ? EVENT.MAILBOX_ID.isNull() : EVENT.MAILBOX_ID.eq(mailboxId),
                EVENT.AT.ge(since.toEpochMilli()),
                EVENT.KIND.eq(kind),
                EVENT.DETAIL.contains(detail)));
    }

    /** A line about the store itself. */
    public void ofStore(Instant now, String kind, String detail) {
        database.update(INSERT, ids.next(), now, kind, null, null, null, null, null, null, null, worker, cut(detail));
    }

    /** What happened to a message, oldest first. */
    public List<Shown> ofMessage(long messageId) {
        return database.list(
                OF_MESSAGE,
                row -> new Shown(
                        row.instant(),
                        row.text(),
                        row.maybeText(),
                        row.maybeText(),
                        row.maybeNumber(),
                        row.maybeText(),
                        row.maybeText()),
                messageId);
    }

    private static @Nullable String cut(@Nullable String detail) {
        return detail == null || detail.length() <= 4000 ? detail : detail.substring(0, 4000);
    }
}
