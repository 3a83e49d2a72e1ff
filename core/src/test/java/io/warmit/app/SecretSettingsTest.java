package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.config.ConfigFile;
import io.warmit.config.Environment;
import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Code;
import io.warmit.problem.UserError;
import io.warmit.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each setting of the section secrets that is about reading has its effect. */
class SecretSettingsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    private Path folder;

    private Warmit open(String settings) throws IOException {
        Files.writeString(
                folder.resolve("warmit.yaml"),
                "version: 1\npaths: { state: . }\ndatabase: { kind: sqlite, file: warmit.db }\nsecrets: { " + settings
                        + " }\n");
        Environment environment = new Environment(Map.of(), false, folder, folder, "test", ZoneId.of("UTC"));
        return Warmit.open(
                ConfigFile.read(folder.resolve("warmit.yaml"), environment, List.of()),
                environment,
                InstantSource.fixed(NOW),
                note -> {},
                problem -> {});
    }

    @Test
    @Timeout(20)
    void a_command_that_takes_longer_than_command_timeout_gives_no_secret() throws IOException {
        try (Warmit warmit = open("command_timeout: 100ms")) {
            assertThatThrownBy(() -> resolved(warmit, new SecretRef.FromCommand("sleep 60")))
                    .isInstanceOfSatisfying(
                            UserError.class,
                            error -> assertThat(error.problems().getFirst().code())
                                    .isEqualTo(Code.E1106));
        }
    }

    @Test
    void a_secret_is_kept_for_the_time_of_cache_and_read_at_each_use_without() throws IOException {
        assertThat(readAgain("cache: 5m")).isEqualTo("old");
        assertThat(readAgain("cache: 0s")).isEqualTo("new");
    }

    private String readAgain(String settings) throws IOException {
        Path file = folder.resolve("password");
        SecretRef reference = new SecretRef.InFile(file.toString());
        try (Warmit warmit = open(settings)) {
            Files.writeString(file, "old\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            resolved(warmit, reference);
            Files.writeString(file, "new\n");
            return resolved(warmit, reference);
        }
    }

    private static String resolved(Warmit warmit, SecretRef reference) {
        try (Secret secret = warmit.secrets().resolve(reference, "anna@alder.example", "password")) {
            return secret.text();
        }
    }
}
