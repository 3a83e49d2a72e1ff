package io.warmit.bench;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Health;
import io.warmit.campaign.Pace;
import io.warmit.campaign.Rate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What Wilson's interval and the pace of a mailbox cost. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HealthBenchmark {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final Health health = new Health(120, 9, 7, 30, 2, 125, 1);
    private int sampled;

    @Benchmark
    public Rate interval() {
        sampled = sampled % 1000 + 1;
        return Rate.of(sampled / 2, sampled);
    }

    @Benchmark
    public Pace pace() {
        return Pace.decide(health, Brakes.DEFAULT, NOW, TODAY, List.of());
    }
}
