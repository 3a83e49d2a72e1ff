package io.warmit.bench;

import io.warmit.mailbox.Address;
import io.warmit.message.Identity;
import io.warmit.message.InstanceKey;
import io.warmit.message.Token;
import java.time.LocalDate;
import java.util.Optional;
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

/** What a message's token and proof cost when it is made, and when it is found again by its headers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IdentityBenchmark {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final InstanceKey key = new InstanceKey(new byte[32]);
    private final Address sender = Address.of("ana@alpha.example");
    private final Address receiver = Address.of("ben@beta.example");
    private final Token token = key.opener(1, DAY, 0, sender, receiver);
    private final String header = Identity.ownHeader(key, token, sender, receiver);
    private int slot;

    @Benchmark
    public Token token() {
        return key.opener(1, DAY, slot++, sender, receiver);
    }

    @Benchmark
    public String proof() {
        return key.proof(token, sender, receiver);
    }

    @Benchmark
    public Optional<Identity.Own> recognised() {
        return Identity.inOwnHeader(header);
    }
}
