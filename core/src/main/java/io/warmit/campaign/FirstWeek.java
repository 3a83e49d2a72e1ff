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
    /** Nobody said how old the mailbox is. */
    public static final int UNKNOWN = Integer.MAX_VALUE;

    private FirstWeek() {}

    /**
     * The limit of each day; {@link #UNKNOWN} when nothing limits it.
     *
     * @param since the first day on which the mailbox, or its domain, was in use
     */
    public static int limit(Optional<LocalDate> since, LocalDate start) {
        return since.map(first -> ChronoUnit.DAYS.between(first, start))
                .map(days -> days < 30 ? 3 : days < 90 ? 5 : days < 180 ? 10 : 20)
                .orElse(UNKNOWN);
    }
}
