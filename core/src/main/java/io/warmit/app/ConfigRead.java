package io.warmit.app;

import io.warmit.config.Loaded;
import io.warmit.store.Libraries;
import java.util.function.Supplier;

/** The configuration of a store that is going to be opened. */
public final class ConfigRead {
    private ConfigRead() {}

    /** Reads it; meanwhile the libraries below the store set themselves up. */
    public static Loaded by(Supplier<Loaded> reading) {
        Beside<String> statements = Beside.begin(Libraries::writing);
        try {
            Loaded loaded = reading.get();
            if (loaded.settings().database().url().isEmpty()) {
                Libraries.driver();
            }
            return loaded;
        } finally {
            statements.result();
        }
    }
}
