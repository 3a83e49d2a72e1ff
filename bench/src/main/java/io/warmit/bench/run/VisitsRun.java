package io.warmit.bench.run;

import io.warmit.campaign.Brakes;
import io.warmit.content.Composer;
import io.warmit.engine.Engine;
import io.warmit.engine.EngineListener;
import io.warmit.engine.EngineSettings;
import io.warmit.engine.Hindrance;
import io.warmit.engine.Parts;
import io.warmit.engine.VisitReport;
import io.warmit.engine.Visits;
import io.warmit.mail.MailPost;
import io.warmit.mail.MailSettings;
import io.warmit.mail.Trust;
import io.warmit.message.InstanceKey;
import io.warmit.schedule.Draw;
import io.warmit.simulation.ManualClock;
import io.warmit.simulation.Timeline;
import io.warmit.store.InstanceStore;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import io.warmit.transport.Post;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether visits cost more in a store that holds much: the days of as many mailboxes on two filled stores in turn, visit by visit, on a clock that is moved by hand. */
@Command(
        name = "visits",
        mixinStandardHelpOptions = true,
        description =
                "Days of mailboxes a second on a small and a large filled store in turn: they plan, send, look and act.")
public final class VisitsRun implements Callable<Integer> {
    private static final LocalTime MORNING = LocalTime.of(5, 0);
    private static final LocalTime EVENING = LocalTime.of(22, 0);

    @Parameters(
            index = "0",
            paramLabel = "SMALL",
            description = "Folder or JDBC address that was given to fill --plain.")
    private String small = "";

    @Parameters(index = "1", paramLabel = "LARGE", description = "Another one.")
    private String large = "";

    @Option(
            names = "--rounds",
            defaultValue = "5",
            paramLabel = "N",
            description = "Rounds that count, each of them a day (5).")
    private int rounds;

    @Option(
            names = "--mailboxes",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Mailboxes in each turn, at most as many as the small store has (1000).")
    private int mailboxes;

    @Option(names = "--smtp", defaultValue = "20025", paramLabel = "PORT", description = "As given to fill (20025).")
    private int smtp;

    @Option(names = "--imap", defaultValue = "20143", paramLabel = "PORT", description = "As given to fill (20143).")
    private int imap;

    @Override
    public Integer call() throws Exception {
        try (ServersProcess servers =
                        new ServersProcess("--smtp", String.valueOf(smtp), "--imap", String.valueOf(imap));
                Store one = Store.open(location(small), "bench", Brakes.DEFAULT);
                Store other = Store.open(location(large), "bench", Brakes.DEFAULT)) {
            Post post = new MailPost(
                    MailSettings.DEFAULT, Trust.of(Optional.of(servers.authority())), mailbox -> servers.password());
            List<Rounds.Figures> figures = new Rounds(rounds, mailboxes, System.err)
                    .of(new Visiting("small", one, post, mailboxes), new Visiting("large", other, post, mailboxes));
            Rounds.print(figures, System.out);
            Rounds.Figures base = figures.getFirst();
            Rounds.Figures much = figures.getLast();
            System.out.printf(
                    Locale.ROOT,
                    "on the large store a day takes %.2f of the time and %.2f of the CPU of this process%n",
                    base.median() / much.median(),
                    much.cpu() / base.cpu());
        }
        return 0;
    }

    private static StoreLocation location(String place) {
        return place.startsWith("jdbc:")
                ? new StoreLocation.OnPostgres(place, "postgres", () -> "", 4)
                : new StoreLocation.InFile(Path.of(place).resolve("warmit.db"), Duration.ofSeconds(10));
    }

    /** Mailboxes of a store that write to each other, from morning to evening. */
    private static final class Visiting implements Contestant, Visits.Visitor {
        private final String name;
        private final Store store;
        private final ManualClock clock = new ManualClock(Instant.now());
        private final Engine engine;
        private final List<Long> mailboxes;
        private Timeline timeline = new Timeline(clock);
        private LocalDate day;
        private int sent;
        private int found;

        Visiting(String name, Store store, Post post, int number) {
            this.name = name;
            this.store = store;
            InstanceKey key = new InstanceStore(store.database()).key(() -> new byte[32], clock.instant());
            engine = new Engine(
                    new Parts(
                            store,
                            post,
                            new Composer(),
                            key,
                            new Draw(key.bytes()),
                            clock,
                            EngineSettings.defaults("bench"),
                            EngineListener.SILENT,
                            Hindrance.NONE,
                            () -> false),
                    (mailbox, at) -> timeline.pull(mailbox, at));
            mailboxes = store.mailboxes().idsAfter(0, number);
            poolOfTheirOwn();
            day = lastPlanned();
        }

        private void poolOfTheirOwn() {
            long pool = store.pools()
                    .open("visited", Optional.empty(), Optional.empty(), clock.instant())
                    .id();
            store.database()
                    .write(sql -> sql.execute(
                            "update mailbox set pool_id = ? where id between ? and ?",
                            pool,
                            mailboxes.getFirst(),
                            mailboxes.getLast()));
        }

        /** A store that was measured before has days ahead of today. */
        private LocalDate lastPlanned() {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            Long last = store.database()
                    .read(sql -> sql.resultQuery("select max(day) from message").fetchOne(0, Long.class));
            return last == null || last < today.toEpochDay() ? today : LocalDate.ofEpochDay(last);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void prepare(int times) {
            do {
                day = day.plusDays(1);
            } while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
            clock.moveTo(day.atTime(MORNING).toInstant(ZoneOffset.UTC));
            timeline = new Timeline(clock);
            mailboxes.forEach(mailbox -> timeline.pull(mailbox, clock.instant()));
        }

        @Override
        public void run(int times) {
            sent = 0;
            found = 0;
            timeline.runUntil(day.atTime(EVENING).toInstant(ZoneOffset.UTC), this);
            System.err.printf(Locale.ROOT, "%d visits, %d messages sent, %d found%n", timeline.visits(), sent, found);
        }

        @Override
        public Instant next(long mailbox) {
            return engine.next(mailbox);
        }

        @Override
        public VisitReport visit(long mailbox) {
            VisitReport report = engine.visit(mailbox);
            sent += report.accepted();
            found += report.confirmed();
            return report;
        }
    }
}
