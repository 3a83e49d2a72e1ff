package io.warmit.app;

import io.warmit.store.Commits;
import io.warmit.store.StoreLocation;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** A process that renews a token and stands still at the commit of the answer, on the side that it is told, until it is ended. */
public final class DyingRenewal {
    /** For the parent alone: what is logged goes to its error output. */
    private static final PrintStream OUT = System.out;

    private DyingRenewal() {}

    public static void main(String[] arguments) throws Exception {
        System.setOut(System.err);
        boolean before = arguments[0].equals("BEFORE");
        StoreLocation place = arguments[2].isEmpty()
                ? new StoreLocation.InFile(Path.of(arguments[1]), Duration.ofSeconds(10))
                : new StoreLocation.OnPostgres(arguments[1], arguments[2], () -> arguments[2], 2);
        InstantSource clock = InstantSource.fixed(Instant.parse(arguments[4]));
        try (Renewals worker =
                new Renewals(place, new Still(before), URI.create(arguments[3]), clock, Duration.ofSeconds(20))) {
            OUT.println("went on with " + worker.access());
            OUT.flush();
        }
    }

    /** Stands at the commit of new tokens. */
    private record Still(boolean stopsBefore) implements Commits {
        @Override
        public void before() {
            stand(stopsBefore);
        }

        @Override
        public void after() {
            stand(!stopsBefore);
        }

        private static void stand(boolean here) {
            boolean stores = StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().endsWith("GrantStore")
                                    && frame.getMethodName().equals("renewed")));
            if (here && stores) {
                OUT.println("stands");
                OUT.flush();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException over) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
