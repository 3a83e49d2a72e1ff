package io.warmit.grant;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The end of a login that is known beforehand.
 *
 * <p>Google: 7 days while the app's status is Testing, 6 months without use (Using OAuth 2.0 to Access Google APIs, November 2026). Microsoft: 90 days without use (Refresh tokens in the
 * Microsoft identity platform, November 2026).
 *
 * @param why in words, for the operator
 */
public record Lapse(Instant at, String why) {
    private static final Duration AHEAD = Duration.ofHours(48);
    private static final Duration GOOGLE_TESTING = Duration.ofDays(7);
    private static final Period GOOGLE_UNUSED = Period.ofMonths(6);
    private static final Duration MICROSOFT_UNUSED = Duration.ofDays(90);

    /**
     * When a login will end unless somebody does something; empty: nobody knows, or it has ended.
     *
     * @param testing the operator's app at Google is in the status Testing
     */
    public static Optional<Lapse> of(Grant grant, boolean testing) {
        if (grant.ended()) {
            return Optional.empty();
        }
        return switch (grant.provider()) {
            case GOOGLE -> {
                Lapse unused = new Lapse(
                        grant.usedAt()
                                .atZone(ZoneOffset.UTC)
                                .plus(GOOGLE_UNUSED)
                                .toInstant(),
                        "Google ends a login that is not used for 6 months");
                Lapse tested = new Lapse(
                        grant.loggedInAt().plus(GOOGLE_TESTING),
                        "Google ends the logins of an app in Testing after 7 days");
                yield (testing ? Stream.of(unused, tested) : Stream.of(unused)).min(Comparator.comparing(Lapse::at));
            }
            case MICROSOFT ->
                Optional.of(new Lapse(
                        grant.usedAt().plus(MICROSOFT_UNUSED), "Microsoft ends a login that is not used for 90 days"));
            case CUSTOM -> Optional.empty();
        };
    }

    /** Whether it is so near that the operator should hear of it: 48 hours. */
    public boolean near(Instant now) {
        return !now.isBefore(at.minus(AHEAD));
    }
}
