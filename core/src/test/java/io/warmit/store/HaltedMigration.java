package io.warmit.store;

import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** A process that dies in the middle of migrating the store that its argument names. */
public final class HaltedMigration {
    static final int HALTED = 137;

    private HaltedMigration() {}

    public static void main(String[] arguments) {
        StoreLocation store = new StoreLocation.InFile(Path.of(arguments[0]), Duration.ofSeconds(5));
        try (Migrations migrations = Migrations.open(store, "classpath:db/halted", new HaltAfterFirst())) {
            migrations.apply();
        }
    }

    /** As a loss of power would: nothing is closed, nothing is rolled back by hand. */
    private static final class HaltAfterFirst implements Callback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            Runtime.getRuntime().halt(HALTED);
        }

        @Override
        public String getCallbackName() {
            return "halt";
        }
    }
}
