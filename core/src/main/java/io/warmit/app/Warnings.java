package io.warmit.app;

import io.warmit.app.Readings.Question;
import io.warmit.campaign.Rate;
import io.warmit.stats.EarlyWarning;
import io.warmit.stats.Latency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Early warnings of each provider class: what is slow, put off, or told by a wrong clock. */
final class Warnings {
    private static final int WEEK = 7;

    private final Readings readings;
    private final LocalDate today;

    Warnings(Readings readings, LocalDate today) {
        this.readings = readings;
        this.today = today;
    }

    /**
     * One of them.
     *
     * @param provider whose mail it is about
     * @param fix what to type, or to look at
     */
    record Warning(String provider, String what, String fix) {}

    List<Warning> all() {
        LocalDate yesterday = today.minusDays(1);
        Map<String, Latency> lately = latencies(yesterday, today.plusDays(1));
        Map<String, Latency> before = latencies(yesterday.minusDays(WEEK), yesterday);
        List<Warning> warnings = new ArrayList<>();
        new TreeMap<>(lately).forEach((provider, latency) -> {
            Optional.ofNullable(before.get(provider))
                    .flatMap(usual -> EarlyWarning.slow(provider, latency, usual))
                    .ifPresent(what -> warnings.add(new Warning(
                            provider, what, "warmit stats --by provider; delay comes before the spam folder")));
            EarlyWarning.skew(provider, latency)
                    .ifPresent(what -> warnings.add(
                            new Warning(provider, what, "compare the time of this machine with a time server")));
        });
        new TreeMap<>(readings.putOff(yesterday)).forEach((provider, rate) -> deferred(provider, rate, warnings));
        return warnings;
    }

    private static void deferred(String provider, Rate rate, List<Warning> warnings) {
        EarlyWarning.deferred(provider, rate)
                .ifPresent(what -> warnings.add(new Warning(
                        provider, what, "warmit message list --since yesterday --state RETRY shows the answers")));
    }

    private Map<String, Latency> latencies(LocalDate since, LocalDate until) {
        return readings.latencies(
                new Question(since, until, "provider", Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
