package io.warmit.planning;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.Capacity;
import io.warmit.campaign.Capacity.Ground;
import io.warmit.mailbox.Mailbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a pool carries for one of its senders, and what would carry more.
 *
 * @param target the top of the ramp
 * @param capacity the ceiling and the limit that sets it
 * @param more how many mailboxes more would carry the target; 0 when it is carried, empty when no number of them would
 * @param helpfulClass the provider class of which one more mailbox helps most
 */
public record Outlook(
        Mailbox mailbox, int target, int partners, Capacity capacity, OptionalInt more, Optional<String> helpfulClass) {
    /** Below so many partners the same mailboxes meet again and again. */
    private static final int FEW = 8;

    private static final String ANOTHER_CLASS = "another provider class";

    /** One for each mailbox of the pool that can send, in the order given. */
    public static List<Outlook> of(List<Mailbox> members, CampaignSettings settings) {
        Map<String, PoolGround> pools = members.stream()
                .collect(Collectors.groupingBy(
                        Mailbox::language,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                same -> new PoolGround(same, settings.pairs().sameDomain()))));
        Duration window = Windows.length(settings.times());
        int target = settings.volume().ramp().to();
        // Most senders of a pool stand on the same ground.
        Map<Ground, Carried> known = new HashMap<>();
        return members.stream()
                .filter(Mailbox::canSend)
                .map(sender -> {
                    PoolGround pool = Objects.requireNonNull(pools.get(sender.language()));
                    Ground ground = pool.of(sender, window);
                    Carried carried = known.computeIfAbsent(ground, same -> Carried.of(same, target, settings));
                    return new Outlook(
                            sender,
                            target,
                            ground.partners(),
                            carried.capacity,
                            carried.more,
                            helpful(pool.classes(sender)));
                })
                .toList();
    }

    private record Carried(Capacity capacity, OptionalInt more) {
        static Carried of(Ground ground, int target, CampaignSettings settings) {
            return new Carried(Capacity.of(ground, settings), Capacity.moreFor(target, ground, settings));
        }
    }

    public int ceiling() {
        return capacity.perDay();
    }

    public boolean carried() {
        return ceiling() >= target;
    }

    /** Whether the same mailboxes meet so often that more of them are better. */
    public boolean fewPartners() {
        return partners < FEW;
    }

    /** Whether its partners are what cuts the ramp: who hears that has heard of their number. */
    private boolean cutByPartners() {
        return !carried() && capacity.binding().kind() == Capacity.Kind.PARTNERS;
    }

    /** The class with the fewest partners; if there is only one class, any other. */
    private static Optional<String> helpful(Map<String, Integer> classes) {
        return classes.size() < 2
                ? Optional.of(ANOTHER_CLASS)
                : classes.entrySet().stream()
                        .min(Comparator.comparing(Map.Entry::getValue))
                        .map(Map.Entry::getKey);
    }

    /** What an operator should hear about the pool: the ceilings below the ramp's top, and too few partners. */
    public static List<String> warnings(List<Outlook> pool, int usable) {
        List<String> warnings = new ArrayList<>();
        List<Outlook> cut = pool.stream().filter(outlook -> !outlook.carried()).toList();
        cut.stream().map(outlook -> outlook.capacity().because()).distinct().forEach(because -> {
            List<Outlook> same = cut.stream()
                    .filter(outlook -> outlook.capacity().because().equals(because))
                    .toList();
            warnings.add(carries(same, pool.size(), usable));
        });
        pool.stream()
                .filter(outlook -> outlook.fewPartners() && !outlook.cutByPartners())
                .mapToInt(Outlook::partners)
                .min()
                .ifPresent(fewest -> warnings.add("only " + Words.count(fewest, "partner")
                        + ": the same mailboxes write to each other often; " + (FEW + 1) + " mailboxes are better"));
        return warnings;
    }

    private static String carries(List<Outlook> same, int senders, int usable) {
        Outlook first = same.getFirst();
        String who = same.size() == senders
                ? "the pool carries at most " + first.ceiling() + " a day per mailbox: "
                : Words.list(
                                same.stream()
                                        .map(outlook ->
                                                outlook.mailbox().address().toString())
                                        .toList(),
                                3) + (same.size() == 1 ? " carries" : " carry") + " at most " + first.ceiling()
                        + " a day: ";
        String remedy = first.more().isPresent()
                ? ". " + (usable + first.more().getAsInt()) + " mailboxes would carry " + first.target()
                : "; more mailboxes do not change that";
        return who + first.capacity().because() + "; the ramp stops at " + first.ceiling() + remedy;
    }

    /** The warnings of a pool for a campaign. */
    public static List<String> warnings(List<Mailbox> members, CampaignSettings settings) {
        return warnings(of(members, settings), (int)
                members.stream().filter(Mailbox::usable).count());
    }
}
