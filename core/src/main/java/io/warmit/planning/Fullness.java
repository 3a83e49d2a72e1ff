package io.warmit.planning;

import io.warmit.transport.Space;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of a mailbox's space. Above the guard nothing is sent to it and our oldest mail in it goes first; that ends a little below the guard, so that it does not come and go with every mail.
 *
 * @param asked when the server was asked last
 * @param space empty where it names no bound
 * @param guarded nothing is sent to it
 */
public record Fullness(Instant asked, Optional<Space.Bound> space, boolean guarded) {
    /** Share of the space above which the operator is told. */
    public static final double NEARLY = 0.95;

    private static final double BACK = 0.05;
    private static final Duration USUAL = Duration.ofHours(6);
    private static final Duration WHEN_GUARDED = Duration.ofHours(1);

    /**
     * What an answer makes of what was known.
     *
     * @param guard share of the space from 0 to 1 above which nothing is sent to it
     */
    public static Fullness of(Space answer, Optional<Fullness> before, double guard, Instant now) {
        return switch (answer) {
            case Space.Bound bound -> {
                boolean held = before.filter(Fullness::guarded).isPresent();
                yield new Fullness(now, Optional.of(bound), bound.share() > (held ? guard - BACK : guard));
            }
            case Space.Boundless() -> new Fullness(now, Optional.empty(), false);
            case Space.Unknown() ->
                before.map(known -> new Fullness(now, known.space(), known.guarded()))
                        .orElseGet(() -> new Fullness(now, Optional.empty(), false));
        };
    }

    /** Whether the server is to be asked: every six hours when somebody looks into the mailbox anyway, every hour while it is guarded. */
    public static boolean due(Optional<Fullness> known, boolean looking, Instant now) {
        return known.map(found -> found.guarded()
                        ? !found.next().isAfter(now)
                        : looking && !found.asked.plus(USUAL).isAfter(now))
                .orElse(looking);
    }

    /** When the server is to be asked again while it is guarded. */
    public Instant next() {
        return asked.plus(WHEN_GUARDED);
    }

    /** For example {@code 83 % full}. */
    public String words() {
        return space.map(bound -> Math.round(bound.share() * 100) + " % full").orElse("of unknown space");
    }

    /** For example {@code 830 of 1,000 MB}. */
    public String amount() {
        return space.map(bound ->
                        String.format(Locale.ROOT, "%,d of %,d MB", bound.used() >> 10, (bound.most() + 1023) >> 10))
                .orElse("");
    }

    /** Why nothing is sent to it now. */
    public String refusal() {
        return "its receiver's mailbox is " + words();
    }
}
