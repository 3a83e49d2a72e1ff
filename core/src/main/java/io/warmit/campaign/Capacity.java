package io.warmit.campaign;

import io.warmit.campaign.CampaignSettings.Diversity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How many openers a day a mailbox can send at all, and what sets that ceiling.
 *
 * @param perDay the least of all limits
 * @param binding the limit that sets it
 * @param because its factors, for example {@code 4 partners × pair cap 2}
 * @param limits every limit, the binding one included
 */
public record Capacity(int perDay, Limit binding, String because, List<Limit> limits) {
    public Capacity {
        limits = List.copyOf(limits);
    }

    /** One of the limits. */
    public record Limit(Kind kind, int perDay, String because) {}

    /** What a limit comes from. */
    public enum Kind {
        PARTNERS,
        DAILY_MAX,
        GAP,
        RECEIVERS,
        DIVERSITY
    }

    /**
     * What a mailbox's capacity follows from.
     *
     * @param partners eligible receivers, observers apart
     * @param window length of the sending window
     * @param receivable sum over the receivers of what each takes in a day, divided by its senders
     * @param classes how many of the partners are of each provider class
     */
    public record Ground(int partners, int dailyMax, Duration window, double receivable, List<Integer> classes) {
        public Ground {
            classes = List.copyOf(classes);
        }
    }

    /** Replies that a mailbox is expected to send for each opener: reply rate × mean turns after the opener. */
    public static double expectedReplies(CampaignSettings settings) {
        return settings.reply().rate()
                * ThreadLength.meanFurther(settings.pairs().turns());
    }

    public static Capacity of(Ground ground, CampaignSettings settings) {
        double replies = expectedReplies(settings);
        int cap = settings.pairs().pairCap();
        Limit partners = new Limit(
                Kind.PARTNERS, ground.partners() * cap, count(ground.partners(), "partner") + " × pair cap " + cap);
        Limit daily = new Limit(
                Kind.DAILY_MAX,
                (int) Math.floor(ground.dailyMax() / (1 + replies) + 1e-9),
                "daily_max " + ground.dailyMax() + ", replies on top");
        Limit receivers = new Limit(
                Kind.RECEIVERS, (int) Math.floor(ground.receivable() + 1e-9), "what the receivers take in a day");
        List<Limit> limits = java.util.stream.Stream.of(
                        Optional.of(partners),
                        Optional.of(daily),
                        gap(ground, settings, replies),
                        Optional.of(receivers),
                        diversity(ground, settings))
                .flatMap(Optional::stream)
                .toList();
        Limit binding = limits.stream()
                .reduce((a, b) -> b.perDay() < a.perDay() ? b : a)
                .orElseThrow();
        return new Capacity(binding.perDay(), binding, binding.because(), limits);
    }

    /** How many mailboxes more the pool needs so that partners carry a target; 0 when they do. */
    public static int moreMailboxesFor(int target, int partners, int pairCap) {
        return Math.max(0, (target + pairCap - 1) / pairCap - partners);
    }

    private static Optional<Limit> gap(Ground ground, CampaignSettings settings, double replies) {
        Duration gap = settings.times().minGap();
        if (gap.isZero()) {
            return Optional.empty();
        }
        int perDay = (int) Math.floor((double) ground.window().toMillis() / gap.toMillis() / (1 + replies) + 1e-9);
        return Optional.of(new Limit(
                Kind.GAP, perDay, "a window of " + hours(ground.window()) + " with gaps of " + gap.toMinutes() + "m"));
    }

    private static Optional<Limit> diversity(Ground ground, CampaignSettings settings) {
        if (settings.pairs().diversity() != Diversity.REQUIRE
                || ground.classes().size() < 2) {
            return Optional.empty();
        }
        int cap = settings.pairs().pairCap();
        int most = ground.classes().stream().mapToInt(size -> size * cap).sum();
        for (int total = most; total > 0; total--) {
            int share = (int) Math.ceil(0.6 * total - 1e-9);
            if (ground.classes().stream()
                            .mapToInt(size -> Math.min(size * cap, share))
                            .sum()
                    >= total) {
                return Optional.of(new Limit(Kind.DIVERSITY, total, "at most 60 % to one provider class"));
            }
        }
        return Optional.of(new Limit(Kind.DIVERSITY, 0, "at most 60 % to one provider class"));
    }

    private static String hours(Duration window) {
        return window.toMinutes() % 60 == 0 ? window.toHours() + "h" : window.toMinutes() + "m";
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
