package io.warmit.planning;

import io.warmit.transport.SendOutcome.Reply;
import io.warmit.transport.SendOutcome.Stage;
import java.time.Duration;
import java.util.Locale;

/**
 * What a refusal means for the message and its mailbox. The enhanced status code counts before the basic one, that before the words.
 *
 * <p>RFC 3463 for the codes; the providers' own: support.google.com "Gmail SMTP errors and codes", learn.microsoft.com "Exchange Online limits" (both read November 2026).
 */
public sealed interface AfterSend {
    /** Not accepted; try again after the ordinary pause, but not before this. */
    record TryAgain(Duration notBefore) implements AfterSend {}

    /** Not accepted, and no use trying today; nobody's failure. */
    record GiveUp(String why) implements AfterSend {}

    /** Refused for good. */
    record Fail(Blame blame) implements AfterSend {}

    /** Who must do something about a refusal. */
    enum Blame {
        MESSAGE,
        /** The receiver does not exist at its server. */
        RECEIVER,
        /** Policy, reputation or authentication: three in a day pause the sender. */
        POLICY
    }

    /** The meaning of a 4xx or 5xx answer to any verb but AUTH. */
    static AfterSend of(Reply reply) {
        String enhanced = enhanced(reply.text());
        if (enhanced.equals("4.2.2") || enhanced.equals("5.2.2")) {
            return new GiveUp("the receiver's mailbox is full");
        }
        if (enhanced.equals("5.4.5")) {
            return new GiveUp("the provider's sending quota is used up");
        }
        if (reply.code() < 500) {
            return new TryAgain(pause(reply, enhanced));
        }
        if (reply.stage() == Stage.RCPT && (enhanced.equals("5.1.1") || enhanced.equals("5.1.10"))) {
            return new Fail(Blame.RECEIVER);
        }
        // 554 says no more than "failed" where an enhanced code tells what for.
        boolean policy = enhanced.startsWith("5.7.") || (reply.code() == 554 && enhanced.isEmpty());
        return new Fail(policy ? Blame.POLICY : Blame.MESSAGE);
    }

    private static Duration pause(Reply reply, String enhanced) {
        boolean tooFast = enhanced.equals("4.2.1") || reply.code() == 454;
        return tooFast ? Duration.ofHours(1) : Duration.ofMinutes(5);
    }

    static String enhanced(String text) {
        String first = text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        return first.matches("[245]\\.\\d{1,3}\\.\\d{1,3}") ? first : "";
    }
}
