package io.warmit.stats;

import io.warmit.campaign.Rate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

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

    /** All of them together; of none nothing was counted. */
    public static Counts sum(String key, Collection<Counts> parts) {
        return new Counts(
                key,
                sum(parts, Counts::submitted),
                sums(parts, Counts::byState),
                sums(parts, Counts::byPlacement),
                sum(parts, Counts::byOwner),
                sum(parts, Counts::planned),
                sum(parts, Counts::replies),
                sum(parts, Counts::rescued),
                sum(parts, Counts::read),
                sum(parts, Counts::starred),
                sum(parts, Counts::extraCopies),
                sum(parts, Counts::inDoubt));
    }

    private static int sum(Collection<Counts> parts, ToIntFunction<Counts> number) {
        return parts.stream().mapToInt(number).sum();
    }

    private static Map<String, Integer> sums(Collection<Counts> parts, Function<Counts, Map<String, Integer>> numbers) {
        Map<String, Integer> sums = new HashMap<>();
        parts.forEach(part -> numbers.apply(part).forEach((word, number) -> sums.merge(word, number, Integer::sum)));
        return sums;
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
