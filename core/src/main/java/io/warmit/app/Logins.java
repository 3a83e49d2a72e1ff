package io.warmit.app;

import io.warmit.mail.LoginTest;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.secret.Secret;
import io.warmit.store.TroubleStore;
import io.warmit.transport.LoginStage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Tries the logins of a mailbox, and tells which of its servers' certificates will soon run out. */
final class Logins {
    /** How long an answer is waited for unless somebody says otherwise. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Warmit warmit;
    private final Duration patience;

    Logins(Warmit warmit) {
        this(warmit, PATIENCE);
    }

    Logins(Warmit warmit, Duration patience) {
        this.warmit = warmit;
        this.patience = patience;
    }

    /** With a password that is not stored yet, else with the one that the mailbox refers to. */
    LoginTest of(Mailbox mailbox, Optional<Secret> given) {
        return of(mailbox, given, LoginStage.USUAL);
    }

    /** The same up to the last of some stages; a password is asked for only if one of them needs it. */
    LoginTest of(Mailbox mailbox, Optional<Secret> given, Set<LoginStage> stages) {
        LoginTest result = tried(mailbox, given, stages);
        if (result.passed() && stages.contains(LoginStage.FOLDERS)) {
            warmit.store().troubles().over(TroubleStore.ofFolders(mailbox.id()));
        }
        Instant now = warmit.clock().instant();
        ZoneId zone = warmit.settings().zone();
        Duration ahead = warmit.settings().tls().expiryWarning();
        result.certificates().stream()
                .flatMap(shown -> soonOver(mailbox.address(), shown, now.atZone(zone), ahead).stream())
                .forEach(warmit.warnings());
        return result;
    }

    /** The same, told by nobody but the answer. */
    LoginTest quietly(Mailbox mailbox, Set<LoginStage> stages) {
        return tried(mailbox, Optional.empty(), stages);
    }

    private LoginTest tried(Mailbox mailbox, Optional<Secret> given, Set<LoginStage> stages) {
        return given.isPresent() ? tried(mailbox, given.get().text(), stages) : withStored(mailbox, stages);
    }

    private LoginTest tried(Mailbox mailbox, String credential, Set<LoginStage> stages) {
        return warmit.post().test(mailbox, () -> credential, patience, stages);
    }

    /** A token that a server refuses is renewed once, as in a visit. */
    private LoginTest withStored(Mailbox mailbox, Set<LoginStage> stages) {
        AtomicReference<String> shown = new AtomicReference<>("");
        LoginTest result = warmit.post()
                .test(
                        mailbox,
                        () -> shown.updateAndGet(known ->
                                known.isEmpty() ? warmit.oauth().logins().of(mailbox) : known),
                        patience,
                        stages);
        boolean refused = result.problems().stream().anyMatch(problem -> problem.code() == Code.E1201);
        return refused
                ? warmit.oauth()
                        .logins()
                        .instead(mailbox, Objects.requireNonNull(shown.get()))
                        .map(other -> tried(mailbox, other, stages))
                        .orElse(result)
                : result;
    }

    /** Told within this time of its end; empty while that is further away. */
    static Optional<Problem> soonOver(Address owner, LoginTest.Certificate shown, ZonedDateTime now, Duration ahead) {
        ZonedDateTime end = shown.expires().atZone(now.getZone());
        if (!end.isBefore(now.plus(ahead))) {
            return Optional.empty();
        }
        long days = now.until(end, ChronoUnit.DAYS);
        return Optional.of(Problem.of(
                        Code.E1504,
                        "the certificate of " + shown.endpoint().hostAndPort() + " (" + shown.protocol()
                                + ") runs out on "
                                + end.toLocalDate() + ", in " + days
                                + (days == 1 ? " day" : " days"))
                .asWarning()
                .about(owner.toString())
                .because("from then on nothing is sent to or read from this server")
                .fixedBy("renew the server's certificate"));
    }
}
