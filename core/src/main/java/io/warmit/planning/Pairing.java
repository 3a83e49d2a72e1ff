package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.Health;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.Draw;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses the receivers of a mailbox's day, one opener after the other, in two draws: first the provider class, then the receiver within it.
 *
 * <p>A pair never exceeds its cap, and nobody gets a second opener while another eligible receiver has had none.
 */
final class Pairing {
    private static final double LARGEST_SHARE = 0.6;
    private static final int FRESH_AGAIN = 7;
    private static final double LEAST_WEIGHT = 0.15;
    private static final double SPAM_WEIGHT = 4;

    private final Mailbox sender;
    private final LocalDate day;
    private final Pairs pairs;
    private final int quota;
    private final Map<String, Health> classHealth;
    private final List<Candidate> candidates;
    private final Map<String, Integer> perClass = new TreeMap<>();

    /** A partner with the openers that today's plan has already given it. */
    private static final class Candidate {
        final Partner partner;
        int today;
        int received;

        Candidate(Partner partner) {
            this.partner = partner;
            today = partner.openersToday();
            received = partner.receivedToday();
        }

        String provider() {
            return partner.mailbox().provider();
        }
    }

    Pairing(Facts facts, int quota) {
        sender = facts.sender();
        day = facts.day();
        pairs = facts.enrolment().campaign().settings().pairs();
        this.quota = quota;
        classHealth = facts.classHealth();
        candidates = facts.partners().stream()
                .filter(partner -> partner.mailbox().id() != sender.id()
                        && partner.mailbox().canReceive())
                .map(Candidate::new)
                .toList();
    }

    /** The receiver of the opener with this number, or empty when nobody has room any more. */
    Optional<Mailbox> next(Draw draw, int slot) {
        List<Candidate> open = leastUsed(preferOthers(withRoom()));
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<Candidate>> classes = new TreeMap<>();
        open.forEach(candidate -> classes.computeIfAbsent(candidate.provider(), key -> new ArrayList<>())
                .add(candidate));
        classes.keySet().removeIf(name -> classes.size() > 1 && full(name) && anotherHasRoom(classes.keySet(), name));
        if (pairs.diversity() == Diversity.REQUIRE && spansClasses()) {
            classes.keySet().removeIf(this::full);
        }
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        String provider = choose(
                List.copyOf(classes.keySet()), this::classWeight, draw.unit("class", sender.address(), day, slot));
        List<Candidate> members = classes.getOrDefault(provider, List.of());
        Candidate chosen = choose(members, this::weight, draw.unit("receiver", sender.address(), day, slot));
        chosen.today++;
        chosen.received++;
        perClass.merge(provider, 1, Integer::sum);
        return Optional.of(chosen.partner.mailbox());
    }

    private List<Candidate> withRoom() {
        return candidates.stream()
                .filter(candidate -> candidate.today < pairs.pairCap()
                        && candidate.received < candidate.partner.mailbox().receiveMax())
                .filter(candidate -> pairs.sameDomain() != SameDomain.NEVER || !ownDomain(candidate))
                .toList();
    }

    private List<Candidate> preferOthers(List<Candidate> open) {
        if (pairs.sameDomain() != SameDomain.LAST) {
            return open;
        }
        List<Candidate> others =
                open.stream().filter(candidate -> !ownDomain(candidate)).toList();
        return others.isEmpty() ? open : others;
    }

    private static List<Candidate> leastUsed(List<Candidate> open) {
        int least = open.stream().mapToInt(candidate -> candidate.today).min().orElse(0);
        return open.stream().filter(candidate -> candidate.today == least).toList();
    }

    private boolean ownDomain(Candidate candidate) {
        return candidate
                .partner
                .mailbox()
                .address()
                .domain()
                .equals(sender.address().domain());
    }

    private boolean full(String provider) {
        return perClass.getOrDefault(provider, 0) >= Math.ceil(LARGEST_SHARE * quota);
    }

    private boolean anotherHasRoom(Iterable<String> names, String full) {
        for (String name : names) {
            if (!name.equals(full) && !full(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean spansClasses() {
        return candidates.stream().map(Candidate::provider).distinct().count() > 1;
    }

    private double classWeight(String provider) {
        Health health = classHealth.getOrDefault(provider, Health.UNKNOWN);
        return 1 / (1 + SPAM_WEIGHT * health.badShare());
    }

    private double weight(Candidate candidate) {
        double days = candidate
                .partner
                .lastContact()
                .map(last -> (double) ChronoUnit.DAYS.between(last, day))
                .orElse((double) FRESH_AGAIN);
        return Math.max(LEAST_WEIGHT, Math.min(1, days / FRESH_AGAIN)) / (1 + candidate.received);
    }

    private static <T> T choose(List<T> options, java.util.function.ToDoubleFunction<T> weight, double u) {
        double total = options.stream().mapToDouble(weight).sum();
        double mark = u * total;
        for (T option : options) {
            mark -= weight.applyAsDouble(option);
            if (mark < 0) {
                return option;
            }
        }
        return options.getLast();
    }
}
