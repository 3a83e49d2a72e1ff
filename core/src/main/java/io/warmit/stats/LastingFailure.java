package io.warmit.stats;

import io.warmit.placement.Verdict.Check;
import io.warmit.placement.Verdict.Dkim;
import io.warmit.stats.BrokenMail.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * SPF, DKIM or DMARC that fails at receivers for three days, without one message that passed: sending on would only spoil the domain's name.
 *
 * @param method spf, dkim or dmarc
 * @param since when it was first seen to fail
 * @param latest the newest message that failed
 */
public record LastingFailure(String method, Instant since, Judged latest) {
    /** As long as it takes until a mended record is seen everywhere, and a weekend. */
    public static final Duration PATIENCE = Duration.ofHours(72);

    private record Method(String name, Function<Judged, Optional<Check>> result) {}

    private static final List<Method> METHODS = List.of(
            new Method("dmarc", judged -> judged.verdict().dmarc()),
            new Method("dkim", judged -> judged.verdict().dkim().flatMap(Dkim::result)),
            new Method("spf", judged -> judged.verdict().spf()));

    /**
     * Of one sender's mail. What a receiver did not check, or could not, says nothing.
     *
     * @param judged the newest first
     */
    public static Optional<LastingFailure> of(List<Judged> judged, Instant now) {
        return METHODS.stream()
                .flatMap(method -> of(method, judged).stream())
                .filter(failure -> !failure.since().plus(PATIENCE).isAfter(now))
                .findFirst();
    }

    private static Optional<LastingFailure> of(Method method, List<Judged> judged) {
        List<Judged> failed = judged.stream()
                .takeWhile(one ->
                        method.result().apply(one).filter(Check.PASS::equals).isEmpty())
                .filter(one ->
                        method.result().apply(one).filter(BrokenMail::fails).isPresent())
                .toList();
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(new LastingFailure(method.name(), failed.getLast().at(), failed.getFirst()));
    }

    /** As in {@code dkim fails at its receivers for 3 days, the last of its mail k3v7x2}. */
    public String words(Instant now) {
        return method + " fails at its receivers for "
                + Duration.between(since, now).toDays() + " days, the last of its mail " + latest.token();
    }
}
