package io.warmit.planning;

import io.warmit.campaign.Campaign;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.InstanceKey;
import io.warmit.message.Manners;
import io.warmit.message.Message;
import io.warmit.message.Message.Acts;
import io.warmit.message.MessageState;
import io.warmit.message.Token;
import io.warmit.schedule.Draw;
import io.warmit.schedule.SendWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The answer to a message that was read.
 *
 * @param expires 7 days after the parent's arrival; an answer that has not left by then would be odd
 */
public record ReplyPlan(Token token, int turn, LocalDate day, Instant due, Instant expires, Manners manners) {
    private static final Duration OLD = Duration.ofDays(7);

    /**
     * Whether a message that has just been read is answered: only what surely arrived where people read, in the inbox, a tab, or rescued from spam.
     *
     * @param acts what was done to it so far
     */
    public static boolean isDue(Message message, Acts acts) {
        boolean arrived = message.state() instanceof MessageState.Confirmed confirmed
                && switch (confirmed.placement()) {
                    case INBOX, TAB -> true;
                    case SPAM -> acts.rescued().isPresent();
                    case OTHER -> false;
                };
        return arrived && message.manners().answer();
    }

    /** False: it would have to leave when it is too old, because its message was read late (its mailbox was stopped, say). */
    public boolean inTime() {
        return due.isBefore(expires);
    }

    /**
     * Plans the answer.
     *
     * @param parent the message being answered, confirmed and read
     * @param turns messages in the thread, the opener included
     * @param sender the mailbox that received the parent
     * @param window the sender's waking time
     */
    public static ReplyPlan of(
            Message parent,
            int turns,
            Mailbox sender,
            Mailbox receiver,
            Campaign campaign,
            SendWindow window,
            Draw draw,
            InstanceKey key,
            Instant now) {
        Instant due = ActTime.awake(now.plus(parent.manners().answerAfter()), window, draw, "reply", parent.token());
        LocalDate day = due.atZone(sender.zone()).toLocalDate();
        int turn = parent.turn() + 1;
        Token token = key.answer(parent.token(), turn);
        Instant arrived =
                parent.state() instanceof MessageState.Confirmed(var at, var placement, var folder) ? at : now;
        return new ReplyPlan(
                token,
                turn,
                day,
                due,
                arrived.plus(OLD),
                MannersDraw.of(campaign.settings(), draw, token, turn < turns));
    }
}
