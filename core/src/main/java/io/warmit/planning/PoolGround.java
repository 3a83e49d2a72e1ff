package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.Capacity.Ground;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each sender can reach among the members of a pool that share its language, counted once for all: the cost of one more sender does not grow with the pool. */
final class PoolGround {
    private final boolean neverOwn;
    private final int senders;
    private final Map<String, Integer> sendersByDomain = new HashMap<>();
    private final Sum all = new Sum();
    private final Map<String, Sum> byDomain = new HashMap<>();

    /** Receivers with what each of them takes a day, divided by its senders. */
    private static final class Sum {
        final TreeMap<String, Integer> classes = new TreeMap<>();
        int receivers;
        double share;

        void add(Mailbox receiver, double each) {
            receivers++;
            share += each;
            classes.merge(receiver.provider(), 1, Integer::sum);
        }
    }

    PoolGround(List<Mailbox> members, SameDomain sameDomain) {
        neverOwn = sameDomain == SameDomain.NEVER;
        senders = (int) members.stream().filter(Mailbox::canSend).count();
        members.stream()
                .filter(Mailbox::canSend)
                .forEach(member -> sendersByDomain.merge(domain(member), 1, Integer::sum));
        members.stream().filter(PoolGround::receives).forEach(member -> {
            all.add(member, share(member));
            byDomain.computeIfAbsent(domain(member), key -> new Sum()).add(member, share(member));
        });
    }

    Ground of(Mailbox sender, Duration window) {
        Map<String, Integer> classes = classes(sender);
        Sum without = neverOwn ? byDomain.getOrDefault(domain(sender), new Sum()) : self(sender);
        return new Ground(
                all.receivers - without.receivers,
                Math.min(sender.dailyMax(), FirstDays.MOST),
                window,
                all.share - without.share,
                List.copyOf(classes.values()));
    }

    /** How many partners of each provider class a sender has. */
    Map<String, Integer> classes(Mailbox sender) {
        TreeMap<String, Integer> classes = new TreeMap<>(all.classes);
        Sum without = neverOwn ? byDomain.getOrDefault(domain(sender), new Sum()) : self(sender);
        without.classes.forEach((name, number) -> classes.merge(name, -number, Integer::sum));
        classes.values().removeIf(number -> number <= 0);
        return classes;
    }

    private Sum self(Mailbox sender) {
        Sum self = new Sum();
        if (receives(sender)) {
            self.add(sender, share(sender));
        }
        return self;
    }

    private double share(Mailbox receiver) {
        int own = receiver.canSend() ? 1 : 0;
        int writing = neverOwn ? senders - sendersByDomain.getOrDefault(domain(receiver), 0) : senders - own;
        return (double) receiver.receiveMax() / Math.max(1, writing);
    }

    private static boolean receives(Mailbox mailbox) {
        return mailbox.canReceive() && mailbox.mode() != Mode.OBSERVE;
    }

    private static String domain(Mailbox mailbox) {
        return mailbox.address().domain();
    }
}
