package io.warmit.planning;

import io.warmit.transport.SendOutcome.Reply;
import java.time.Duration;
import java.util.Set;

/**
 * What a refusal asks of us beyond its message: to slow down, to send nothing, or to leave the receiver alone. None of them is anybody's failure.
 *
 * <p>The codes: support.google.com "Gmail SMTP errors and codes", learn.microsoft.com "Exchange Online limits" (both read November 2026).
 */
public sealed interface Demand {
    /** Everybody slows down at this provider. */
    record SlowDown() implements Demand {}

    /** The sender sends nothing for so long. */
    record SenderRests(Duration length, String why) implements Demand {}

    /** The receiver is not chosen for so long. */
    record ReceiverRests(Duration length, String why) implements Demand {}

    static Set<Demand> of(Reply reply) {
        String enhanced = AfterSend.enhanced(reply.text());
        if (enhanced.equals("5.4.5")) {
            return Set.of(new SenderRests(Duration.ofDays(1), "the provider's sending quota is used up"));
        }
        if (reply.code() == 450 && enhanced.equals("4.2.1")) {
            return Set.of(new ReceiverRests(Duration.ofDays(1), "it gets mail too fast"));
        }
        return switch (reply.code()) {
            case 421, 432 -> Set.of(new SlowDown());
            // Too many logins; the password itself is not in doubt.
            case 454 -> Set.of(new SlowDown(), new SenderRests(Duration.ofHours(1), "too many logins"));
            default -> Set.of();
        };
    }
}
