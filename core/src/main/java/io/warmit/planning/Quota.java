package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Capacity;
import io.warmit.campaign.Move;
import io.warmit.campaign.Pace;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many openers a mailbox begins on one day, and the limit that sets the number.
 *
 * @param binding the limit in words
 * @param reasons how the number came about
 */
record Quota(int openers, String binding, List<String> reasons) {
    /**
     * What the number follows from: the ramp's own, the move, the day, and what is owed to replies.
     *
     * @param top the most that a good day or a minimum lifts it to: the ramp's, or what the mailbox has grown to
     * @param firstWeek the most that the mailbox's age allows on this day
     */
    record Ground(
            Volume volume,
            int dayIndex,
            int target,
            int top,
            int firstWeek,
            Pace pace,
            double dayFactor,
            int repliesDue,
            boolean over) {
        private int most() {
            return Math.min(top, firstWeek);
        }

        private int wanted() {
            return (int) Math.floor(target * pace.factor() * dayFactor + 0.5);
        }

        /** Once the ramp is at its top, what is missing to the least number of openers and replies together. */
        private OptionalInt minimum() {
            boolean atTop = !over && target >= volume.ramp().to() && pace.move() == Move.GROW;
            return atTop && volume.minimumPerDay().isPresent()
                    ? OptionalInt.of(volume.minimumPerDay().getAsInt() - repliesDue)
                    : OptionalInt.empty();
        }

        private String words() {
            String day = over ? "after the ramp" : "ramp of day " + dayIndex;
            return day + ": " + target + (dayFactor == 1 ? "" : " × day factor " + Words.percent(dayFactor))
                    + (pace.factor() == 1 ? "" : " × pace " + Words.percent(pace.factor()))
                    + (wanted() >= firstWeek && firstWeek < top
                            ? ", at most " + firstWeek + " in the first week of a young mailbox"
                            : "");
        }
    }

    Quota {
        reasons = List.copyOf(reasons);
    }

    static Quota of(Ground ground, Capacity capacity) {
        if (ground.pace().move() == Move.STOP) {
            return new Quota(0, "stopped by the brakes", List.of("the brakes stopped the mailbox → 0"));
        }
        int most = ground.most();
        int wanted = Math.max(1, Math.min(ground.wanted(), most));
        int asked = Math.min(most, Math.max(wanted, ground.minimum().orElse(0)));
        String words = ground.words() + (asked > wanted ? ", raised to minimum_per_day" : "");
        int openers = Math.min(asked, capacity.perDay());
        return openers < asked
                ? new Quota(
                        openers,
                        capacity.because(),
                        List.of(words + " → " + asked, "cut to " + openers + ": " + capacity.because()))
                : new Quota(openers, words, List.of(words + " → " + openers));
    }
}
