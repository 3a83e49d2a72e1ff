package io.warmit.bench.run;

import io.warmit.campaign.Brakes;
import io.warmit.content.Composer;
import io.warmit.mail.MailPost;
import io.warmit.mail.MailSettings;
import io.warmit.mail.Trust;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How quickly messages leave when everything is durable: Postfix' load generator, which stores nothing, and warmit's visits on a store. */
@Command(
        name = "cycle",
        mixinStandardHelpOptions = true,
        description =
                "Messages a second on new connections: smtp-source, and warmit's visits on a durable store in turn.")
public final class CycleRun implements Callable<Integer> {
    @Option(
            names = "--rounds",
            defaultValue = "5",
            paramLabel = "N",
            description = "Rounds that count (5), with the ones before at most 26.")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            paramLabel = "N",
            description = "Rounds before them, in which the compiler is at work (10).")
    private int warming;

    @Option(
            names = "--messages",
            defaultValue = "3000",
            paramLabel = "N",
            description = "Mailboxes, and messages in each turn (3000).")
    private int messages;

    @Option(names = "--octets", defaultValue = "2048", paramLabel = "N", description = "Size of smtp-source's (2048).")
    private int octets;

    @Option(
            names = "--parallel",
            defaultValue = "64",
            paramLabel = "N",
            description = "Visits at a time, as workers.visits (64), and connections of smtp-source.")
    private int parallel;

    @Option(names = "--starttls", description = "warmit with STARTTLS, which smtp-source cannot.")
    private boolean starttls;

    @Option(names = "--postgres", description = "On a PostgreSQL server that is started for it, not on SQLite.")
    private boolean postgres;

    @Mixin
    private final Results results = new Results();

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("warmit-cycle");
        CycleSend cycle = new CycleSend(parallel);
        Composer composer = new Composer();
        try (ServersProcess servers = new ServersProcess();
                Postgres server = postgres ? Postgres.start() : Postgres.NONE;
                Store store = Store.open(
                        server.location()
                                .orElse(new StoreLocation.InFile(folder.resolve("store.db"), Duration.ofSeconds(10))),
                        "bench",
                        Brakes.DEFAULT,
                        cycle)) {
            MailPost post = new MailPost(
                    MailSettings.DEFAULT, Trust.of(Optional.of(servers.authority())), mailbox -> servers.password());
            Outbox outbox = new Outbox(
                    store,
                    composer,
                    messages,
                    Samples.loopback(servers.smtp(), starttls),
                    Samples.loopback(servers.imap(), starttls),
                    Samples.NOW);
            List<Rounds.Figures> figures = new Rounds(rounds, messages, System.err, warming)
                    .of(
                            new SmtpSource(servers.smtp(), parallel, octets, false),
                            cycle.on(store, composer, post, outbox));
            results.write("Messages a second on new connections", figures);
            System.out.printf(
                    Locale.ROOT,
                    "commits per send %.2f, CPU per send %.2f ms%s%n",
                    cycle.commitsPerSend(),
                    cycle.cpuMillisPerSend(),
                    starttls ? String.format(Locale.ROOT, ", TLS sessions resumed %.1f %%", servers.resumed()) : "");
        } finally {
            Folders.remove(folder);
        }
        return 0;
    }
}
