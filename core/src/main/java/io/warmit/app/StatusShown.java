package io.warmit.app;

import io.warmit.app.Readings.Question;
import io.warmit.campaign.Rate;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Status;
import io.warmit.planning.FirstMessage;
import io.warmit.planning.Fullness;
import io.warmit.planning.Why.Wake;
import io.warmit.stats.BrokenMail;
import io.warmit.stats.Counts;
import io.warmit.stats.ObserverAge;
import io.warmit.stats.PlacementAlert;
import io.warmit.store.OwnedStore.InVain;
import io.warmit.store.WorkerStore;
import io.warmit.store.WorkerStore.Worker;
import io.warmit.transport.Complaint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How warmit is at this moment, and what somebody should look after. */
final class StatusShown {
    private static final int WEEK = 7;
    private static final Duration DAY = Duration.ofDays(1);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Six missed heartbeats of 20 s. */
    private static final Duration SILENT = Duration.ofMinutes(2);

    private final Warmit warmit;
    private final Instant now;

    StatusShown(Warmit warmit) {
        this.warmit = warmit;
        this.now = warmit.clock().instant();
    }

    Shown of(ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        NavigableMap<LocalDate, Counts> days = days(today);
        Counts day = total(days.tailMap(today));
        Counts week = total(days.tailMap(today.minusDays(WEEK)));
        List<Mailbox> mailboxes = warmit.store().mailboxes().noteworthy();
        Map<Status, Integer> numbers = warmit.store().mailboxes().byStatus();
        List<Worker> workers = new WorkerStore(warmit.store().database()).all(now);
        Shown byStatus = new Shown();
        for (Status status : Status.values()) {
            byStatus.with(status.word(), numbers.getOrDefault(status, 0));
        }
        return new Shown()
                .with("workers", workers.stream().map(this::worker).toList())
                .with(
                        "store",
                        new Shown()
                                .with("kind", warmit.storeKind())
                                .with("schema", warmit.store().schema())
                                .with("size_bytes", warmit.store().bytes()))
                .with("mailboxes", byStatus)
                .with(
                        "today",
                        new Shown()
                                .with("planned", day.planned())
                                .with("sent", day.submitted())
                                .with("confirmed", day.confirmed())
                                .with("in_flight", day.inFlight())
                                .with("in_doubt", day.inDoubt())
                                .with("failed", day.state("FAILED")))
                .with("placement_7d", placement(week))
                .with("next_visit", nextVisit(zone))
                .with("problems", problems(mailboxes, workers, days, today, zone));
    }

