package io.warmit.store;

import io.warmit.message.Kind;
import io.warmit.message.Manners;
import io.warmit.message.Message;
import io.warmit.message.Message.Acts;
import io.warmit.message.Message.Found;
import io.warmit.message.MessageState;
import io.warmit.message.Token;
import io.warmit.message.Transition;
import io.warmit.placement.Placement;
import io.warmit.store.jooq.Tables;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Messages as rows: the columns that a message is read from, in this order. */
final class MessageRows {
    private static final io.warmit.store.jooq.tables.Message M = Tables.MESSAGE;

    static final List<Field<?>> COLUMNS = List.of(
            M.ID,
            M.TOKEN,
            M.KIND,
            M.CAMPAIGN_ID,
            M.THREAD_ID,
            M.TURN,
            M.PARENT_ID,
            M.SENDER_ID,
            M.RECEIVER_ID,
            M.DAY,
            M.SLOT,
            M.DUE_AT,
            M.EXPIRES_AT,
            M.EPOCH,
            M.ATTEMPTS,
            M.DOT_AT,
            M.ACCEPTED_AT,
            M.MESSAGE_ID,
            M.SEEN_MESSAGE_ID,
            M.AT_FOLDER,
            M.UID_VALIDITY,
            M.UID,
            M.COPIES,
            M.LOOKS,
            M.LOOK_AT,
            M.WILL_READ,
            M.READ_AFTER,
            M.WILL_STAR,
            M.WILL_MARK,
            M.WILL_ANSWER,
            M.ANSWER_AFTER,
            M.RESCUE_DUE,
            M.RESCUED_AT,
            M.READ_DUE,
            M.READ_AT,
            M.STARRED_AT,
            M.IMPORTANT_AT,
            M.FILE_DUE,
            M.FILED_AT,
            M.STATE,
            M.LEASE_UNTIL,
            M.SETTLED_AT,
            M.PLACEMENT,
            M.FOLDER);

    private MessageRows() {}

    /** Holds for the rows whose state a step may be taken from. */
    static Condition allows(Transition step) {
        // Not as a list: SQLite would build a table of it whenever the statement runs.
        return DSL.or(
                step.from().stream().map(state -> M.STATE.eq(DSL.inline(state))).toList());
    }

    static Message read(Row row) throws SQLException {
        long id = row.number();
        Token token = new Token(row.text());
        Kind kind = Kind.valueOf(row.text());
        long campaign = row.number();
        long thread = row.number();
        int turn = row.integer();
        Optional<Long> parent = row.maybeNumber();
        long sender = row.number();
        long receiver = row.number();
        LocalDate day = row.day();
        int slot = row.integer();
        Instant due = row.instant();
        Instant expires = row.instant();
        long epoch = row.number();
        int attempts = row.integer();
        Optional<Instant> dotAt = row.maybeInstant();
        Optional<Instant> acceptedAt = row.maybeInstant();
        Optional<String> messageId = row.maybeText();
        Optional<String> seenId = row.maybeText();
        Optional<String> folder = row.maybeText();
        long validity = row.number();
        long uid = row.number();
        int copies = row.integer();
        int looks = row.integer();
        Optional<Instant> lookAt = row.maybeInstant();
        boolean willRead = row.bool();
        Duration readAfter = Duration.ofMillis(row.number());
        boolean willStar = row.bool();
        boolean willMark = row.bool();
        boolean willAnswer = row.bool();
        Manners manners =
                new Manners(willRead, readAfter, willStar, willMark, willAnswer, Duration.ofMillis(row.number()));
        Acts acts = new Acts(
                row.maybeInstant(),
                row.maybeInstant(),
                row.maybeInstant(),
                row.maybeInstant(),
                row.maybeInstant(),
                row.maybeInstant(),
                row.maybeInstant(),
                row.maybeInstant());
        return new Message(
                id,
                token,
                kind,
                campaign,
                thread,
                turn,
                parent,
                sender,
                receiver,
                day,
                slot,
                due,
                expires,
                state(row, dotAt, acceptedAt),
                epoch,
                attempts,
                dotAt,
                acceptedAt,
                messageId,
                seenId,
                folder.map(name -> new Found(name, validity, uid)),
                copies,
                looks,
                lookAt,
                manners,
                acts);
    }

    private static MessageState state(Row row, Optional<Instant> dotAt, Optional<Instant> acceptedAt)
            throws SQLException {
        String word = row.text();
        Optional<Instant> lease = row.maybeInstant();
        Instant settled = row.maybeInstant().orElse(Instant.EPOCH);
        Optional<String> placement = row.maybeText();
        String folder = row.maybeText().orElse("");
        return switch (word) {
            case "PLANNED" -> new MessageState.Planned();
            case "CLAIMED" -> new MessageState.Claimed(lease.orElseThrow());
            case "DOT_PENDING" -> new MessageState.DotPending(dotAt.orElseThrow(), lease.orElseThrow());
            case "ACCEPTED" -> new MessageState.Accepted(acceptedAt.orElse(settled));
            case "CONFIRMED" -> new MessageState.Confirmed(settled, Placement.valueOf(placement.orElseThrow()), folder);
            case "RETRY" -> new MessageState.Retry();
            case "UNCONFIRMED" -> new MessageState.Unconfirmed(settled);
            case "MISSING" -> new MessageState.Missing(settled);
            case "BOUNCED" -> new MessageState.Bounced(settled);
            case "FAILED" -> new MessageState.Failed(settled);
            case "SKIPPED" -> new MessageState.Skipped(settled);
            case "QUARANTINED" -> new MessageState.Quarantined(settled);
            default -> throw new IllegalStateException("the store holds an unknown state " + word);
        };
    }
}
