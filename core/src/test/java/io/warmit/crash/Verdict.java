package io.warmit.crash;

import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.stats.Audit;
import io.warmit.store.AuditReader;
import io.warmit.store.MessageReader;
import io.warmit.store.MessageReader.Filter;
import io.warmit.store.MessageReader.Listed;
import io.warmit.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a store says about its messages, held against what its mail servers have.
 *
 * @param broken what must not be; empty: all is well
 * @param notArrived the states of messages that were tried, and that no server has taken
 */
record Verdict(List<String> broken, List<String> notArrived) {
    private static final int ALL = 1_000_000;

    static Verdict of(MailTown town, Store store) {
        List<String> broken = new ArrayList<>();
        List<String> notArrived = new ArrayList<>();
        Set<String> lost = new HashSet<>(town.taken());
        Map<String, Integer> lying = town.lying();
        List<Message> messages = messages(store);
        for (Message message : messages) {
            String token = message.token().value();
            lost.remove(token);
            int taken = town.taken(token);
            if (taken > 1) {
                broken.add(taken + " copies were taken of " + message);
            }
            if (lying.getOrDefault(token, 0) != taken) {
                broken.add(lying.getOrDefault(token, 0) + " copies lie in the mailbox, " + taken + " were taken of "
                        + message);
            }
            if (!fits(message, taken)) {
                broken.add(taken + " copies were taken, and the store says " + message);
            }
            if (taken == 0 && !(message.state() instanceof MessageState.Skipped)) {
                notArrived.add(message.state().word());
            }
        }
        lost.forEach(token -> broken.add("it has left, and has no row: " + token));
        AuditReader.Found found = new AuditReader(store.database())
                .read(new AuditReader.Range(LocalDate.EPOCH, LocalDate.of(9999, 1, 1), Optional.empty()));
        Audit audit = Audit.of(found.days(), found.trails(), Audit.By.SENDER_DAY);
        if (!audit.holds() || audit.total().planned() != messages.size()) {
            broken.add("the audit: " + audit.summary() + ", " + audit.faults());
        }
        return new Verdict(broken, notArrived);
    }

    private static boolean fits(Message message, int taken) {
        return switch (message.state()) {
            case MessageState.Confirmed _ -> taken > 0 && message.copies() == 1;
            case MessageState.Failed _,
                    MessageState.Skipped _,
                    MessageState.Quarantined _,
                    MessageState.Unconfirmed _ -> taken == 0;
            // These are open still, or mean that a server lost what it took or returned it; none here does.
            case MessageState.Planned _,
                    MessageState.Claimed _,
                    MessageState.Retry _,
                    MessageState.DotPending _,
                    MessageState.Accepted _,
                    MessageState.Missing _,
                    MessageState.Bounced _ -> false;
        };
    }

    static List<Message> messages(Store store) {
        return new MessageReader(store.database())
                        .list(
                                new Filter(
                                        Set.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Instant.EPOCH),
                                ALL)
                        .stream()
                        .map(Listed::message)
                        .toList();
    }
}
