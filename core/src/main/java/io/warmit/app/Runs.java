package io.warmit.app;

import io.warmit.engine.Engine;
import io.warmit.engine.EngineListener;
import io.warmit.engine.VisitReport;
import io.warmit.engine.Visits;
import io.warmit.mailbox.Mailbox;
import io.warmit.planning.Gathering;
import io.warmit.problem.Problem;
import io.warmit.store.Outage;
import io.warmit.store.WorkerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets visits happen: all that are due, or without end. */
public final class Runs {
    static final Duration GLANCE = Duration.ofMillis(100);

    private final Warmit warmit;
    private final Optional<Function<LocalDate, String>> page;

    Runs(Warmit warmit) {
        this(warmit, Optional.empty());
    }

    private Runs(Warmit warmit, Optional<Function<LocalDate, String>> page) {
        this.warmit = warmit;
        this.page = page;
    }

    /**
     * The same, writing reports at their time.
     *
     * @param made the page of the report up to a day
     */
    public Runs reporting(Function<LocalDate, String> made) {
        return new Runs(warmit, Optional.of(made));
    }

    /** What the visits of a run did. */
    public static final class Sum {
        private int visits;
        private int sent;
        private int accepted;
        private int confirmed;
        private int inDoubt;
        private int deferred;
        private int failed;
        private int replies;
        private int rescued;
        private int broken;
        private final Map<String, Problem> problems = new LinkedHashMap<>();

        synchronized void add(VisitReport report) {
            visits++;
            sent += report.sent();
            accepted += report.accepted();
            confirmed += report.confirmed();
            inDoubt += report.inDoubt();
            deferred += report.deferred();
            failed += report.failed();
            replies += report.replies();
            rescued += report.rescued();
            report.problems().forEach(this::told);
        }

        synchronized void told(Problem problem) {
            problems.putIfAbsent(problem.message(), problem);
        }

        synchronized void broke() {
            broken++;
        }

        public synchronized Map<String, Integer> numbers() {
            Map<String, Integer> numbers = new LinkedHashMap<>();
            numbers.put("visits", visits);
            numbers.put("sent", sent);
            numbers.put("accepted", accepted);
            numbers.put("confirmed", confirmed);
            numbers.put("in_doubt", inDoubt);
            numbers.put("deferred", deferred);
            numbers.put("failed", failed);
            numbers.put("replies", replies);
            numbers.put("rescued", rescued);
            return numbers;
        }

        public synchronized List<Problem> problems() {
            return new ArrayList<>(problems.values());
        }

        /** Whether a visit met a problem or broke. */
        public synchronized boolean troubled() {
            return broken > 0 || !problems.isEmpty();
        }
    }

    /**
     * How long a run goes on.
     *
     * @param untilIdle until nothing runs and nothing falls due within this; empty: only what is due now
     * @param maxTime ends it earlier
     */
    public record Until(Optional<Duration> untilIdle, Optional<Duration> maxTime) {}

    /** Which half of a visit is made. */
    public enum Half {
        LOOK,
        SEND
    }

    /**
     * Which visits are made.
     *
     * @param mailbox only this one
     * @param half only this half of each
     */
    public record Part(Optional<Mailbox> mailbox, Optional<Half> half) {
        boolean whole() {
            return mailbox.isEmpty() && half.isEmpty();
        }
    }

    /**
     * Does what one worker does at set times for all, then every visit that is due now or falls due meanwhile.
     *
     * @param watcher is told again and again what was done so far
     */
    public Sum once(Until until, Part part, EngineListener listener, Consumer<Sum> watcher) {
        Sum sum = new Sum();
        AtomicBoolean stopping = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = onSignal(stopping, ended);
        Instant start = now();
        BooleanSupplier over = () -> stopping.get() || over(start, until);
        try {
            openRows();
            wakeGathered(until);
            if (part.whole()) {
                // First, since a run that is out of time ends with its visits.
                new Chores(warmit, page, over).now(now(), sum::told);
                all(until, listener, sum, watcher, stopping, over);
            } else {
                new PartRun(warmit, part, until, listener, stopping::get).into(sum, watcher, over);
            }
        } finally {
            ended.countDown();
            forget(hook);
        }
        return sum;
    }

    private void all(
            Until until,
            EngineListener listener,
            Sum sum,
            Consumer<Sum> watcher,
            AtomicBoolean stopping,
            BooleanSupplier over) {
        try (Visits visits = visits(sum, listener, stopping::get, false, "run", Gathering.NONE, Optional.empty())) {
            visits.start();
            int quiet = 0;
            while (quiet < 3 && !over.getAsBoolean()) {
                pause(GLANCE);
                watcher.accept(sum);
                quiet = idle(until) && visits.running() == 0 ? quiet + 1 : 0;
            }
        }
    }

