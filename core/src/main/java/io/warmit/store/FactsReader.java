package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.PACE;
import static io.warmit.store.jooq.Tables.THREAD;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Health;
import io.warmit.campaign.Move;
import io.warmit.campaign.PaceDay;
import io.warmit.campaign.Rate;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Message;
import io.warmit.planning.Facts;
import io.warmit.planning.Partner;
import io.warmit.planning.ThreadUse;
import io.warmit.planning.Week;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;

/** Reads what a mailbox's plan for a day follows from. It costs the same in a pool of 200 and of 100,000. */
public final class FactsReader {
    /** Rows, not days: a stop of 90 days still shows the day that it began on. */
    private static final int HISTORY = 90;

    private static final Condition LEFT =
            MESSAGE.STATE.in(inline("ACCEPTED"), inline("CONFIRMED"), inline("MISSING"), inline("BOUNCED"));
    private static final Condition OPENER = MESSAGE.KIND.eq(inline("WARMUP"));

    private static final Statement PACES = Statement.of(sql -> sql.select(
                    PACE.DAY,
                    PACE.DAY_INDEX,
                    PACE.TARGET,
                    PACE.QUOTA,
                    PACE.MOVE,
                    PACE.FROZEN,
                    PACE.BY_BOUNCES,
                    PACE.CHANGED_AT)
            .from(PACE)
            .where(PACE.MAILBOX_ID.eq((Long) null), PACE.DAY.lt((Long) null))
            .orderBy(PACE.DAY.desc())
            .limit(inline(HISTORY)));
    private static final Statement OPENED = Statement.of(sql -> sql.select(MESSAGE.DAY, count())
            .from(MESSAGE)
            .where(MESSAGE.SENDER_ID.eq((Long) null), MESSAGE.DAY.ge((Long) null), OPENER, LEFT)
            .groupBy(MESSAGE.DAY));
    private static final Statement REPLIES = Statement.of(sql -> sql.selectCount()
            .from(MESSAGE)
            .where(
                    MESSAGE.SENDER_ID.eq((Long) null),
                    MESSAGE.STATE.in(inline("PLANNED"), inline("RETRY")),
                    MESSAGE.DUE_AT.lt((Long) null),
                    MESSAGE.KIND.eq(inline("REPLY"))));
    private static final Statement WEEK = Statement.of(sql -> sql.select(
                    count(),
                    sum(when(MESSAGE.RECEIVER_MODE.eq(inline("OBSERVE")), inline(1))
                            .otherwise(inline(0))))
            .from(MESSAGE)
            .where(
                    MESSAGE.SENDER_ID.eq((Long) null),
                    MESSAGE.DAY.ge((Long) null),
                    MESSAGE.DAY.lt((Long) null),
                    OPENER,
                    MESSAGE.STATE.notIn(inline("SKIPPED"), inline("FAILED"))));
    private static final Condition ANSWERED = THREAD.TURNS.gt(inline(1));
    private static final Statement OPENED_THREADS = Statement.of(sql -> threads(sql, THREAD.OPENED_BY.eq((Long) null)));
    private static final Statement RECEIVED_THREADS =
            Statement.of(sql -> threads(sql, THREAD.ANSWERED_BY.eq((Long) null)));
    private static final Statement ANSWERS =
            Statement.of(sql -> threads(sql, THREAD.ANSWERED_BY.eq((Long) null).and(ANSWERED)));

