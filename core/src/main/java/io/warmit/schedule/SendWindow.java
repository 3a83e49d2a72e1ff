package io.warmit.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.Set;

/**
 * The waking time of a mailbox: a span of each of its weekdays, in its zone.
 *
 * <p>A bound in a gap of daylight saving time moves to the first instant after the gap; in an overlap the first occurrence counts.
 *
 * @param closes empty: midnight at the end of the day
 * @param off days of the week on which it sleeps all the same
 * @param lunch taken out of each day; empty: it works through
 */
public record SendWindow(
        LocalTime opens,
        Optional<LocalTime> closes,
        Set<DayOfWeek> weekdays,
        ZoneId zone,
        DaysOff off,
        Optional<Lunch> lunch) {
    private static final int LOOKED_AHEAD = 750;

    public SendWindow {
        weekdays = Set.copyOf(weekdays);
    }

    /** Without days off and lunch. */
    public SendWindow(LocalTime opens, Optional<LocalTime> closes, Set<DayOfWeek> weekdays, ZoneId zone) {
        this(opens, closes, weekdays, zone, DaysOff.NONE, Optional.empty());
    }

    /**
     * The span of one day: from {@code opens}, included, to {@code closes}, excluded.
     *
     * @param pause within it, not touching its ends
     */
    public record Span(Instant opens, Instant closes, Optional<Pause> pause) {
        public Span {
            Instant from = opens;
            pause = pause.filter(
                    found -> found.from().isAfter(from) && found.to().isBefore(closes));
        }

        /** Without a pause. */
        public Span(Instant opens, Instant closes) {
            this(opens, closes, Optional.empty());
        }

        public boolean contains(Instant instant) {
            return !instant.isBefore(opens)
                    && instant.isBefore(closes)
                    && pause.filter(found -> found.contains(instant)).isEmpty();
        }

        /** How long it is awake within it. */
        public Duration length() {
            return Duration.between(opens, closes)
                    .minus(pause.map(Pause::length).orElse(Duration.ZERO));
        }

        /** The instant after so much of its waking time. */
        public Instant after(Duration awake) {
            Instant at = opens.plus(awake);
            return pause.filter(found -> !at.isBefore(found.from()))
                    .map(found -> at.plus(found.length()))
                    .orElse(at);
        }

        /** What is left of it from an instant on; one within the pause is its end. */
        public Span from(Instant now) {
            Instant start =
                    pause.filter(found -> found.contains(now)).map(Pause::to).orElse(now);
            return start.isAfter(opens) ? new Span(start, closes, pause) : this;
        }
    }

    /** From {@code from}, included, to {@code to}, excluded. */
    public record Pause(Instant from, Instant to) {
        boolean contains(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }

        Duration length() {
            return Duration.between(from, to);
        }
    }

    /** The span of a day, or empty when the mailbox sleeps through it. */
    public Optional<Span> on(LocalDate day) {
        if (!weekdays.contains(day.getDayOfWeek()) || off.covers(day)) {
            return Optional.empty();
        }
        Instant from = first(day, opens);
        Instant to = closes.map(time -> first(day, time)).orElseGet(() -> first(day.plusDays(1), LocalTime.MIDNIGHT));
        Optional<Pause> pause =
                lunch.map(noon -> noon.on(day)).map(noon -> new Pause(first(day, noon.from()), first(day, noon.to())));
        return from.isBefore(to) ? Optional.of(new Span(from, to, pause)) : Optional.empty();
    }

    public boolean contains(Instant instant) {
        return on(instant.atZone(zone).toLocalDate())
                .filter(span -> span.contains(instant))
                .isPresent();
    }

    /** The first instant from this one on at which the mailbox is awake. */
    public Instant nextOpening(Instant from) {
        LocalDate day = from.atZone(zone).toLocalDate();
        for (int ahead = 0; ahead < LOOKED_AHEAD; ahead++) {
            Optional<Span> span =
                    on(day.plusDays(ahead)).filter(found -> found.closes().isAfter(from));
            if (span.isPresent()) {
                return span.get().from(from).opens();
            }
        }
        throw new IllegalStateException("a window that has no day within two years never opens");
    }

    private Instant first(LocalDate day, LocalTime time) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition transition = rules.getTransition(day.atTime(time));
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        return day.atTime(time).atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