    /** Goes on until the process is asked to end. */
    public Sum forever(EngineListener listener, boolean passive, Systemd systemd) {
        Sum sum = new Sum();
        AtomicBoolean stopping = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = onSignal(stopping, ended);
        WorkerStore workers = new WorkerStore(warmit.store().database());
        Instant started = now();
        StoreWatch watch =
                new StoreWatch(warmit.store().database(), warmit.clock(), EventLog::trouble, EventLog::chore);
        Gathering gathering = new Gathering(warmit.settings().arrival().gather());
        try (Visits visits = visits(sum, listener, stopping::get, passive, "daemon", gathering, Optional.of(watch))) {
            openRows();
            visits.start();
            Duration heartbeat = warmit.settings().workers().heartbeat();
            Instant next = now();
            Duration beat = systemd.beat().orElse(heartbeat);
            Instant nextBeat = now();
            Chores chores = new Chores(warmit, page, stopping::get);
            systemd.ready("visiting " + warmit.store().mailboxes().count() + " mailboxes");
            while (!stopping.get()) {
                if (!now().isBefore(next)) {
                    int running = visits.running();
                    boolean answered = watch.answers(() -> workers.beat(worker(started, passive, running)));
                    next = answered ? now().plus(heartbeat) : now();
                }
                if (!now().isBefore(nextBeat)) {
                    systemd.alive();
                    nextBeat = now().plus(beat);
                }
                watch.outlives(() -> chores.tick(now()));
                pause(Duration.ofSeconds(1));
            }
            int running = visits.running();
            String atWork = "stopping: " + running + (running == 1 ? " visit" : " visits") + " at work";
            EventLog.worker(atWork);
            systemd.stopping(atWork);
        } finally {
            farewell(workers);
            ended.countDown();
            forget(hook);
        }
        return sum;
    }

    private void farewell(WorkerStore workers) {
        try {
            workers.gone(warmit.settings().workerId());
        } catch (RuntimeException failure) {
            if (Outage.behind(failure).isEmpty()) {
                throw failure;
            }
            // The store is away, so this worker will be silent there until it is forgotten.
        }
    }

    private Visits visits(
            Sum sum,
            EngineListener listener,
            BooleanSupplier stopping,
            boolean passive,
            String kind,
            Gathering gathering,
            Optional<StoreWatch> watch) {
        AtomicReference<@Nullable Visits> made = new AtomicReference<>();
        Engine engine = warmit.engine(
                        (id, at) -> {
                            Visits visits = made.get();
                            if (visits != null) {
                                visits.pull(id, at);
                            }
                        },
                        listener,
                        stopping,
                        passive)
                .gathering(gathering);
        Visits visits = new Visits(
                warmit.store().database().source(),
                warmit.store().database().onPostgres(),
                warmit.visitTable(),
                warmit.clock(),
                new Visits.Lanes(
                        warmit.settings().workerId() + "-" + kind + "-"
                                + ProcessHandle.current().pid(),
                        warmit.settings().workers().visits(),
                        warmit.settings().workers().heartbeat(),
                        warmit.settings().workers().stopWithin()),
                new Counting(engine, sum, watch));
        made.set(visits);
        return visits;
    }

    /** Counts what visits did. */
    private record Counting(Engine engine, Sum sum, Optional<StoreWatch> watch) implements Visits.Visitor {
        @Override
        public VisitReport visit(long mailboxId) {
            try {
                VisitReport report = engine.visit(mailboxId);
                sum.add(report);
                watch.ifPresent(StoreWatch::visited);
                return report;
            } catch (RuntimeException broken) {
                sum.broke();
                watch.ifPresent(told -> told.failed(broken));
                throw broken;
            }
        }

        @Override
        public Instant next(long mailboxId) {
            return engine.next(mailboxId);
        }
    }

    /** Who asks for a run wants the result now, not when a daemon would open the mailboxes again. */
    private void wakeGathered(Until until) {
        Instant end = now().plus(until.untilIdle().orElse(Duration.ZERO));
        new Gathered(warmit).due(end).forEach(id -> warmit.visitTable().pull(id, now()));
    }

    private void openRows() {
        warmit.visitTable().openAll(now());
    }

    private boolean over(Instant start, Until until) {
        return until.maxTime()
                .filter(limit -> !now().isBefore(start.plus(limit)))
                .isPresent();
    }

    private boolean idle(Until until) {
        Instant horizon = now().plus(until.untilIdle().orElse(Duration.ZERO));
        boolean nothingDue = warmit.visitTable()
                .earliest()
                .filter(next -> !next.isAfter(horizon))
                .isEmpty();
        boolean waits = until.untilIdle().isPresent() && warmit.store().due().awaitsEarlyLook();
        return nothingDue && !waits && warmit.visitTable().running() == 0;
    }

    private WorkerStore.Worker worker(Instant started, boolean passive, int visits) {
        return new WorkerStore.Worker(
                warmit.settings().workerId(),
                started,
                now(),
                warmit.settings().workerId(),
                ProcessHandle.current().pid(),
                Version.current(),
                passive,
                visits);
    }

    private Instant now() {
        return warmit.clock().instant();
    }

    /** A signal stops new claims; the process ends when the running visits have ended. */
    private static Thread onSignal(AtomicBoolean stopping, CountDownLatch ended) {
        Thread hook = new Thread(() -> {
            stopping.set(true);
            try {
                ended.await();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already; that is why we are here.
        }
    }

    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
