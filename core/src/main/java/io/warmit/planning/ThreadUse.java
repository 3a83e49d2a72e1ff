package io.warmit.planning;

import io.warmit.content.Use;
import io.warmit.content.Use.Writer;
import java.time.LocalDate;
import java.util.Collection;

/**
 * The text of a thread that was begun lately. Its answers are texts too, also those that are still to be written.
 *
 * @param turns messages in the thread; its two mailboxes write in turn
 * @param day on which it was begun
 */
public record ThreadUse(long openedBy, long answeredBy, String script, int variant, int turns, LocalDate day) {
    /** Days for which a mailbox keeps its distance to what it wrote itself. */
    public static final int OF_SENDER = 7;

    /** Days by which an answer may leave later than its thread began; after them it is not sent any more. */
    public static final int ANSWERED_WITHIN = 7;

    private static final int OF_PAIR = 30;

    /** Days after which no text of a thread matters any more. */
    public static final int LONGEST = OF_PAIR + ANSWERED_WITHIN;

    /** Adds the messages that a new thread from a sender to a receiver has to keep its distance to, each with the writer whose messages it is compared with. */
    public void near(long sender, long receiver, LocalDate today, Collection<Use> uses) {
        boolean pair = (openedBy == sender && answeredBy == receiver) || (openedBy == receiver && answeredBy == sender);
        int kept = pair ? OF_PAIR : OF_SENDER;
        long age = today.toEpochDay() - day.toEpochDay();
        for (int turn = 1; turn <= turns; turn++) {
            long writer = turn % 2 == 1 ? openedBy : answeredBy;
            boolean recent = (turn == 1 ? age : age - ANSWERED_WITHIN) < kept;
            if (recent && pair) {
                uses.add(new Use(script, variant, turn, Writer.EITHER));
            } else if (recent && writer == sender) {
                uses.add(new Use(script, variant, turn, Writer.OPENER));
            } else if (recent && writer == receiver) {
                uses.add(new Use(script, variant, turn, Writer.ANSWERER));
            }
        }
    }
}
