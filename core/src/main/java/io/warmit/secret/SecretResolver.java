package io.warmit.secret;

import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Reads the secret that a reference names, at each use, or again after a while. Safe for many threads. */
public final class SecretResolver {
    /** Opens a value that warmit keeps itself. */
    @FunctionalInterface
    public interface Sealed {
        /**
         * The secret of an owner.
         *
         * @param owner address of a mailbox
         * @param field what it is for, for example {@code password}
         * @return empty if none is kept
         * @throws UserError E1106, E1208 or E1209 if one is kept and cannot be opened
         */
        Optional<Secret> open(String owner, String field);
    }

    /**
     * How secrets are read.
     *
     * @param variables the environment of the process
     * @param commandLimit how long a {@code cmd:} may run
     * @param keep how long a secret stays in memory; zero: it is read at each use
     */
    public record Terms(Map<String, String> variables, Duration commandLimit, Duration keep) {
        public Terms {
            variables = Map.copyOf(variables);
        }
    }

    private record Use(String owner, String field, SecretRef ref) {}

    private record Kept(Secret secret, Instant until) {}

    private final Terms terms;
    private final Sealed sealed;
    private final InstantSource clock;
    private final Consumer<Problem> warnings;
    private final Map<Use, Kept> kept = new ConcurrentHashMap<>();
    private final Set<Path> warned = ConcurrentHashMap.newKeySet();
    private volatile Instant sweep = Instant.MIN;

    /**
     * A resolver.
     *
     * @param warnings hears once of each secret file that others may read
     */
    public SecretResolver(Terms terms, Sealed sealed, InstantSource clock, Consumer<Problem> warnings) {
        this.terms = terms;
        this.sealed = sealed;
        this.clock = clock;
        this.warnings = warnings;
    }

    /**
     * A copy of the secret; the caller closes it.
     *
     * @param owner whose secret it is: the address of a mailbox, or a key such as {@code database}
     * @param field what it is for, for example {@code password}
     * @throws UserError E1106 if the reference gives no secret; E1208, E1209 from the master key
     */
    public Secret resolve(SecretRef ref, String owner, String field) {
        Use use = new Use(owner, field, ref);
        Instant now = clock.instant();
        Kept known = kept.get(use);
        if (known != null && now.isBefore(known.until())) {
            return known.secret().copy();
        }
        Secret read = read(ref, owner, field);
        if (terms.keep().isPositive()) {
            forgetPast(now);
            kept.put(use, new Kept(read.copy(), now.plus(terms.keep())));
        }
        return read;
    }

    /** Each mailbox that was visited once would stay in memory for ever. */
    private void forgetPast(Instant now) {
        if (!now.isBefore(sweep)) {
            sweep = now.plus(terms.keep());
            kept.values().removeIf(known -> !now.isBefore(known.until()));
        }
    }

    /** Reads them anew at the next use, for example after a server has refused one. */
    public void forget(String owner) {
        kept.keySet().removeIf(use -> use.owner().equals(owner));
    }

    private Secret read(SecretRef ref, String owner, String field) {
        try {
            return switch (ref) {
                case SecretRef.InFile(String path) -> {
                    Secret secret = SecretSources.read(ref, terms);
                    warnIfOpen(Path.of(path), owner);
                    yield secret;
                }
                case SecretRef.InEnvironment _, SecretRef.FromCommand _, SecretRef.InSystemd _ ->
                    SecretSources.read(ref, terms);
                case SecretRef.Sealed _ ->
                    sealed.open(owner, field)
                            .orElseThrow(() -> new Unusable(
                                    "no " + field + " is stored for it",
                                    "warmit mailbox set " + owner + " --password-stdin"));
                case SecretRef.OAuth(var provider) ->
                    throw new Unusable(
                            "a token of " + provider.title() + " is had by logging in, and only for mail",
                            "write file:/path, env:NAME, cmd:program or systemd:NAME");
            };
        } catch (Unusable unusable) {
            throw new UserError(Problem.of(Code.E1106, "the " + field + " of " + owner + " cannot be read from " + ref)
                    .about(owner)
                    .because(unusable.why())
                    .fixedBy(unusable.fix()));
        }
    }

    private void warnIfOpen(Path file, String owner) {
        if (SecretFile.openToOthers(file) && warned.add(file)) {
            warnings.accept(Problem.of(Code.E1209, "the secret file " + file + " is open to others")
                    .asWarning()
                    .about(owner)
                    .because("other users of this machine can read or change the secret")
                    .fixedBy("chmod 600 " + file));
        }
    }
}
