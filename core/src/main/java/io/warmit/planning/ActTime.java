package io.warmit.planning;

import io.warmit.schedule.Draw;
import io.warmit.schedule.SendWindow;
import java.time.Duration;
import java.time.Instant;

/** Moves what falls outside the waking time to the next opening, plus a drawn delay of up to 90 minutes. */
final class ActTime {
    private static final Duration LARGEST_DELAY = Duration.ofMinutes(90);

    private ActTime() {}

    static Instant awake(Instant at, SendWindow window, Draw draw, String act, Object name) {
        if (window.contains(at)) {
            return at;
        }
        Instant opening = window.nextOpening(at);
        Duration open = window.on(opening.atZone(window.zone()).toLocalDate())
                .map(SendWindow.Span::length)
                .orElse(Duration.ZERO);
        Duration room = open.compareTo(LARGEST_DELAY) < 0 ? open : LARGEST_DELAY;
        return opening.plusMillis((long) (room.toMillis() * draw.unit("act-delay", act, name)));
    }
}
