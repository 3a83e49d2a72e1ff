package io.warmit.app;

import io.warmit.config.Settings;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.secret.Secret;
import io.warmit.secret.SecretResolver;
import io.warmit.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Where the configuration says that the store is. */
final class StorePlace {
    private StorePlace() {}

    static StoreLocation of(Settings settings, SecretResolver.Terms terms, InstantSource clock) {
        var database = settings.database();
        if (database.url().isPresent()) {
            SecretResolver plain = new SecretResolver(terms, (owner, field) -> Optional.empty(), clock, problem -> {});
            return new StoreLocation.OnPostgres(
                    database.url().get(),
                    database.user().orElse(""),
                    () -> database.password()
                            .map(ref -> text(plain.resolve(ref, "database", "password")))
                            .orElse(""),
                    database.connections());
        }
        Path file = database.file();
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.exists(file)) {
                Files.createDirectories(folder);
            }
        } catch (IOException unwritable) {
            throw new UserError(Problem.of(Code.E2003, "the folder of the store cannot be made: " + file)
                    .about("database.file")
                    .because("the system says: " + unwritable.getMessage())
                    .fixedBy(
                            "make the folder, and let the user that runs warmit write there",
                            "set database.file or paths.state to a folder of your own"));
        }
        return new StoreLocation.InFile(file, database.busyTimeout());
    }

    static String text(Secret secret) {
        try (secret) {
            return secret.text();
        }
    }
}
