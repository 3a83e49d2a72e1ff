package io.warmit.store;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Kind;
import io.warmit.message.Manners;
import io.warmit.message.Message;
import io.warmit.message.Token;
import io.warmit.planning.PlannedOpener;
import io.warmit.planning.ReplyPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A message that is planned. */
public record NewMessage(
        Token token,
        Kind kind,
        long campaignId,
        long threadId,
        int turn,
        Optional<Long> parent,
        long senderId,
        Mailbox receiver,
        LocalDate day,
        int slot,
        Instant due,
        Instant expires,
        Manners manners) {

    public static NewMessage opener(PlannedOpener opener, long campaign, long thread, Mailbox sender, LocalDate day) {
        return new NewMessage(
                opener.token(),
                Kind.WARMUP,
                campaign,
                thread,
                1,
                Optional.empty(),
                sender.id(),
                opener.receiver(),
                day,
                opener.slot(),
                opener.due(),
                opener.expires(),
                opener.manners());
    }

    public static NewMessage reply(ReplyPlan plan, Message parent, Mailbox receiver) {
        return new NewMessage(
                plan.token(),
                Kind.REPLY,
                parent.campaignId(),
                parent.threadId(),
                plan.turn(),
                Optional.of(parent.id()),
                parent.receiverId(),
                receiver,
                plan.day(),
                0,
                plan.due(),
                plan.expires(),
                plan.manners());
    }
}
