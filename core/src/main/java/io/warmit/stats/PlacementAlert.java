package io.warmit.stats;

import io.warmit.campaign.Rate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When somebody should look at where mail lands: early, while there is little harm done.
 *
 * <p>Below 75 % in the inbox on two sending days in a row, or 15 points less than the week before; the bounds of inboxlee.com/docs/seed-list-tests.
 */
public final class PlacementAlert {
    private static final double LEAST = 0.75;
    private static final double FALL = 0.15;

    private PlacementAlert() {}

    /**
     * What is alarming, in words; empty when nothing is. A rate of less than 20 messages says nothing.
     *
     * @param days inbox rates of the days on which something was placed, in their order
     * @param week the inbox rate of the last seven days
     * @param before that of the seven days before them
     */
    public static Optional<String> of(List<Rate> days, Rate week, Rate before) {
        List<Rate> lastTwo = days.subList(Math.max(0, days.size() - 2), days.size());
        if (lastTwo.size() == 2 && lastTwo.stream().allMatch(day -> day.isEnough() && day.share() < LEAST)) {
            return Optional.of("inbox " + percent(lastTwo.getFirst()) + " and " + percent(lastTwo.getLast())
                    + " on the last two sending days, less than 75 %");
        }
        return week.isEnough() && before.isEnough() && before.share() - week.share() >= FALL - 1e-9
                ? Optional.of("inbox " + percent(week) + " of the last 7 days, after " + percent(before)
                        + " of the 7 days before")
                : Optional.empty();
    }

    private static String percent(Rate rate) {
        return String.format(Locale.ROOT, "%.1f %%", rate.share() * 100);
    }
}
