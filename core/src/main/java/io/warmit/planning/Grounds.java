package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.Capacity.Ground;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** What a sender's capacity follows from, counted over its partners. */
final class Grounds {
    private Grounds() {}

    static Ground of(Facts facts, Duration window) {
        Mailbox sender = facts.sender();
        SameDomain own = facts.enrolment().campaign().settings().pairs().sameDomain();
        List<Partner> eligible = facts.partners().stream()
                .filter(partner -> Eligible.of(sender, partner.mailbox(), own)
                        && partner.mailbox().mode() != Mode.OBSERVE)
                .toList();
        // The partners are a sample when the pool is large; the pool as a whole carries in proportion.
        double scale = facts.partners().isEmpty()
                ? 1
                : (double) facts.poolPartners() / facts.partners().size();
        TreeMap<String, Integer> classes = new TreeMap<>();
        eligible.forEach(partner -> classes.merge(partner.mailbox().provider(), 1, Integer::sum));
        double receivable = eligible.stream()
                .mapToDouble(partner -> (double) partner.mailbox().receiveMax() / Math.max(1, partner.senders()))
                .sum();
        return new Ground(
                (int) Math.round(eligible.size() * scale),
                sender.dailyMax(),
                window,
                receivable * scale,
                List.copyOf(classes.values()));
    }
}
