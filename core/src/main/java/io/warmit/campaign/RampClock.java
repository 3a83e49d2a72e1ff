package io.warmit.campaign;

/** Moves the day index of a ramp. It counts days on which the mailbox really sent, never calendar days. */
public final class RampClock {
    private static final int FORGIVEN = 4;
    static final int FORGOTTEN = 30;

    /** Calendar days that maintenance lasts after the ramp. */
    public static final int LONGEST_MAINTENANCE = 180;

    private RampClock() {}

    /** What a local day was for the ramp. */
    public enum Outcome {
        /** At least half of the quota left: the ramp goes on. */
        SENDING,
        /** Something left, but less than half. */
        THIN,
        /** Nothing left. */
        IDLE
    }

    /** What a day with this quota was, after so many openers were accepted. */
    public static Outcome outcome(int quota, int accepted) {
        if (accepted == 0) {
            return Outcome.IDLE;
        }
        return accepted >= (quota + 1) / 2 ? Outcome.SENDING : Outcome.THIN;
    }

    /**
     * The day index after idleness.
     *
     * @param idleDays calendar days without an accepted opener since the last day with one, weekends included
     */
    public static int afterIdleness(int dayIndex, long idleDays) {
        if (idleDays <= FORGIVEN) {
            return dayIndex;
        }
        return idleDays >= FORGOTTEN ? 1 : (int) Math.max(1, dayIndex - (idleDays - FORGIVEN));
    }

    /** Calendar days after its start on which a campaign ends in any case. */
    public static int lastCalendarDay(int sendingDays) {
        return 3 * sendingDays + 30;
    }
}
