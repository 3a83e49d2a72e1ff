package io.warmit.app;

import io.warmit.config.Settings;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.schedule.WeekTime;
import io.warmit.stats.Audit;
import io.warmit.store.ChoreStore;
import io.warmit.store.Outage;
import io.warmit.store.RetentionStore;
import io.warmit.store.RetentionStore.SenderDay;
import io.warmit.store.TallyStore;
import io.warmit.store.TroubleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one worker does at set times for all: a backup, the self-check, setting scripts aside, removing what is old, and a report.
 *
 * <p>A machine that slept through the time does it when it wakes up, once; the first time of a store has nothing to do it on.
 */
final class Chores {
    /** When old messages are removed if there is no self-check to follow. */
    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    private static final int AUDITED_DAYS = 7;
    private static final int BATCH = 100;

    /** Days of senders that are asked for at once: each question walks through all messages of a day, of which there may be millions. */
    private static final int SENDER_DAYS = 10_000;

    /** How long a chore rests that failed and is tried again before its next time. */
    private static final Duration REST = Duration.ofHours(1);

    private final Warmit warmit;
    private final Settings settings;
    private final Optional<Function<LocalDate, String>> page;
    private final BooleanSupplier stopping;
    private final ChoreStore taken;
    private final TroubleStore troubles;
    private final Map<String, LocalDate> asked = new ConcurrentHashMap<>();
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();
    private @Nullable Thread running;

    /**
     * Does nothing yet.
     *
     * @param page makes the report up to a day; empty: none is written
     */
    Chores(Warmit warmit, Optional<Function<LocalDate, String>> page, BooleanSupplier stopping) {
        this.warmit = warmit;
        this.page = page;
        this.stopping = stopping;
        settings = warmit.settings();
        taken = new ChoreStore(warmit.store().database());
        troubles = warmit.store().troubles();
    }

    /**
     * One of them.
     *
     * @param due the last day on which its time has come
     * @param byDaemon only the daemon does it
     * @param again what failed is tried again before its next time
     */
    private record Chore(String name, LocalDate due, boolean byDaemon, boolean again, Runnable work) {}

    /** Begins the chore that is due, beside the visits. Called again and again; one chore at a time. */
    void tick(Instant now) {
        if (running != null && running.isAlive()) {
            return;
        }
        for (Chore chore : all(now.atZone(settings.zone()))) {
            if (take(chore, now)) {
                running = Thread.ofVirtual()
                        .name(chore.name())
                        .start(() ->
                                done(chore, now).ifPresent(problem -> EventLog.choreFailed(chore.name(), problem)));
                return;
            }
        }
    }

    /**
     * Does what is due and not left to the daemon, one after the other.
     *
     * @param told what failed; nothing is logged, since a run from cron tells a problem when it is first met
     */
    void now(Instant now, Consumer<Problem> told) {
        for (Chore chore : all(now.atZone(settings.zone()))) {
            if (!chore.byDaemon() && !stopping.getAsBoolean() && take(chore, now)) {
                done(chore, now).ifPresent(told);
            }
        }
    }

    private List<Chore> all(ZonedDateTime now) {
        LocalDate today = now.toLocalDate();
        List<Chore> chores = new ArrayList<>();
        if (!warmit.store().database().onPostgres()) {
            settings.backup().at().ifPresent(at -> chores.add(daily("backup", at, true, now, this::backup)));
        }
        settings.audit().at().ifPresent(at -> chores.add(daily("audit", at, true, now, () -> audit(today))));
        LocalTime night = settings.audit().at().orElse(NIGHT);
        chores.add(daily("scripts", night, false, now, this::retireScripts));
        chores.add(daily("retention", night, false, now, () -> remove(today)));
        settings.reports()
                .at()
                .filter(at -> page.isPresent())
                .map(at -> new Chore("reports", at.lastDay(now), false, true, () -> report(today)))
                .ifPresent(chores::add);
        return chores;
    }

    private static Chore daily(String name, LocalTime at, boolean byDaemon, ZonedDateTime now, Runnable work) {
        return new Chore(name, WeekTime.daily(at).lastDay(now), byDaemon, false, work);
    }

