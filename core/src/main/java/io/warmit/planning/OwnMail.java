package io.warmit.planning;

import io.warmit.schedule.RollingCap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What people send from a mailbox themselves. In its first sending days it has the first claim on the room, and warmit sends what is left.
 *
 * @param counted when it was counted last; empty: never
 * @param sent when each mail of the last {@value #DAYS} days was sent, no earlier than it was
 * @param booked when other programs booked mail, which then lies in Sent too: it is a debit already and does not count twice
 */
public record OwnMail(Optional<Instant> counted, List<Instant> sent, List<Instant> booked) {
    /** How many days are looked back on. */
    public static final int DAYS = 7;

    public static final OwnMail NONE = new OwnMail(Optional.empty(), List.of(), List.of());

    /** So quick is nobody who writes by hand. */
    private static final Duration LEAST_EACH = Duration.ofMinutes(3);

    private static final Duration AT_LATEST = Duration.ofHours(2);
    private static final Duration BOOKED_BEFORE = Duration.ofHours(1);
    private static final Duration ROUNDING = Duration.ofMinutes(1);

    public OwnMail {
        sent = List.copyOf(sent);
        booked = List.copyOf(booked);
    }

    /** How many messages of the room of 24 hours are theirs: what they have sent, and at least what they send on a usual day. */
    public int claim(Instant now) {
        List<Instant> theirs = unbooked();
        // Until the next count what has left the window since is taken to be replaced.
        int counting = counted.filter(at -> at.plus(AT_LATEST).isAfter(now))
                .map(at -> RollingCap.used(theirs, at))
                .orElse(0);
        return Math.max(Math.max(RollingCap.used(theirs, now), counting), usual(theirs, now));
    }

    /** The median of the days before, so that neither a weekend nor one great day makes the week. */
    private static int usual(List<Instant> theirs, Instant now) {
        int[] days = IntStream.range(1, DAYS)
                .map(back -> on(theirs, now.minus(RollingCap.WINDOW.multipliedBy(back))))
                .sorted()
                .toArray();
        return days[days.length / 2];
    }

    private static int on(List<Instant> theirs, Instant end) {
        Instant start = end.minus(RollingCap.WINDOW);
        return (int) theirs.stream()
                .filter(at -> at.isAfter(start) && !at.isAfter(end))
                .count();
    }

    /** A booking stands for at most one mail, which was sent soon after it. */
    private List<Instant> unbooked() {
        List<Instant> open = new ArrayList<>(booked);
        return sent.stream()
                .sorted()
                .filter(at -> open.stream()
                        .filter(booking -> !booking.isAfter(at)
                                && !booking.plus(BOOKED_BEFORE.plus(ROUNDING)).isBefore(at))
                        .findFirst()
                        .map(open::remove)
                        .isEmpty())
                .toList();
    }

    /** The cap that it leaves for all other mail of the mailbox; empty where there is none to speak of. */
    public Optional<Room.Own> cap(Instant now) {
        int claim = claim(now);
        return claim == 0
                ? Optional.empty()
                : Optional.of(new Room.Own(
                        "your own mail " + claim + " in 24 hours, with ours at most " + FirstDays.MOST
                                + " in the first " + FirstDays.DAYS + " sending days",
                        Math.max(0, FirstDays.MOST - claim),
                        RollingCap.WINDOW));
    }

    /**
     * Whether it must be counted anew before something leaves: as soon as somebody who writes quickly could have used up what is left.
     *
     * @param used mail of the last 24 hours that is not theirs
     */
    public boolean stale(int used, Instant now) {
        Duration holds = LEAST_EACH.multipliedBy(Math.max(0, FirstDays.MOST - claim(now) - used));
        Duration interval = holds.compareTo(AT_LATEST) < 0 ? holds : AT_LATEST;
        return counted.filter(at -> !at.isAfter(now) && at.plus(interval).isAfter(now))
                .isEmpty();
    }
}
