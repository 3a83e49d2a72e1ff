package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.planning.Demand;
import io.warmit.planning.Rest;
import io.warmit.schedule.Slowdown;
import io.warmit.store.RestStore;
import io.warmit.transport.SendOutcome.Reply;
import java.time.Instant;

/** Does what a provider's refusal asks of us beyond its message. */
final class Demands {
    private final Parts parts;
    private final RestStore rests;

    Demands(Parts parts) {
        this.parts = parts;
        rests = parts.store().rests();
    }

    void meet(Mailbox from, Mailbox to, Reply reply, Instant now) {
        String words = reply.words();
        for (Demand demand : Demand.of(reply)) {
            switch (demand) {
                case Demand.SlowDown() -> {
                    Slowdown slowdown = rests.throttled(from.provider(), now, words);
                    slowdown.words(now, from.zone())
                            .ifPresent(told -> parts.listener().throttled(from, told, words));
                }
                case Demand.SenderRests(var length, String why) -> {
                    rests.sender(from.id(), new Rest(now.plus(length), why + ": " + words), now);
                    parts.listener().rests(from, "sends nothing until " + now.plus(length) + ", " + why + ": " + words);
                }
                case Demand.ReceiverRests(var length, String why) -> {
                    rests.receiver(to.id(), new Rest(now.plus(length), why + ": " + words), now);
                    parts.listener()
                            .rests(to, "is not written to anew until " + now.plus(length) + ", " + why + ": " + words);
                }
            }
        }
    }
}
