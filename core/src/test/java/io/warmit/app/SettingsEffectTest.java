package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.config.ConfigFile;
import io.warmit.config.Environment;
import io.warmit.config.value.Size;
import io.warmit.planning.Limits;
import io.warmit.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written into the file reaches those whom it is for. */
class SettingsEffectTest {
    @TempDir
    private Path folder;

    @Test
    void a_disk_with_less_room_than_is_set_is_told_with_both_numbers() throws Exception {
        FreeSpace space = new FreeSpace(Path.of("/var/lib/warmit/warmit.db"), Size.parse("256MiB"));

        assertThat(space.told(256L << 20)).isEmpty();
        assertThat(space.told((256L << 20) - 1).map(Problem::label)).contains("E2003");
        assertThat(space.told(12_345).map(Problem::message))
                .contains("the disk of the store /var/lib/warmit/warmit.db has 12345 bytes free, 256MiB are needed");
    }

    @Test
    void status_tells_that_the_disk_is_nearly_full() throws IOException {
        try (Warmit warmit = open("database: { kind: sqlite, file: warmit.db, min_free: 1000000GiB }")) {
            assertThat(warmit.readings().status(ZoneId.of("UTC")).get("problems"))
                    .asString()
                    .contains("E2003", "1000000GiB are needed", "nothing is planned or sent", "free some space");
        }
    }

    @Test
    void limits_and_the_windows_of_providers_reach_the_engine() throws IOException {
        try (Warmit warmit = open("""
                limits: { per_minute: 3, per_domain_day: 500 }
                providers:
                  own: { match: [alder.example], rolling: 2000/24h }
                """)) {
            assertThat(warmit.limits())
                    .isEqualTo(new Limits(
                            OptionalInt.of(3),
                            OptionalInt.empty(),
                            OptionalInt.of(500),
                            Map.of("own", new Limits.Rolling(2000, Duration.ofHours(24)))));
        }
    }

    private Warmit open(String section) throws IOException {
        Files.writeString(folder.resolve("warmit.yaml"), "version: 1\npaths: { state: . }\n" + section + "\n");
        Environment environment = new Environment(Map.of(), false, folder, folder, "test", ZoneId.of("UTC"));
        return Warmit.open(
                ConfigFile.read(folder.resolve("warmit.yaml"), environment, List.of()),
                environment,
                InstantSource.system(),
                note -> {},
                problem -> {});
    }
}
