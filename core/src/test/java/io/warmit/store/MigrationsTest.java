package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.campaign.Brakes;
import io.warmit.problem.Code;
import io.warmit.problem.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @TempDir
    private Path folder;

    private StoreLocation.InFile store() {
        return new StoreLocation.InFile(folder.resolve("warmit.db"), Duration.ofSeconds(10));
    }

    /** As warmit 0.1 left it. */
    private void makeOldStore() {
        Database database = Database.connect(store());
        Schema.flyway(database).target("2").load().migrate();
        database.write(sql -> sql.execute("insert into instance (id, instance_key, recovery_epoch, created_at)"
                + " values (1, 'b2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2s=', 0, 1)"));
        database.close();
    }

    private static List<String> tables(Store store) {
        return store.database()
                .read(sql -> sql.resultQuery("select name from sqlite_master").fetch(0, String.class));
    }

    @Test
    void an_old_store_is_refused_until_it_is_migrated_and_keeps_what_it_holds() {
        makeOldStore();
        assertThatThrownBy(() -> Store.open(store(), "test", Brakes.DEFAULT))
                .isInstanceOfSatisfying(
                        UserError.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo(Code.E2201));

        try (Migrations migrations = Migrations.open(store())) {
            assertThat(migrations.version()).isEqualTo(2);
            assertThat(migrations.pending()).first().isEqualTo("3 day counts");
            migrations.apply();
            assertThat(migrations.pending()).isEmpty();
        }

        try (Store opened = Store.open(store(), "test", Brakes.DEFAULT)) {
            assertThat(opened.created()).isFalse();
            assertThat(new InstanceStore(opened.database())
                            .key(() -> new byte[0], Instant.EPOCH)
                            .bytes())
                    .startsWith('o', 'l', 'd');
        }
    }

    @Test
    void a_process_that_dies_in_the_middle_of_a_migration_leaves_the_old_store_as_it_was() throws Exception {
        Store.open(store(), "test", Brakes.DEFAULT).close();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltedMigration.class.getName(),
                        store().file().toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(HaltedMigration.HALTED);
        try (Store opened = Store.open(store(), "test", Brakes.DEFAULT)) {
            assertThat(Soundness.of(opened.database(), true).faults()).isEmpty();
            assertThat(tables(opened)).noneMatch(name -> name.endsWith("_half"));
        }
    }

    @Test
    void a_migration_that_fails_is_undone_with_those_before_it() {
        Store.open(store(), "test", Brakes.DEFAULT).close();
        Database database = Database.connect(store());
        database.write(sql -> sql.execute("create table second_half (mine int)"));
        database.close();

        try (Migrations migrations = Migrations.open(store(), "classpath:db/halted")) {
            assertThatThrownBy(migrations::apply).isInstanceOfSatisfying(UserError.class, failed -> {
                assertThat(failed.problems().getFirst().code()).isEqualTo(Code.E2202);
                assertThat(failed.problems().getFirst().server().orElseThrow()).contains("second_half");
            });
        }

        try (Store opened = Store.open(store(), "test", Brakes.DEFAULT)) {
            assertThat(tables(opened)).contains("second_half").doesNotContain("first_half");
        }
    }
}