    private boolean take(Chore chore, Instant now) {
        Instant rested = resting.getOrDefault(chore.name(), Instant.MIN);
        if (chore.due().equals(asked.get(chore.name())) || now.isBefore(rested)) {
            return false;
        }
        asked.put(chore.name(), chore.due());
        return taken.take(chore.name(), chore.due());
    }

    /** Empty: it succeeded. */
    private Optional<Problem> done(Chore chore, Instant now) {
        try {
            chore.work().run();
            troubles.over(TroubleStore.ofChore(chore.name()));
            return Optional.empty();
        } catch (RuntimeException failure) {
            // The visits go on.
            Problem problem = problem(chore.name(), failure);
            try {
                troubles.tell(TroubleStore.ofChore(chore.name()), Optional.empty(), problem, now);
                if (chore.again()) {
                    taken.giveBack(chore.name(), chore.due());
                    resting.put(chore.name(), now.plus(REST));
                    asked.remove(chore.name());
                }
            } catch (RuntimeException unwritten) {
                if (Outage.behind(unwritten).isEmpty()) {
                    throw unwritten;
                }
                // Whoever is answered tells it; the store is away.
            }
            return Optional.of(problem);
        }
    }

    private static Problem problem(String chore, RuntimeException failure) {
        return failure instanceof UserError error
                ? error.problems().getFirst()
                : Problem.of(Code.E9001, "the chore " + chore + " of the store failed")
                        .because(String.valueOf(failure.getMessage()))
                        .fixedBy("see the log of the worker that did it; it is tried again at its next time");
    }

    private void backup() {
        Upkeep.Made made = warmit.upkeep().backup(Optional.empty(), Optional.empty());
        EventLog.chore("backup " + made.file() + (made.verified() ? ", verified" : ""));
    }

    private void audit(LocalDate today) {
        Audit audit = warmit.audits()
                .of(today.minusDays(AUDITED_DAYS), today.plusDays(2), Optional.empty(), Audit.By.SENDER_DAY);
        EventLog.audited(audit);
    }

    private void retireScripts() {
        warmit.contents().retire().forEach(EventLog::chore);
    }

    private void report(LocalDate today) {
        ReportFolder folder = new ReportFolder(settings.reports().dir());
        var file = folder.write(today, () -> {
            // The folder can be written again, so the page does not complain of it.
            troubles.over(TroubleStore.ofChore("reports"));
            return page.orElseThrow().apply(today);
        });
        int removed = folder.keep(settings.reports().keep()).size();
        EventLog.chore("report " + file + (removed == 0 ? "" : ", removed " + removed + " older"));
    }

    private void remove(LocalDate today) {
        Instant start = today.atStartOfDay(settings.zone()).toInstant();
        Instant limit = start.minus(settings.retention().undo());
        Instant known = start.minus(settings.retention().messages());
        List<Long> ids = warmit.store().mailboxes().idsAfter(0, BATCH);
        while (!ids.isEmpty() && !stopping.getAsBoolean()) {
            ids.forEach(id -> warmit.store().undo().removeBefore(id, limit, known));
            ids = warmit.store().mailboxes().idsAfter(ids.getLast(), BATCH);
        }
        int removed = removeOld(today);
        new TallyStore(warmit.store().database()).pack(today.minusDays(1));
        if (removed > 0) {
            EventLog.chore("removed " + removed + " messages older than retention.messages; their day counts stay");
        }
    }

    /** Day by day of each sender, so that nobody waits for long. */
    int removeOld(LocalDate today) {
        RetentionStore store = new RetentionStore(warmit.store().database());
        LocalDate limit = today.minusDays(settings.retention().messages().toDays());
        int removed = 0;
        Optional<SenderDay> last = Optional.empty();
        List<SenderDay> days = store.before(limit, last, SENDER_DAYS);
        while (!days.isEmpty() && !stopping.getAsBoolean()) {
            for (SenderDay day : days) {
                removed += stopping.getAsBoolean() ? 0 : store.remove(day, limit);
            }
            last = Optional.of(days.getLast());
            days = store.before(limit, last, SENDER_DAYS);
        }
        return removed;
    }
}
