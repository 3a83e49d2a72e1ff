package io.warmit.bench;

import io.warmit.schedule.Draw;
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

/** What a named draw costs: planning a day of 100,000 mailboxes makes some millions of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DrawBenchmark {
    private final Draw draw = new Draw(new byte[32]);
    private long mailbox;

    @Benchmark
    public double unit() {
        return draw.unit("slot", mailbox++, "2026-03-02", 3);
    }

    @Benchmark
    public int generator() {
        return draw.generator("pairing", mailbox++, "2026-03-02").nextInt();
    }
}
