package io.warmit.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A break at noon: between 12:00 and 13:30 by the mailbox's clock, at another time and of another length each day.
 *
 * <p>It is drawn by mailbox and day alone, with a seed that everybody knows: nobody gains from guessing it, and whoever asks, an engine, a forecast or a person, gets the same.
 *
 * @param length how long at least and at most, 90 minutes at most
 * @param who the mailbox
 */
public record Lunch(Range length, String who) {
    public static final LocalTime EARLIEST = LocalTime.of(12, 0);
    public static final Duration WITHIN = Duration.ofMinutes(90);

    private static final Draw DRAW = new Draw("lunch".getBytes(StandardCharsets.UTF_8));

    /** From and to, by the clock. */
    public record Pause(LocalTime from, LocalTime to) {}

    public Pause on(LocalDate day) {
        Duration lasting = length.from()
                .plusSeconds(Math.round(DRAW.unit("length", who, day)
                        * length.to().minus(length.from()).toSeconds()));
        Duration room = WITHIN.minus(lasting);
        LocalTime from = EARLIEST.plusSeconds(Math.round(DRAW.unit("from", who, day) * room.toSeconds()));
        return new Pause(from, from.plus(lasting));
    }
}
