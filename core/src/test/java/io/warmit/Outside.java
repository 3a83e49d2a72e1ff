package io.warmit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Calls whose answer is not made of their arguments. A method reference counts as the call. */
final class Outside {
    static final DescribedPredicate<JavaAccess<?>> WALL_CLOCK = access("read the system's clock", target -> {
        String owner = target.getOwner().getName();
        boolean noArguments = arguments(target) == 0;
        return (owner.startsWith("java.time.") && target.getName().equals("now") && takesNoClock(target))
                || (owner.equals(Clock.class.getName()) && target.getName().startsWith("system"))
                || is(target, InstantSource.class, "system")
                || is(target, System.class, "currentTimeMillis")
                || (is(target, Date.class, "<init>") && noArguments);
    });

    static final DescribedPredicate<JavaAccess<?>> CLOCK = WALL_CLOCK.or(access(
            "measure time or wait",
            target -> is(target, System.class, "nanoTime") || is(target, Thread.class, "sleep")));

    static final DescribedPredicate<JavaAccess<?>> ENVIRONMENT = access(
            "ask the environment",
            target -> is(target, System.class, "getenv", "getProperty", "getProperties")
                    || is(target, ZoneId.class, "systemDefault")
                    || is(target, TimeZone.class, "getDefault")
                    || is(target, Locale.class, "getDefault"));

    static final DescribedPredicate<JavaAccess<?>> CHANCE =
            access("draw from a generator that nobody seeded", target -> {
                boolean noArguments = arguments(target) == 0;
                return is(target, Math.class, "random")
                        || is(target, UUID.class, "randomUUID")
                        || is(target, RandomGenerator.class, "getDefault", "of")
                        || target.getOwner().isEquivalentTo(ThreadLocalRandom.class)
                        || target.getOwner().isAssignableTo(SecureRandom.class)
                        || (noArguments
                                && (is(target, Random.class, "<init>")
                                        || is(target, SplittableRandom.class, "<init>")
                                        || is(target, RandomGeneratorFactory.class, "create")))
                        || (is(target, Collections.class, "shuffle") && arguments(target) == 1);
            });

    private Outside() {}

    private static DescribedPredicate<JavaAccess<?>> access(String description, Predicate<AccessTarget> accepts) {
        return DescribedPredicate.describe(description, call -> accepts.test(call.getTarget()));
    }

    private static boolean is(AccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isEquivalentTo(owner) && List.of(names).contains(target.getName());
    }

    private static int arguments(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget called
                ? called.getRawParameterTypes().size()
                : -1;
    }

    /** {@code now(Clock)} asks a clock that somebody handed in; {@code now()} and {@code now(ZoneId)} ask the system's. */
    private static boolean takesNoClock(AccessTarget target) {
        return !(target instanceof AccessTarget.CodeUnitAccessTarget called)
                || called.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
