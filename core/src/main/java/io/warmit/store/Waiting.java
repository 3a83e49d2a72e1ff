package io.warmit.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a thread wants done together with what others want, and how that went. */
abstract class Waiting {
    private final CompletableFuture<Boolean> leads = new CompletableFuture<>();
    private @Nullable Throwable failure;

    /** Waits until it was dealt with (false), or its thread is to do it together with those that wait (true). */
    final boolean leads() {
        return leads.join();
    }

    /** Its thread is the next that does it for all. */
    final void lead() {
        leads.complete(true);
    }

    /** It was dealt with. */
    final void over() {
        leads.complete(false);
    }

    /** It went wrong for good. */
    final void failed(Throwable why) {
        failure = why;
        over();
    }

    /** Throws what went wrong. */
    final void told() throws SQLException {
        switch (failure) {
            case null -> {}
            case SQLException told -> throw told;
            case RuntimeException told -> throw told;
            case Error told -> throw told;
            default -> throw new IllegalStateException(failure);
        }
    }
}
