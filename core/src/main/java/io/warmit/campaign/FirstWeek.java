package io.warmit.campaign;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How many openers a young mailbox may send on each of the first seven sending days, by its age at the start of a campaign.
 *
 * <p>The steps are those of Givaa/WarmIt, src/warmit/services/domain_checker.py.
 */
public final class FirstWeek {
    /** Sending days. */
    public static final int DAYS = 7;

    /** Nothing is known against it. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private FirstWeek() {}

    /**
     * The limit of each day; {@link #UNLIMITED} when nobody said how old the mailbox is.
     *
     * @param since the first day on which the mailbox, or its domain, was in use
     */
    public static int limit(Optional<LocalDate> since, LocalDate start) {
        return since.map(first -> ChronoUnit.DAYS.between(first, start))
                .map(days -> days < 30 ? 3 : days < 90 ? 5 : days < 180 ? 10 : 20)
                .orElse(UNLIMITED);
    }

    /**
     * The limit of one day; {@link #UNLIMITED} after the first week.
     *
     * @param dayIndex the ramp's, from 1
     */
    public static int onDay(int dayIndex, Optional<LocalDate> since, LocalDate start) {
        return dayIndex <= DAYS ? limit(since, start) : UNLIMITED;
    }
}
