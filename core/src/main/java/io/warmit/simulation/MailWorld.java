package io.warmit.simulation;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Token;
import io.warmit.placement.Placement;
import io.warmit.placement.Verdict;
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
import java.util.Optional;
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
    private final Map<String, Verdict> verdicts = new HashMap<>();

    private final Map<Token, Optional<Fate>> fates = new HashMap<>();
    private int sessions;

    /** When and where a receiver's server filed a message, whatever anybody saw of it. */
    public record Fate(Instant at, Placement placement) {}

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
        sessions++;
        return new WorldInbox(this, mailbox(mailbox.address()), clock);
    }

    /** How many IMAP sessions were opened; who asks for an inbox uses it. */
    public int sessions() {
        return sessions;
    }

    /** What became of each message that was accepted. */
    public Map<Token, Optional<Fate>> fates() {
        return Map.copyOf(fates);
    }

    void fated(Token token, Optional<Fate> fate) {
        fates.put(token, fate);
    }

    int nextTry(Outgoing mail) {
        return tries.merge(mail.token().value(), 1, Integer::sum);
    }

    void sent(Outgoing mail) {
        copiesSent.merge(mail.token().value(), 1, Integer::sum);
        sendsBySender.computeIfAbsent(mail.from(), sender -> new ArrayList<>()).add(clock.instant());
    }

    /** When a sender put mail of ours on the wire. */
    public List<Instant> sendsOf(Address sender) {
        return List.copyOf(sendsBySender.getOrDefault(sender, List.of()));
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

    /** What every receiver's server writes about a domain's mail that is looked at from now on. */
    public void judge(String senderDomain, Verdict verdict) {
        verdicts.put(senderDomain, verdict);
    }

    Verdict verdictOn(String senderDomain) {
        return verdicts.getOrDefault(senderDomain, Verdict.NONE);
    }

    /** A rescue, a reading or an answer teaches the receiver's provider, or its own filter, about the sender's domain. */
    void engaged(String senderDomain, WorldMailbox receiver, int weight) {
        engagement.merge(lesson(senderDomain, receiver), weight, Integer::sum);
    }

    /** The share of junk that a sender meets now. It falls by half of what is trainable for every 40 points of engagement. */
    double junkShare(String senderDomain, WorldMailbox receiver) {
        ProviderModel model = receiver.model();
        int points = engagement.getOrDefault(lesson(senderDomain, receiver), 0);
        return model.junkShare() * (1 - model.trainable() + model.trainable() * Math.pow(0.5, points / 40.0));
    }

    private static String lesson(String senderDomain, WorldMailbox receiver) {
        return senderDomain + " "
                + (receiver.model().personal()
                        ? receiver.address().toString()
                        : receiver.model().name());
    }
}
