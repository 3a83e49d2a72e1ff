package io.warmit.store;

import static io.warmit.store.jooq.Tables.EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.campaign.Brakes;
import io.warmit.problem.Code;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:07Z");

    @TempDir
    private Path folder;

    private Store store;
    private Backups backups;

    @BeforeEach
    void open() {
        store = Store.open(
                new StoreLocation.InFile(folder.resolve("warmit.db"), Duration.ofSeconds(20)), "test", Brakes.DEFAULT);
        new InstanceStore(store.database()).key(() -> new byte[32], NOW);
        backups = new Backups(folder.resolve("backups"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Backup made(Instant at) {
        return Backup.make(store.database(), backups.next(at), true);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(backups.folder())) {
            return files.toList();
        }
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 4096; i++) {
            bytes[i] = (byte) i;
        }
        Files.write(file, bytes);
    }

    @Test
    void a_backup_holds_one_moment_while_others_go_on_writing() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (long i = 0; !enough.get(); i++) {
                long number = i;
                // Two rows of one transaction: a backup has both or none.
                store.database().write(sql -> {
                    store.events().ofMailbox(NOW, "one", number, null);
                    store.events().ofMailbox(NOW, "two", number, null);
                    return true;
                });
            }
        });

        Backup backup = made(NOW);

        enough.set(true);
        writer.join();
        Database copy = Database.connect(new StoreLocation.InFile(backup.file(), Duration.ofSeconds(5)));
        int rows = copy.read(sql -> sql.fetchCount(EVENT));
        assertThat(rows % 2).isZero();
        copy.close();
    }

    @Test
    void a_backup_is_named_after_its_moment_and_has_its_sha256_beside_it_for_nobody_else_to_read() throws IOException {
        Backup backup = made(NOW);

        assertThat(backup.file()).hasFileName("2026-11-24T0200Z.db");
        assertThat(Files.readString(folder.resolve("backups/2026-11-24T0200Z.db.sha256")))
                .isEqualTo(backup.sha256() + "  2026-11-24T0200Z.db\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.file())))
                .isEqualTo("rw-------");
        assertThat(backup.schema()).isEqualTo(Schema.VERSION);
        assertThat(Backup.verified(backup.file())).isEqualTo(backup);
        assertThat(made(NOW).file()).hasFileName("2026-11-24T020007Z.db");
        assertThat(files()).hasSize(4);
    }

    @Test
    void a_damaged_backup_is_refused_with_and_without_its_sha256() throws IOException {
        Backup backup = made(NOW);
        damage(backup.file());

        assertThatThrownBy(() -> Backup.verified(backup.file())).isInstanceOfSatisfying(UserError.class, bad -> {
            assertThat(bad.problems().getFirst().code()).isEqualTo(Code.E2103);
            assertThat(bad.problems().getFirst().why().orElseThrow()).contains("sha256");
        });
        Files.delete(Backup.sidecar(backup.file()));
        assertThatThrownBy(() -> Backup.verified(backup.file()))
                .isInstanceOfSatisfying(
                        UserError.class,
                        bad -> assertThat(bad.problems().getFirst().code()).isEqualTo(Code.E2103));
    }

    @Test
    void the_newest_good_one_is_found_behind_damaged_ones_and_only_of_the_same_store() throws IOException {
        Backup good = made(NOW);
        Backup bad = made(NOW.plusSeconds(60));
        damage(bad.file());

        assertThat(backups.newestGood(Optional.of(good.instance()))).contains(good);
        assertThat(backups.newestGood(Optional.of("another"))).isEmpty();
    }

    @Test
    void only_the_newest_are_kept_and_nothing_else_is_touched() throws IOException {
        made(NOW);
        made(NOW.plusSeconds(60));
        Backup newest = made(NOW.plusSeconds(120));
        Path other = Files.writeString(backups.folder().resolve("mine.db"), "mine");

        assertThat(backups.keep(1)).hasSize(2);

        assertThat(files()).containsExactlyInAnyOrder(newest.file(), Backup.sidecar(newest.file()), other);
    }

    @Test
    void a_folder_that_cannot_be_written_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        assertThatThrownBy(() -> Backup.make(store.database(), file.resolve("x.db"), true))
                .isInstanceOfSatisfying(
                        UserError.class,
                        bad -> assertThat(bad.problems().getFirst().code()).isEqualTo(Code.E2003));
    }
}
