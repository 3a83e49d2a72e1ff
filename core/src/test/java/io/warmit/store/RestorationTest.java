package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Brakes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:07Z");

    @TempDir
    private Path folder;

    private StoreLocation.InFile place() {
        return new StoreLocation.InFile(folder.resolve("warmit.db"), Duration.ofSeconds(10));
    }

    private Store open() {
        return Store.open(place(), "test", Brakes.DEFAULT);
    }

    @Test
    void a_process_that_has_the_store_open_is_seen_even_if_the_store_is_damaged() throws Exception {
        open().close();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenStore.class.getName(),
                        place().file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(other.inputReader().readLine()).startsWith("open");
        Files.write(place().file(), new byte[8192]);

        assertThat(Restoration.inUse(place())).isTrue();

        other.outputWriter().close();
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Restoration.inUse(place())).isFalse();
    }

    @Test
    void what_ran_when_the_backup_was_made_does_not_run_in_the_restored_store() {
        Backup backup;
        try (Store store = open()) {
            new WorkerStore(store.database()).beat(new WorkerStore.Worker("mail1", NOW, NOW, "host", 1, "x", false, 0));
            VisitTable visits = new VisitTable(store.database());
            visits.open(1, NOW.plusSeconds(3600));
            visits.open(2, NOW.plusSeconds(3600));
            visits.take(2, "mail1", NOW);
            backup = Backup.make(store.database(), folder.resolve("copy.db"), true);
        }

        try (Restoration restoration = Restoration.ready(backup, place(), NOW)) {
            assertThat(restoration.swap()).contains(folder.resolve("warmit.db.before-restore"));
        }

        try (Store store = open()) {
            VisitTable visits = new VisitTable(store.database());
            assertThat(new WorkerStore(store.database()).all(NOW)).isEmpty();
            assertThat(visits.of(1).orElseThrow().next()).isEqualTo(NOW);
            assertThat(visits.of(2).orElseThrow().running()).isFalse();
            assertThat(visits.of(2).orElseThrow().next()).isEqualTo(NOW);
        }
    }

    @Test
    void a_copy_that_does_not_take_the_place_of_the_store_leaves_nothing_behind() throws Exception {
        Backup backup;
        try (Store store = open()) {
            backup = Backup.make(store.database(), folder.resolve("copy.db"), true);
        }

        Restoration.ready(backup, place(), NOW).close();

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("warmit.db", "copy.db", "copy.db.sha256");
        }
    }
}