    /** Two weeks before a day, and the day itself. */
    private NavigableMap<LocalDate, Counts> days(LocalDate today) {
        var question = new Question(
                today.minusDays(2 * WEEK),
                today.plusDays(1),
                "day",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        NavigableMap<LocalDate, Counts> days = new TreeMap<>();
        warmit.readings().counts(question).forEach(day -> days.put(LocalDate.parse(day.key()), day));
        return days;
    }

    private static Counts total(Map<LocalDate, Counts> days) {
        return Counts.sum("all", days.values());
    }

    private static Shown placement(Counts counts) {
        return new Shown()
                .with("inbox", counts.placement("INBOX"))
                .with("tab", counts.placement("TAB"))
                .with("spam", counts.placement("SPAM"))
                .with("other", counts.placement("OTHER"))
                .with("missing", counts.state("MISSING"))
                .with("inbox_rate", counts.inboxRate());
    }

    private Shown worker(Worker worker) {
        return new Shown()
                .with("id", worker.id())
                .with("seen_at", worker.seenAt())
                .with("started_at", worker.startedAt())
                .with("silent", silent(worker))
                .with("passive", worker.passive())
                .with("visits", worker.visits())
                .with("version", worker.version());
    }

    private boolean silent(Worker worker) {
        return worker.seenAt().isBefore(now.minus(SILENT));
    }

    /** When, whose, and what it is for; a visit for which nothing is due only looks after the mailbox. */
    private Optional<Shown> nextVisit(ZoneId zone) {
        return warmit.visitTable()
                .first()
                .flatMap(first -> warmit.store()
                        .mailboxes()
                        .find(first.mailboxId())
                        .map(mailbox -> new Shown()
                                .with("at", first.at())
                                .with("mailbox", mailbox.address().toString())
                                .with(
                                        "what",
                                        warmit.reasons().why(mailbox, zone).wakes().stream()
                                                .findFirst()
                                                .map(Wake::what)
                                                .orElse("nothing is due, a routine visit"))));
    }

    /** Today is not over: what is still looked for may lie anywhere. */
    private static Optional<Shown> placementAlert(NavigableMap<LocalDate, Counts> days, LocalDate today) {
        var week = days.subMap(today.minusDays(WEEK), today);
        var before = days.headMap(today.minusDays(WEEK));
        List<Rate> rates = week.values().stream()
                .map(Counts::inboxRate)
                .filter(Rate::known)
                .toList();
        return PlacementAlert.of(rates, total(week).inboxRate(), total(before).inboxRate())
                .map(what -> problem(null, null, what, "warmit stats --by provider, then warmit stats --by mailbox"));
    }

    private List<Shown> problems(
            List<Mailbox> mailboxes,
            List<Worker> workers,
            NavigableMap<LocalDate, Counts> days,
            LocalDate today,
            ZoneId zone) {
        List<Shown> problems = new ArrayList<>();
        warmit.hindrance()
                .now()
                .ifPresent(hindrance -> problems.add(problem(
                        null,
                        null,
                        hindrance.label() + " " + hindrance.message() + "; nothing is planned or sent",
                        hindrance.fix().getFirst())));
        warmit.store()
                .recoveries()
                .running(now)
                .ifPresent(recovering -> problems.add(
                        problem(null, null, recovering.sentence(), "warmit message reconcile --all looks now")));
        placementAlert(days, today).ifPresent(problems::add);
        new Warnings(warmit.readings(), today)
                .all()
                .forEach(warning -> problems.add(problem(null, null, warning.what(), warning.fix())));
        BrokenMail.of(warmit.store().verdicts().broken(now.minus(DAY)))
                .forEach(broken -> problems.add(problem(null, null, broken.words(), broken.fix())));
        warmit.store()
                .rests()
                .slowdowns(now)
                .forEach((provider, slowdown) -> problems.add(problem(
                        null,
                        null,
                        provider + " " + slowdown.words(now, zone).orElse(""),
                        "nothing; it becomes faster by itself, an eighth each hour without another such answer")));
        for (Mailbox box : mailboxes) {
            if (box.status() == Status.NEEDS_LOGIN || box.status() == Status.QUARANTINED) {
                problems.add(problem(
                        box.address().toString(),
                        null,
                        box.status().word()
                                + box.statusReason().map(why -> ": " + why).orElse(""),
                        box.status() == Status.NEEDS_LOGIN ? box.loginRemedy() : "warmit why " + box.address()));
            }
            box.statusReason()
                    .filter(why -> box.status() == Status.PAUSED && why.startsWith(Complaint.REASON))
                    .ifPresent(why -> problems.add(problem(
                            box.address().toString(),
                            null,
                            "paused: " + why,
                            "ask who reported it there, then warmit mailbox resume " + box.address())));
        }
        new TroublesShown(warmit)
                .all()
                .forEach(found -> problems.add(problem(
                        found.mailbox().orElse(null),
                        null,
                        found.trouble().what(),
                        found.trouble().fix())));
        warmit.store().owned().inVain(FirstMessage.IN_VAIN).forEach(vain -> problems.add(neverFound(vain)));
        Map<Long, Fullness> full = warmit.store().spaces().nearlyFull();
        full.keySet().stream()
                .flatMap(id -> warmit.store().mailboxes().find(id).stream())
                .sorted((one, other) -> one.address().compareTo(other.address()))
                .forEach(box -> problems.add(problem(
                        box.address().toString(),
                        null,
                        SpaceShown.problem(Objects.requireNonNull(full.get(box.id()))),
                        "make room there, or get more from its provider; warmit goes on by itself")));
        mailboxes.stream()
                .filter(box -> box.mode() == Mode.OBSERVE && box.usable())
                .forEach(box -> aged(box).ifPresent(problems::add));
        for (Mailbox box : mailboxes) {
            warmit.oauth()
                    .lapse(box)
                    .filter(lapse -> lapse.near(now))
                    .ifPresent(lapse -> problems.add(problem(
                            box.address().toString(),
                            null,
                            "its login ends on "
                                    + DAY_AND_TIME.format(lapse.at().atZone(zone)) + ": " + lapse.why(),
                            box.loginRemedy())));
        }
        for (Worker worker : workers) {
            if (silent(worker)) {
                long minutes = Duration.between(worker.seenAt(), now).toMinutes();
                problems.add(problem(
                        null,
                        worker.id(),
                        "silent for " + minutes + " min",
                        "warmit daemon, on " + worker.host() + "; other workers take over its visits"));
            }
        }
        return problems;
    }

    /** Either the address belongs to another login, or its server lets mail vanish. */
    private static Shown neverFound(InVain vain) {
        String address = vain.address();
        String what = vain.receiving()
                ? "mail to " + address + " was not found through its own login, " + vain.messages()
                        + " times in a row: does the address belong to this login?"
                : "mail from " + address + " was not found anywhere, " + vain.messages()
                        + " times in a row: is it this login that sends it?";
        return problem(address, null, what, "warmit mailbox test " + address + " --loopback");
    }

    private Optional<Shown> aged(Mailbox observer) {
        return ObserverAge.of(
                        observer.provedAt().map(at -> observer.owned().since()).orElse(now),
                        warmit.store().receipts().reached(observer.id()),
                        now)
                .map(why ->
                        problem(observer.address().toString(), null, why, "warmit mailbox add ADDR --mode observe"));
    }

    private static Shown problem(@Nullable String mailbox, @Nullable String worker, String what, String fix) {
        return new Shown()
                .with("mailbox", mailbox)
                .with("worker", worker)
                .with("problem", what)
                .with("fix", fix);
    }
}
