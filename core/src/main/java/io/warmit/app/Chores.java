package io.warmit.app;

import io.warmit.config.Settings;
import io.warmit.mailbox.Mailbox;
import io.warmit.stats.Audit;
import io.warmit.store.ChoreStore;
import io.warmit.store.RetentionStore;
import io.warmit.store.RetentionStore.SenderDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one worker does each day for all: a backup, the self-check, and removing what is old.
 *
 * <p>A machine that slept through the time does it when it wakes up; the first day of a store has nothing to do it on.
 */
final class Chores {
    /** When old messages are removed if there is no self-check to follow. */
    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    private static final int AUDITED_DAYS = 7;
    private static final int BATCH = 100;

    private final Warmit warmit;
    private final Settings settings;
    private final BooleanSupplier stopping;
    private final Map<String, LocalDate> asked = new HashMap<>();
    private @Nullable Thread running;

    Chores(Warmit warmit, BooleanSupplier stopping) {
        this.warmit = warmit;
        this.stopping = stopping;
        settings = warmit.settings();
    }

    /** Begins the chore that is due, beside the visits. Called again and again; one chore at a time. */
    void tick(Instant instant) {
        if (running != null && running.isAlive()) {
            return;
        }
        ZonedDateTime now = instant.atZone(settings.zone());
        if (!warmit.store().database().onPostgres()) {
            begin("backup", settings.backup().at(), now, this::backup);
        }
        begin("audit", settings.audit().at(), now, () -> audit(now.toLocalDate()));
        begin("scripts", Optional.of(settings.audit().at().orElse(NIGHT)), now, this::retireScripts);
        begin("retention", Optional.of(settings.audit().at().orElse(NIGHT)), now, () -> remove(now.toLocalDate()));
    }

    private void begin(String name, Optional<LocalTime> at, ZonedDateTime now, Runnable chore) {
        LocalDate today = now.toLocalDate();
        boolean due = at.filter(time -> !now.toLocalTime().isBefore(time)).isPresent();
        if (!due || today.equals(asked.get(name)) || (running != null && running.isAlive())) {
            return;
        }
        asked.put(name, today);
        if (new ChoreStore(warmit.store().database()).take(name, today)) {
            running = Thread.ofVirtual().name(name).start(() -> {
                try {
                    chore.run();
                } catch (RuntimeException failure) {
                    // The visits go on; tomorrow it is tried again.
                    EventLog.choreFailed(name, failure);
                }
            });
        }
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

    private void remove(LocalDate today) {
        Instant start = today.atStartOfDay(settings.zone()).toInstant();
        Instant limit = start.minus(settings.retention().undo());
        Instant known = start.minus(settings.retention().messages());
        for (Mailbox mailbox : warmit.store().mailboxes().all()) {
            warmit.store().undo().removeBefore(mailbox.id(), limit, known);
        }
        int removed = removeOld(today);
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
        List<SenderDay> days = store.before(limit, last, BATCH);
        while (!days.isEmpty() && !stopping.getAsBoolean()) {
            for (SenderDay day : days) {
                removed += store.remove(day, limit);
            }
            last = Optional.of(days.getLast());
            days = store.before(limit, last, BATCH);
        }
        return removed;
    }
}
