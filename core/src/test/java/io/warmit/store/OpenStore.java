package io.warmit.store;

import io.warmit.campaign.Brakes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A process that has the store open that its argument names, until its input ends. */
public final class OpenStore {
    private OpenStore() {}

    public static void main(String[] arguments) throws IOException {
        StoreLocation place = new StoreLocation.InFile(Path.of(arguments[0]), Duration.ofSeconds(5));
        try (Store store = Store.open(place, "other", Brakes.DEFAULT)) {
            System.out.println("open, schema " + store.schema());
            System.out.flush();
            while (System.in.read() >= 0) {
                // It does nothing but keep the store open.
            }
        }
    }
}
