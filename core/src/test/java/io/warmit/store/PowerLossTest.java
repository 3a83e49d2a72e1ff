package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.warmit.campaign.Brakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loss of power takes what the disk was not told to keep. A killed process loses nothing of that, so it is looked at where it is told: at the system calls. */
class PowerLossTest {
    private static final Path STRACE = Path.of("/usr/bin/strace");
    private static final String FULL = "2";

    @TempDir
    private Path folder;

    @Test
    void when_a_commit_returns_nothing_of_it_still_waits_for_the_disk() throws Exception {
        assertThat(writesWithoutSync("careful")).isZero();
    }

    /** Would it be seen? */
    @Test
    void a_commit_that_does_not_wait_for_the_disk_is_seen() throws Exception {
        assertThat(writesWithoutSync("careless")).isPositive();
    }

    @Test
    void every_connection_to_a_file_that_can_commit_waits_for_the_disk() throws SQLException {
        try (Store store = Store.open(file(), "test", Brakes.DEFAULT)) {
            assertThat(store.database()
                            .<Object>write(sql -> Objects.requireNonNull(sql.fetchValue("pragma synchronous"))))
                    .hasToString(FULL);
            assertThat(asked(store, "pragma synchronous")).isEqualTo(FULL);
            assertThat(asked(store, "pragma journal_mode")).isEqualTo("wal");
        }
    }

    @Test
    void every_connection_to_postgres_that_can_commit_waits_for_the_disk() throws SQLException {
        try (Store store = Store.open(PostgresServer.freshDatabase(), "test", Brakes.DEFAULT)) {
            assertThat(store.database()
                            .<Object>write(sql -> Objects.requireNonNull(sql.fetchValue("show synchronous_commit"))))
                    .hasToString("on");
            assertThat(asked(store, "show synchronous_commit")).isEqualTo("on");
        }
    }

    private StoreLocation.InFile file() {
        return new StoreLocation.InFile(folder.resolve("warmit.db"), Duration.ofSeconds(5));
    }

    /** What a connection says that db-scheduler would get. */
    private static String asked(Store store, String question) throws SQLException {
        try (Connection connection = store.database().source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /** How many writes to the log of the store the disk was not told to keep when a process ended right after its commit. */
    private int writesWithoutSync(String care) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(STRACE), "strace shows what the disk is told, and is not installed");
        Path calls = folder.resolve("calls");
        Process process = new ProcessBuilder(
                        STRACE.toString(),
                        "-f",
                        "-y",
                        "-qq",
                        "--seccomp-bpf",
                        "-e",
                        "trace=write,pwrite64,pwritev,fsync,fdatasync",
                        "-e",
                        "signal=none",
                        "-o",
                        calls.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Committer.class.getName(),
                        file().file().toString(),
                        care)
                .inheritIO()
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        List<String> log = Files.readAllLines(calls).stream()
                .filter(line -> line.contains("warmit.db-wal>"))
                .toList();
        assertThat(log).isNotEmpty();
        int waiting = 0;
        for (String call : log) {
            waiting = call.contains("sync(") ? 0 : waiting + 1;
        }
        return waiting;
    }
}
