package io.warmit.stats;

import io.warmit.campaign.Rate;
import java.util.Map;

/**
 * Messages counted by what became of them.
 *
 * @param key what they have in common, for example a provider or a day
 * @param submitted dots written minus those refused in the answer, counted from the events
 * @param byState messages by state, counted from their rows
 * @param byPlacement confirmed messages by placement
 * @param byOwner of the confirmed those that their owner had deleted before we looked; they say nothing about the provider and count in no rate
 */
public record Counts(
        String key,
        int submitted,
        Map<String, Integer> byState,
        Map<String, Integer> byPlacement,
        int byOwner,
        int planned,
        int replies,
        int rescued,
        int read,
        int starred,
        int extraCopies,
        int inDoubt) {
    public Counts {
        byState = Map.copyOf(byState);
        byPlacement = Map.copyOf(byPlacement);
    }

    public int state(String word) {
        return byState.getOrDefault(word, 0);
    }

    public int placement(String word) {
        return byPlacement.getOrDefault(word, 0);
    }

    public int confirmed() {
        return state("CONFIRMED");
    }

    /** DOT_PENDING, the doubtful ones included, and ACCEPTED. */
    public int inFlight() {
        return state("DOT_PENDING") + state("ACCEPTED");
    }

    /** Messages that the server took, whatever became of them. */
    public int accepted() {
        return state("ACCEPTED") + confirmed() + state("MISSING") + state("BOUNCED");
    }

    /** What the messages say that was submitted: the right side of the equation. */
    public int accountedFor() {
        return confirmed() + state("BOUNCED") + state("MISSING") + state("UNCONFIRMED") + inFlight();
    }

    public boolean balanced() {
        return submitted == accountedFor();
    }

    /** Inbox over everything that a provider placed; the missing count as placed nowhere good. */
    public Rate inboxRate() {
        int placed = placement("INBOX") + placement("TAB") + placement("SPAM") + placement("OTHER") + state("MISSING");
        return Rate.of(placement("INBOX"), placed - byOwner);
    }

    /** The conservation equation as one line of text. */
    public String equation() {
        return "submitted " + submitted + " = inbox " + placement("INBOX") + " + tab " + placement("TAB") + " + spam "
                + placement("SPAM") + " + other " + placement("OTHER") + " + bounced " + state("BOUNCED")
                + " + missing " + state("MISSING") + " + unconfirmed " + state("UNCONFIRMED") + " + in flight "
                + inFlight();
    }
}
