package io.warmit.simulation;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.Draw;
import io.warmit.transport.Inbox;
import io.warmit.transport.Outgoing;
import io.warmit.transport.Post;
import io.warmit.transport.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Mail servers in memory. What they do with a message depends on its token and the seed, never on the order of calls. */
public final class MailWorld implements Post {
    private static final Duration CAP_SPAN = Duration.ofHours(24);

    private final InstantSource clock;
    private final Draw draw;
    private final Map<Address, WorldMailbox> mailboxes = new TreeMap<>();
    private final Map<String, Integer> copiesSent = new HashMap<>();
    private final Map<Address, List<Instant>> sendsBySender = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private final Map<String, Integer> engagement = new HashMap<>();

    public MailWorld(InstantSource clock, Draw draw) {
        this.clock = clock;
        this.draw = draw;
    }

    public WorldMailbox add(Address address, ProviderModel model) {
        return mailboxes.computeIfAbsent(address, key -> new WorldMailbox(key, model));
    }

    public Collection<WorldMailbox> mailboxes() {
        return mailboxes.values();
    }

    public WorldMailbox mailbox(Address address) {
        WorldMailbox mailbox = mailboxes.get(address);
        if (mailbox == null) {
            throw new IllegalArgumentException("nobody lives at " + address);
        }
        return mailbox;
    }

    /** The largest number of copies of one message that were ever put on the wire. */
    public int mostCopies() {
        return copiesSent.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How many messages were accepted. */
    public int accepted() {
        return copiesSent.size();
    }

    @Override
    public Sender sender(Mailbox mailbox) {
        return new WorldSender(this, clock, draw);
    }

    @Override
    public Inbox inbox(Mailbox mailbox) {
        return new WorldInbox(this, mailbox(mailbox.address()), clock);
    }

    int nextTry(Outgoing mail) {
        return tries.merge(mail.token().value(), 1, Integer::sum);
    }

    void sent(Outgoing mail) {
        copiesSent.merge(mail.token().value(), 1, Integer::sum);
        sendsBySender.computeIfAbsent(mail.from(), sender -> new ArrayList<>()).add(clock.instant());
    }

    /** How often a sender put more mail on the wire within any 24 hours than its cap allows. */
    public int capsBroken(ToIntFunction<Address> capOf) {
        int broken = 0;
        for (Map.Entry<Address, List<Instant>> sends : sendsBySender.entrySet()) {
            int cap = capOf.applyAsInt(sends.getKey());
            List<Instant> times = sends.getValue();
            for (int i = cap; i < times.size(); i++) {
                if (times.get(i - cap).plus(CAP_SPAN).isAfter(times.get(i))) {
                    broken++;
                }
            }
        }
        return broken;
    }

    /** A rescue, a reading or an answer teaches the receiver's provider about the sender's domain. */
    void engaged(String senderDomain, ProviderModel model, int weight) {
        engagement.merge(senderDomain + " " + model.name(), weight, Integer::sum);
    }

    /** The share of junk that a sender meets now. It falls by half of what is trainable for every 40 points of engagement. */
    double junkShare(String senderDomain, ProviderModel model) {
        int points = engagement.getOrDefault(senderDomain + " " + model.name(), 0);
        return model.junkShare() * (1 - model.trainable() + model.trainable() * Math.pow(0.5, points / 40.0));
    }
}
