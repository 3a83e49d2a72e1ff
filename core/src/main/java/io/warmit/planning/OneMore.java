package io.warmit.planning;

import io.warmit.mailbox.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** May one more mail of a mailbox leave now, which another program sends? The caps and the least gap are the mailbox's, whoever sends; the window is the campaign's and binds warmit alone. */
public final class OneMore {
    private OneMore() {}

    /**
     * What the answer follows from.
     *
     * @param gap least time between two mails of the mailbox
     * @param lastDot the last message that warmit sent from it
     * @param debits the mailbox's mail, as far back as the room's longest window
     * @param room the caps that it must find room in
     * @param used how much of the shared ones is used
     * @param rest its provider wants nothing from it for a while
     * @param recovering the store is, and nobody knows what left
     */
    public record Facts(
            Instant now,
            Mailbox mailbox,
            Duration gap,
            Optional<Instant> lastDot,
            List<Instant> debits,
            Room room,
            Room.Used used,
            Optional<Rest> rest,
            Optional<Recovering> recovering) {}

    /** Go or later; nothing is ever skipped. */
    public static SendGate check(Facts facts) {
        Mailbox mailbox = facts.mailbox();
        if (!mailbox.usable()) {
            String word = mailbox.provedAt().isPresent() ? mailbox.status().word() : "its logins are not proved yet";
            return new SendGate.Later(mailbox.statusUntil().orElse(Instant.MAX), word);
        }
        if (facts.recovering().isPresent()) {
            return new SendGate.Later(Instant.MAX, facts.recovering().get().sentence());
        }
        if (facts.rest().isPresent()) {
            return new SendGate.Later(
                    facts.rest().get().until(), facts.rest().get().reason());
        }
        return SendGate.whenFree(
                facts.now(),
                facts.gap(),
                SendGate.lastMail(facts.lastDot(), facts.debits()),
                facts.debits(),
                facts.room(),
                facts.used());
    }
}
