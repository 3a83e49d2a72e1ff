package io.warmit.app;

import io.warmit.problem.Problem;
import io.warmit.store.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Remembers what the operator was told: a problem that goes on is told when it is first met, then once a day. */
public final class Told {
    /** An hour less than a day, so that a run at the same time each day tells it each day. */
    private static final Duration DAY = Duration.ofHours(23);

    private static final String KIND = "told";

    private final EventStore events;
    private final InstantSource clock;

    Told(EventStore events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Those to be told now; they count as told from here on. */
    public List<Problem> news(List<Problem> met) {
        Instant now = clock.instant();
        List<Problem> news = met.stream()
                .filter(problem -> !events.has(KIND, null, words(problem), now.minus(DAY)))
                .toList();
        news.forEach(problem -> events.ofStore(now, KIND, words(problem)));
        return news;
    }

    /** In quotes, so that no message is taken for a longer one that contains it. */
    private static String words(Problem problem) {
        return problem.code() + " \"" + problem.message() + "\"";
    }
}
