package io.warmit.bench.run;

import io.warmit.content.Composer;
import io.warmit.content.Draft;
import io.warmit.content.People;
import io.warmit.content.ThreadText;
import io.warmit.mail.Rendering;
import io.warmit.mailbox.Address;
import io.warmit.transport.Outgoing;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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

/** What a message costs to write, and to bring into the form in which it travels. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ComposeBenchmark {
    private final Composer composer = new Composer();
    private final People people = new People(
            Address.of("ana@alpha.example"), Optional.of("Ana Ames"), Address.of("ben@beta.example"), Optional.empty());
    private final Outgoing mail = Samples.mail(2048);
    private long seed;

    @Benchmark
    public Draft composed() {
        SplittableRandom random = new SplittableRandom(++seed);
        ThreadText text = composer.choose("en", List.of(), 1, random);
        String subject = composer.subject("en", text, people, new SplittableRandom(seed));
        return composer.compose("en", text, 1, subject, people, new SplittableRandom(seed), random);
    }

    @Benchmark
    public byte[] rendered() {
        return Rendering.of(mail);
    }
}