    private static final Statement OPENERS = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .from(MESSAGE)
            .where(MESSAGE.SENDER_ID.eq((Long) null), MESSAGE.DAY.eq((Long) null), OPENER)
            .orderBy(MESSAGE.SLOT));

    private final Database database;
    private final RestStore rests;
    private final SpaceStore spaces;
    private final Brakes brakes;
    private final PartnerReader partners;
    private final HealthReader health;

    FactsReader(Database database, RestStore rests, SpaceStore spaces, Brakes brakes) {
        this.database = database;
        this.rests = rests;
        this.spaces = spaces;
        this.brakes = brakes;
        partners = new PartnerReader(database);
        health = new HealthReader(database);
    }

    /**
     * The facts as they stand.
     *
     * @param lot where the sample of partners starts, from 0 up to 2^31
     */
    public Facts at(Instant now, LocalDate day, Mailbox sender, Enrolment enrolment, int lot) {
        List<PaceDay> history = history(sender.id(), day);
        Set<Long> closed = rests.receivers(now);
        closed.addAll(spaces.guarded().keySet());
        PartnerReader.Sample sample = partners.of(
                sender, day, lot, enrolment.campaign().settings().pairs().sameDomain(), closed);
        HealthReader.Found found = health.of(sender.id(), now, day, history);
        Instant endOfDay = day.plusDays(1).atStartOfDay(sender.zone()).toInstant();
        return new Facts(
                now,
                day,
                sender,
                enrolment,
                brakes,
                history,
                sample.partners(),
                sample.all(),
                found.overall(),
                found.byClass(),
                found.inbox(),
                database.find(REPLIES, Row::integer, sender.id(), endOfDay).orElse(0),
                week(sender.id(), day, sample.partners()),
                texts(sender, day));
    }

    /** Asked only where somebody watches: without observers nothing depends on it. */
    private Week week(long sender, LocalDate day, List<Partner> partners) {
        boolean watched =
                partners.stream().anyMatch(partner -> partner.mailbox().mode() == Mode.OBSERVE);
        return watched
                ? database.find(WEEK, row -> new Week(row.integer(), row.integer()), sender, day.minusDays(6), day)
                        .orElse(Week.NONE)
                : Week.NONE;
    }

    /**
     * How a sender's mail fares.
     *
     * @param history days, newest first, today included
     * @param inbox what landed in the inbox itself
     */
    public record Standing(Health health, Brakes brakes, List<PaceDay> history, Rate inbox) {}

    /** The standing during a day that is planned: the history has it too. */
    public Standing standing(Instant now, LocalDate day, Mailbox sender) {
        List<PaceDay> history = history(sender.id(), day.plusDays(1));
        HealthReader.Found found = health.of(sender.id(), now, day, history);
        return new Standing(found.overall(), brakes, history, found.inbox());
    }

    /** Every other mailbox of the pool, also those that cannot take part now; at most 200. */
    public List<Partner> members(Mailbox sender, LocalDate day) {
        return partners.all(sender, day, 0, SameDomain.ALLOW).partners();
    }

    /** The openers of one day in the order of their slots, whatever became of them. */
    public List<Message> openers(long sender, LocalDate day) {
        return database.list(OPENERS, MessageRows::read, sender, day);
    }

    /** The days before one, newest first, each with what left on it. */
    private List<PaceDay> history(long sender, LocalDate before) {
        List<PaceDay> decided = database.list(
                PACES,
                row -> new PaceDay(
                        row.day(),
                        row.integer(),
                        row.integer(),
                        row.integer(),
                        Move.valueOf(row.text()),
                        0,
                        row.bool(),
                        row.bool(),
                        row.maybeInstant()),
                sender,
                before);
        if (decided.isEmpty()) {
            return decided;
        }
        Map<LocalDate, Integer> opened = new HashMap<>();
        database.list(
                OPENED,
                row -> opened.put(row.day(), row.integer()),
                sender,
                decided.getLast().day());
        return decided.stream()
                .map(day -> day.having(opened.getOrDefault(day.day(), 0)))
                .toList();
    }

    /** The texts of a mailbox's threads, whoever opened them, that a text written on a day may have to keep its distance to. */
    private List<ThreadUse> texts(Mailbox mailbox, LocalDate day) {
        Instant since =
                day.minusDays(ThreadUse.LONGEST).atStartOfDay(mailbox.zone()).toInstant();
        List<ThreadUse> uses = new ArrayList<>(threads(OPENED_THREADS, mailbox, since));
        uses.addAll(threads(RECEIVED_THREADS, mailbox, since));
        return uses;
    }

    /** The threads of more than one turn that others opened with a mailbox lately: its answers in them are texts of its own. */
    public List<ThreadUse> answersOf(Mailbox mailbox, LocalDate day) {
        Instant since = day.minusDays(ThreadUse.OF_SENDER + ThreadUse.ANSWERED_WITHIN)
                .atStartOfDay(mailbox.zone())
                .toInstant();
        return threads(ANSWERS, mailbox, since);
    }

    private List<ThreadUse> threads(Statement statement, Mailbox mailbox, Instant since) {
        return database.list(
                statement,
                row -> new ThreadUse(
                        row.number(),
                        row.number(),
                        row.text(),
                        row.integer(),
                        row.integer(),
                        row.instant().atZone(mailbox.zone()).toLocalDate()),
                mailbox.id(),
                since);
    }

    private static Select<?> threads(DSLContext sql, Condition end) {
        return sql.select(
                        THREAD.OPENED_BY,
                        THREAD.ANSWERED_BY,
                        THREAD.SCRIPT,
                        THREAD.VARIANT,
                        THREAD.TURNS,
                        THREAD.CREATED_AT)
                .from(THREAD)
                .where(end, THREAD.CREATED_AT.ge((Long) null))
                .orderBy(THREAD.CREATED_AT, THREAD.ID);
    }
}
