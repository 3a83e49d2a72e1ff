package io.warmit.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many connections there may be to the servers of a provider at the same time. Who comes first is served first. */
final class Turns {
    private final Map<String, Semaphore> places = new HashMap<>();
    private final Map<String, Integer> most;

    /** A provider that is not named here may have as many as there are visits. */
    Turns(Map<String, Integer> most) {
        this.most = Map.copyOf(most);
        most.forEach((provider, number) -> places.put(provider, new Semaphore(number, true)));
    }

    /** A place that was taken. */
    interface Turn {
        Turn FREE = () -> {};

        /** Called once. */
        void over();
    }

    /** Waits for a place as long as a server would be waited for. Empty: there was none in this time. */
    Optional<Turn> take(String provider, long millis) {
        Semaphore free = places.get(provider);
        if (free == null) {
            return Optional.of(Turn.FREE);
        }
        try {
            return free.tryAcquire(millis, TimeUnit.MILLISECONDS) ? Optional.of(free::release) : Optional.empty();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Why there was none. */
    String refusal(String provider) {
        return "all " + most.get(provider) + " connections to provider " + provider + " are in use";
    }
}
