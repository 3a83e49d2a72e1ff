package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.Health;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.Draw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Chooses the receivers of a mailbox's day, one opener after the other, in two draws: first the provider class, then the receiver within it.
 *
 * <p>A pair never exceeds its cap, and nobody gets a second opener while another eligible receiver has had none. A receiver whose class has had its share of the day is not eligible.
 */
final class Pairing {
    private static final double LARGEST_SHARE = 0.6;
    private static final double SPAM_WEIGHT = 4;

    private final Facts facts;
    private final Pairs pairs;
    private final List<Candidate> partners = new ArrayList<>();
    private final List<Candidate> watching = new ArrayList<>();
    private final ClassShares shares;
    private final Observers observers;
    private final boolean spansClasses;
    private final Map<String, Integer> perClass = new HashMap<>();

    Pairing(Facts facts, int quota, double paceFactor) {
        this.facts = facts;
        pairs = facts.enrolment().campaign().settings().pairs();
        for (Partner partner : facts.partners()) {
            Candidate candidate = new Candidate(partner, facts.sender(), facts.day());
            if (Eligible.of(facts.sender(), partner.mailbox(), pairs.sameDomain())) {
                (candidate.observer ? watching : partners).add(candidate);
            }
        }
        // The order in which a store lists its rows must not change the day.
        partners.sort(Candidate.BY_ADDRESS);
        watching.sort(Candidate.BY_ADDRESS);
        Map<String, Integer> capacity = new TreeMap<>();
        partners.forEach(partner -> capacity.merge(partner.provider(), partner.room(pairs.pairCap()), Integer::sum));
        spansClasses = capacity.size() > 1;
        shares = ClassShares.of(quota, capacity, facts.classHealth(), facts.brakes(), paceFactor);
        observers = new Observers(watching, pairs.pairCap(), shares.quota(), facts.week());
    }

    /** What is left of the quota once the classes that brake have been cut, with the reasons. */
    ClassShares shares() {
        return shares;
    }

    /** The receiver of the opener with this number, or empty when nobody has room any more. */
    Optional<Mailbox> next(Draw draw, int slot) {
        Optional<Candidate> chosen = observers
                .next(draw, facts.sender().address(), facts.day(), slot)
                .or(() -> partner(draw, slot));
        chosen.ifPresent(Candidate::take);
        return chosen.map(candidate -> candidate.mailbox);
    }

    private Optional<Candidate> partner(Draw draw, int slot) {
        List<Candidate> open = leastUsed(eligible());
        if (open.isEmpty()) {
            return Optional.empty();
        }
        List<String> classes =
                open.stream().map(Candidate::provider).distinct().sorted().toList();
        String provider = classes.size() == 1
                ? classes.getFirst()
                : Choice.of(
                        classes,
                        this::classWeight,
                        draw.unit("class", facts.sender().address(), facts.day(), slot));
        List<Candidate> members = only(open, candidate -> candidate.provider().equals(provider));
        Candidate chosen = Choice.of(
                members, Candidate::weight, draw.unit("receiver", facts.sender().address(), facts.day(), slot));
        perClass.merge(provider, 1, Integer::sum);
        return Optional.of(chosen);
    }

    private List<Candidate> eligible() {
        List<Candidate> open = only(partners, candidate -> candidate.room(pairs.pairCap()) > 0 && !cut(candidate));
        if (pairs.diversity() == Diversity.REQUIRE && spansClasses) {
            open = only(open, candidate -> !full(candidate));
        }
        if (pairs.sameDomain() == SameDomain.LAST) {
            open = preferring(open, candidate -> !candidate.ownDomain);
        }
        return preferring(open, candidate -> !full(candidate));
    }

    private static List<Candidate> leastUsed(List<Candidate> open) {
        int least = Integer.MAX_VALUE;
        for (Candidate candidate : open) {
            least = Math.min(least, candidate.today());
        }
        int fewest = least;
        return only(open, candidate -> candidate.today() == fewest);
    }

    /** Those that are preferred, or all if there is none. */
    private static List<Candidate> preferring(List<Candidate> open, Predicate<Candidate> preferred) {
        List<Candidate> first = only(open, preferred);
        return first.isEmpty() ? open : first;
    }

    private static List<Candidate> only(List<Candidate> open, Predicate<Candidate> wanted) {
        List<Candidate> kept = new ArrayList<>(open.size());
        for (Candidate candidate : open) {
            if (wanted.test(candidate)) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private boolean cut(Candidate candidate) {
        Integer limit = shares.limits().get(candidate.provider());
        return limit != null && given(candidate) >= limit;
    }

    private boolean full(Candidate candidate) {
        return given(candidate) >= Math.ceil(LARGEST_SHARE * shares.quota() - 1e-9);
    }

    private int given(Candidate candidate) {
        return perClass.getOrDefault(candidate.provider(), 0);
    }

    private double classWeight(String provider) {
        Health health = facts.classHealth().getOrDefault(provider, Health.UNKNOWN);
        return 1 / (1 + SPAM_WEIGHT * health.spamShare());
    }
}
