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
 */
public record SendWindow(LocalTime opens, Optional<LocalTime> closes, Set<DayOfWeek> weekdays, ZoneId zone) {
    private static final int A_FORTNIGHT = 15;

    public SendWindow {
        weekdays = Set.copyOf(weekdays);
    }

    /** The span of one day: from {@code opens}, included, to {@code closes}, excluded. */
    public record Span(Instant opens, Instant closes) {
        public boolean contains(Instant instant) {
            return !instant.isBefore(opens) && instant.isBefore(closes);
        }

        public Duration length() {
            return Duration.between(opens, closes);
        }
    }

    /** The span of a day, or empty when the mailbox sleeps through it. */
    public Optional<Span> on(LocalDate day) {
        if (!weekdays.contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        Instant from = first(day, opens);
        Instant to = closes.map(time -> first(day, time)).orElseGet(() -> first(day.plusDays(1), LocalTime.MIDNIGHT));
        return from.isBefore(to) ? Optional.of(new Span(from, to)) : Optional.empty();
    }

    public boolean contains(Instant instant) {
        return on(instant.atZone(zone).toLocalDate())
                .filter(span -> span.contains(instant))
                .isPresent();
    }

    /** The first instant from this one on at which the mailbox is awake. */
    public Instant nextOpening(Instant from) {
        LocalDate day = from.atZone(zone).toLocalDate();
        for (int ahead = 0; ahead < A_FORTNIGHT; ahead++) {
            Optional<Span> span =
                    on(day.plusDays(ahead)).filter(found -> found.closes().isAfter(from));
            if (span.isPresent()) {
                return span.get().opens().isBefore(from) ? from : span.get().opens();
            }
        }
        throw new IllegalStateException("a window without a weekday never opens");
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
