package io.warmit.planning;

import io.warmit.content.Use;
import io.warmit.content.Use.Writer;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** The messages that a new thread from a sender to a receiver has to keep its distance to, each with the writer whose messages it is compared with. */
    public Stream<Use> near(long sender, long receiver, LocalDate today) {
        boolean pair = (openedBy == sender && answeredBy == receiver) || (openedBy == receiver && answeredBy == sender);
        return IntStream.rangeClosed(1, turns).boxed().flatMap(turn -> {
            LocalDate latest = turn == 1 ? day : day.plusDays(ANSWERED_WITHIN);
            long writer = turn % 2 == 1 ? openedBy : answeredBy;
            if (pair && latest.isAfter(today.minusDays(OF_PAIR))) {
                return Stream.of(new Use(script, variant, turn, Writer.EITHER));
            }
            if ((writer != sender && writer != receiver) || !latest.isAfter(today.minusDays(OF_SENDER))) {
                return Stream.empty();
            }
            return Stream.of(new Use(script, variant, turn, writer == sender ? Writer.OPENER : Writer.ANSWERER));
        });
    }
}
