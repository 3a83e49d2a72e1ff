package io.warmit.stats;

import io.warmit.campaign.Rate;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What comes before the spam folder: a provider that takes its time, or says "later" more often than it did.
 *
 * <p>Three times the week before, or more than 10 % put off; bounds of our own. Fewer than 20 messages say nothing, and a way that stays below a minute is no delay.
 */
public final class EarlyWarning {
    private static final int SLOWER = 3;
    private static final int ENOUGH = 20;
    private static final Duration QUICK = Duration.ofMinutes(1);
    private static final double PUT_OFF = 0.10;

    private EarlyWarning() {}

    /**
     * Whether mail takes much longer than it did.
     *
     * @param provider the receivers' class
     * @param lately of today and yesterday
     * @param before of the seven days before them
     */
    public static Optional<String> slow(String provider, Latency lately, Latency before) {
        boolean slower = lately.messages() >= ENOUGH
                && before.messages() >= ENOUGH
                && lately.p95().compareTo(QUICK) > 0
                && lately.p95().compareTo(before.p95().multipliedBy(SLOWER)) >= 0;
        return slower
                ? Optional.of("mail to " + provider + " is slow: 95 of 100 arrive within " + words(lately.p95())
                        + ", after " + words(before.p95()) + " in the week before")
                : Optional.empty();
    }

    /**
     * Whether a server puts off more mail than is usual.
     *
     * @param provider the senders' class
     * @param putOff messages that got a 4xx answer, of those that were tried, of today and yesterday
     */
    public static Optional<String> deferred(String provider, Rate putOff) {
        return putOff.n() >= ENOUGH && putOff.share() > PUT_OFF
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "mail from %s is put off: %d of %d messages since yesterday got a 4xx answer",
                        provider,
                        putOff.k(),
                        putOff.n()))
                : Optional.empty();
    }

    /** Whether a clock is wrong, ours or the receivers': mail cannot arrive before it leaves. */
    public static Optional<String> skew(String provider, Latency lately) {
        return lately.messages() >= ENOUGH && lately.skewed() * 2 > lately.messages()
                ? Optional.of("clocks differ: " + lately.skewed() + " of " + lately.messages() + " messages reached "
                        + provider + " before they left")
                : Optional.empty();
    }

    private static String words(Duration way) {
        return way.compareTo(QUICK.multipliedBy(2)) < 0 ? way.toSeconds() + " s" : way.toMinutes() + " min";
    }
}
