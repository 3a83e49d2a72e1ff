package io.warmit.bench.run;

import io.warmit.mailbox.Address;
import io.warmit.message.Carriers;
import io.warmit.message.Identity;
import io.warmit.message.InstanceKey;
import io.warmit.message.Token;
import java.util.List;
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

/** What it costs to tell by the headers of a found mail whose it is: ours, ours without its own header, and somebody else's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecogniseBenchmark {
    private final InstanceKey key = new InstanceKey(new byte[32]);
    private final Address sender = Address.of("ana@alpha.example");
    private final Address receiver = Address.of("ben@beta.example");
    private final Token token = new Token("aaaaaaaaaaaaaaaa");
    private final String header = Identity.ownHeader(key, token, sender, receiver);
    private final String id = Identity.messageId(token, Samples.NOW, sender);

    @Benchmark
    public Optional<Token> byOwnHeader() {
        return new Carriers(List.of(header), List.of(id)).token();
    }

    @Benchmark
    public Optional<Token> byMessageId() {
        return new Carriers(List.of(), List.of(id)).token();
    }

    @Benchmark
    public Optional<Token> strange() {
        return new Carriers(List.of(), List.of("<CAF1x9h0Qz3@mail.gamma.example>")).token();
    }
}
