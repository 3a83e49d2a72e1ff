package io.warmit.bench.fill;

import io.warmit.bench.server.Identity;
import io.warmit.campaign.Brakes;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a store with many mailboxes and much old mail, and the configuration that warmit opens it with. */
@Command(
        name = "fill",
        mixinStandardHelpOptions = true,
        description = "Makes a store with many mailboxes, all in one campaign, and the mail of 30 days before today.")
public final class FillCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "Where warmit.yaml, the key and an SQLite store are put.")
    private Path folder = Path.of("");

    @Option(names = "--mailboxes", defaultValue = "1000", paramLabel = "N", description = "Mailboxes (1000).")
    private int mailboxes;

    @Option(names = "--messages", defaultValue = "0", paramLabel = "N", description = "Messages of the past (0).")
    private long messages;

    @Option(names = "--postgres", paramLabel = "URL", description = "JDBC address of an empty database, with its user.")
    private Optional<String> postgres = Optional.empty();

    @Option(names = "--smtp", defaultValue = "20025", paramLabel = "PORT", description = "Port of SMTP (20025).")
    private int smtp;

    @Option(names = "--imap", defaultValue = "20143", paramLabel = "PORT", description = "Port of IMAP (20143).")
    private int imap;

    @Option(names = "--plain", description = "No STARTTLS.")
    private boolean plain;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Files.createDirectories(folder);
        Path home = folder.toRealPath();
        Instant now = Instant.now();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        new Configuration(home, postgres).write();
        // The configuration names it; the servers of a run make it anew.
        Identity.in(home);
        try (Store store = Store.open(location(home), "fill", Brakes.DEFAULT)) {
            Town town = new Town(smtp, imap, !plain, home);
            Progress progress = new Progress(System.err);
            long first = new People(store, town, progress).insert(mailboxes, now);
            if (messages > 0) {
                new Past(store.database(), progress, today).insert(first, mailboxes, messages);
            }
        }
        System.out.println("warmit --config " + home.resolve("warmit.yaml") + " status");
        return 0;
    }

    private StoreLocation location(Path home) {
        return postgres.<StoreLocation>map(url -> new StoreLocation.OnPostgres(url, Configuration.USER, () -> "", 2))
                .orElseGet(() -> new StoreLocation.InFile(home.resolve("warmit.db"), Duration.ofSeconds(10)));
    }
}
