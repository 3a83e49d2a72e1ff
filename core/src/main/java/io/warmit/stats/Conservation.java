package io.warmit.stats;

/**
 * The equation that mail must satisfy: what was submitted is accounted for.
 *
 * @param submitted dots written minus those refused in the answer, counted from the events; all else is counted from the messages
 * @param missing accepted, and in no folder of the receiver after 24 hours
 * @param unconfirmed nobody knows whether it left, and it was not found within 24 hours
 * @param inFlight past the dot, and not seen yet
 */
public record Conservation(
        int submitted,
        int inbox,
        int tab,
        int spam,
        int other,
        int bounced,
        int missing,
        int unconfirmed,
        int inFlight) {
    public static final Conservation NOTHING = new Conservation(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Everything that the messages account for: the right side. */
    public int accountedFor() {
        return inbox + tab + spam + other + bounced + missing + unconfirmed + inFlight;
    }

    public boolean balanced() {
        return submitted == accountedFor();
    }

    public Conservation plus(Conservation more) {
        return new Conservation(
                submitted + more.submitted,
                inbox + more.inbox,
                tab + more.tab,
                spam + more.spam,
                other + more.other,
                bounced + more.bounced,
                missing + more.missing,
                unconfirmed + more.unconfirmed,
                inFlight + more.inFlight);
    }

    /** The equation as one line. */
    public String text() {
        return "submitted " + submitted + " = inbox " + inbox + " + tab " + tab + " + spam " + spam + " + other "
                + other
                + " + bounced " + bounced + " + missing " + missing + " + unconfirmed " + unconfirmed + " + in flight "
                + inFlight;
    }

    /** {@code balanced}, or how many messages the right side lacks or has too many. */
    public String verdict() {
        int lacking = submitted - accountedFor();
        return lacking == 0 ? "balanced" : Math.abs(lacking) + (lacking > 0 ? " too few" : " too many");
    }
}
