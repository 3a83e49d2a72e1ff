package io.warmit.store;

import static io.warmit.store.jooq.Tables.PACE;
import static org.jooq.impl.DSL.inline;

import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Move;
import io.warmit.planning.DayCut;
import io.warmit.planning.DayPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What was decided for each mailbox and day. */
public final class PaceStore {
    private static final Statement INSERT = Statement.of(sql -> sql.insertInto(
                    PACE,
                    PACE.MAILBOX_ID,
                    PACE.DAY,
                    PACE.CAMPAIGN_ID,
                    PACE.DAY_INDEX,
                    PACE.TARGET,
                    PACE.FACTOR,
                    PACE.MOVE,
                    PACE.QUOTA,
                    PACE.REPLIES_DUE,
                    PACE.CUT,
                    PACE.OPENS_AT,
                    PACE.CLOSES_AT,
                    PACE.REASONS,
                    PACE.FROZEN,
                    PACE.BY_BOUNCES,
                    PACE.BINDING,
                    PACE.COMPUTED_AT)
            .values(
                    (Long) null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
    private static final Statement FIND = Statement.of(sql -> sql.select(
                    PACE.DAY,
                    PACE.CAMPAIGN_ID,
                    PACE.DAY_INDEX,
                    PACE.TARGET,
                    PACE.FACTOR,
                    PACE.MOVE,
                    PACE.QUOTA,
                    PACE.REPLIES_DUE,
                    PACE.REASONS,
                    PACE.FROZEN,
                    PACE.BINDING,
                    PACE.OPENS_AT,
                    PACE.CLOSES_AT)
            .from(PACE)
            .where(PACE.MAILBOX_ID.eq((Long) null), PACE.DAY.between((Long) null, (Long) null)));

    private static final Statement LAST_TARGET = Statement.of(sql -> sql.select(PACE.TARGET)
            .from(PACE)
            .where(PACE.MAILBOX_ID.eq((Long) null), PACE.DAY.ge((Long) null))
            .orderBy(PACE.DAY.desc())
            .limit(inline(1)));

    private static final Statement CUT = Statement.of(sql -> sql.update(PACE)
            .set(PACE.MOVE, (String) null)
            .set(PACE.QUOTA, (Integer) null)
            .set(PACE.CUT, PACE.CUT.plus((Integer) null))
            .set(PACE.FROZEN, (Boolean) null)
            .set(PACE.BY_BOUNCES, (Boolean) null)
            .set(PACE.CHANGED_AT, (Long) null)
            .set(PACE.BINDING, (String) null)
            .set(PACE.REASONS, (String) null)
            .where(PACE.MAILBOX_ID.eq((Long) null), PACE.DAY.eq((Long) null)));

    private final Database database;
    private final EventStore events;

    PaceStore(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /** The pace of one day. */
    public record Stored(
            long campaignId,
            int dayIndex,
            int target,
            double factor,
            Move move,
            int quota,
            int repliesDue,
            String reasons,
            boolean frozen,
            String binding,
            Instant opensAt,
            Instant closesAt) {}

    record OfDay(LocalDate day, Stored pace) {}

    public Optional<Stored> find(long mailboxId, LocalDate day) {
        Question<OfDay> asked = asked(mailboxId, day, day);
        database.ask(List.of(asked));
        return asked.first().map(OfDay::pace);
    }

    /** Answered with what was decided for each of some days. */
    Question<OfDay> asked(long mailboxId, LocalDate first, LocalDate last) {
        return new Question<>(
                FIND,
                row -> new OfDay(
                        row.day(),
                        new Stored(
                                row.number(),
                                row.integer(),
                                row.integer(),
                                row.real(),
                                Move.valueOf(row.text()),
                                row.integer(),
                                row.integer(),
                                row.text(),
                                row.bool(),
                                row.text(),
                                row.instant(),
                                row.instant())),
                mailboxId,
                first,
                last);
    }

    /** The ramp's number, growth included, of the last planned day of a mailbox in its campaign; 0 before the first. */
    public int lastTarget(Enrolment enrolment) {
        return database.find(LAST_TARGET, Row::integer, enrolment.mailboxId(), enrolment.startedOn())
                .orElse(0);
    }

    public void insert(long mailboxId, long campaignId, LocalDate day, DayPlan plan, Instant now) {
        String reasons = String.join("; ", plan.reasons());
        database.write(sql -> {
            database.update(
                    INSERT,
                    mailboxId,
                    day,
                    campaignId,
                    plan.dayIndex(),
                    plan.target(),
                    plan.factor(),
                    plan.pace().move().name(),
                    plan.quota(),
                    plan.repliesDue(),
                    0,
                    plan.span().opens(),
                    plan.span().closes(),
                    reasons,
                    plan.pace().frozen(),
                    plan.pace().byBounces(),
                    plan.binding(),
                    now);
            events.ofMailbox(now, "pace", mailboxId, plan.told());
            return true;
        });
    }

    /** Takes a part of the day back; the event tells why. */
    public void cut(long mailboxId, LocalDate day, DayCut cut, Instant now) {
        String reasons = String.join("; ", cut.pace().reasons());
        database.write(sql -> {
            database.update(
                    CUT,
                    cut.pace().move().name(),
                    cut.quota(),
                    cut.cut(),
                    cut.pace().frozen(),
                    cut.pace().byBounces(),
                    now,
                    "cut by " + cut.cut() + " during the day",
                    reasons,
                    mailboxId,
                    day);
            String what = cut.pace().move() + " " + cut.quota() + ", cut by " + cut.cut() + ": " + reasons;
            events.ofMailbox(now, "pace", mailboxId, what);
            return true;
        });
    }
}
