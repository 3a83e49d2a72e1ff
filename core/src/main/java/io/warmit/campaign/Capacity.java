package io.warmit.campaign;

import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.schedule.Length;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

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
        private static final double ORDINARY = 40;

        public Ground {
            classes = List.copyOf(classes);
        }

        /** With so many more partners, spread over the classes so that the smallest grow first. */
        Ground with(int more) {
            List<Integer> grown = new ArrayList<>(classes.isEmpty() ? List.of(0) : classes);
            for (int i = 0; i < more; i++) {
                int smallest = grown.indexOf(Collections.min(grown));
                grown.set(smallest, grown.get(smallest) + 1);
            }
            double each = partners == 0 ? ORDINARY : receivable / partners;
            return new Ground(partners + more, dailyMax, window, receivable + more * each, grown);
        }
    }

    /** Replies that a mailbox is expected to send for each opener: reply rate × mean turns after the opener. */
    public static double expectedReplies(CampaignSettings settings) {
        return settings.reply().rate()
                * ThreadLength.meanFurther(settings.pairs().turns());
    }

    public static Capacity of(Ground ground, CampaignSettings settings) {
        return of(ground, settings, settings.times().minGap());
    }

    /**
     * The capacity on a day whose pace stretches the least gap.
     *
     * @param least gap of that day
     */
    public static Capacity of(Ground ground, CampaignSettings settings, Duration least) {
        double replies = expectedReplies(settings);
        int cap = settings.pairs().pairCap();
        Limit partners = new Limit(
                Kind.PARTNERS, ground.partners() * cap, count(ground.partners(), "partner") + " × pair cap " + cap);
        Limit daily = new Limit(
                Kind.DAILY_MAX,
                (int) Math.floor(ground.dailyMax() / (1 + replies) + 1e-9),
                "daily_max " + ground.dailyMax() + (replies > 0 ? ", which replies share" : ""));
        Limit receivers = new Limit(
                Kind.RECEIVERS,
                (int) Math.floor(ground.receivable() + 1e-9),
                "what " + count(ground.partners(), "receiver") + " take in a day, shared by their senders");
        List<Limit> limits = Stream.of(
                        Optional.of(partners),
                        Optional.of(daily),
                        gap(ground, least, replies),
                        Optional.of(receivers),
                        diversity(ground, settings))
                .flatMap(Optional::stream)
                .toList();
        Limit binding = limits.stream()
                .reduce((a, b) -> b.perDay() < a.perDay() ? b : a)
                .orElseThrow();
        return new Capacity(binding.perDay(), binding, binding.because(), limits);
    }

    /**
     * How many mailboxes more would carry a target; 0 when it is carried already, empty when no number of them would.
     *
     * <p>Each new one is taken to be an ordinary mailbox: it sends as well, and takes as much as a receiver here takes now.
     */
    public static OptionalInt moreFor(int target, Ground ground, CampaignSettings settings) {
        int needed = Math.max(0, Math.ceilDiv(target, settings.pairs().pairCap()) - ground.partners());
        for (int more : new int[] {0, needed, 2 * needed + 8, 10 * needed + 100}) {
            if (of(ground.with(more), settings).perDay() >= target) {
                return OptionalInt.of(fewest(target, more, ground, settings));
            }
        }
        return OptionalInt.empty();
    }

    private static int fewest(int target, int enough, Ground ground, CampaignSettings settings) {
        int low = 0;
        int high = enough;
        while (low < high) {
            int middle = (low + high) / 2;
            if (of(ground.with(middle), settings).perDay() >= target) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Optional<Limit> gap(Ground ground, Duration gap, double replies) {
        if (gap.isZero()) {
            return Optional.empty();
        }
        int perDay = (int) Math.floor((double) ground.window().toMillis() / gap.toMillis() / (1 + replies) + 1e-9);
        return Optional.of(new Limit(
                Kind.GAP,
                perDay,
                "a window of " + Length.of(ground.window()) + " with a least gap of " + Length.of(gap)
                        + (replies > 0 ? ", which replies share" : "")));
    }

    private static Optional<Limit> diversity(Ground ground, CampaignSettings settings) {
        if (settings.pairs().diversity() != Diversity.REQUIRE
                || ground.classes().size() < 2) {
            return Optional.empty();
        }
        int cap = settings.pairs().pairCap();
        int all = ground.classes().stream().mapToInt(size -> size * cap).sum();
        int rest = all - Collections.max(ground.classes()) * cap;
        // The other classes take at least 40 % of it, but for a fraction of a message.
        int most = Math.min(all, (int) Math.ceil((rest + 1) / 0.4));
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

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
