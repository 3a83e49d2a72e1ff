package io.warmit.app;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Owned;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Mailboxes with one thing changed. */
final class Changes {
    private Changes() {}

    /** What a {@code mailbox set} changes; empty keeps what was. */
    record Wanted(
            Optional<String> name,
            Optional<Long> poolId,
            Optional<Role> role,
            Optional<Mode> mode,
            Optional<Endpoint> smtp,
            Optional<Endpoint> imap,
            Optional<String> user,
            Optional<SecretRef> secret,
            Optional<ZoneId> zone,
            Optional<Integer> dailyMax,
            Optional<LocalDate> since,
            Optional<String> country,
            Optional<NamedFolders> folders,
            Optional<String> provider) {
        private static Wanted only(Optional<SecretRef> secret, Optional<String> provider) {
            return new Wanted(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    secret,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    provider);
        }
    }

    static Mailbox apply(Mailbox box, Wanted wanted) {
        return new Mailbox(
                box.id(),
                box.address(),
                wanted.name().or(box::name),
                wanted.poolId().orElse(box.poolId()),
                wanted.role().orElse(box.role()),
                wanted.mode().orElse(box.mode()),
                box.status(),
                box.statusReason(),
                box.statusUntil(),
                box.statusSince(),
                wanted.smtp().orElse(box.smtp()),
                wanted.imap().orElse(box.imap()),
                wanted.user().orElse(box.user()),
                wanted.secret().orElse(box.secret()),
                wanted.provider().orElse(box.provider()),
                wanted.zone().orElse(box.zone()),
                wanted.dailyMax().orElse(box.dailyMax()),
                box.receiveMax(),
                box.language(),
                wanted.since().or(box::since),
                wanted.country().or(box::country),
                wanted.folders().orElse(box.folders()),
                box.owned(),
                box.managed(),
                box.lot(),
                box.version());
    }

    /** The mailbox with another way to log in. */
    static Mailbox secret(Mailbox box, SecretRef secret) {
        return apply(box, Wanted.only(Optional.of(secret), Optional.empty()));
    }

    /** The mailbox of another provider class. */
    static Mailbox provider(Mailbox box, String provider) {
        return apply(box, Wanted.only(Optional.empty(), Optional.of(provider)));
    }

    /** The mailbox until a person has logged in for it. */
    static Mailbox waiting(Mailbox box, Instant now) {
        // Whoever paused it, or what did, is not overruled by a new login.
        boolean takesPart = box.status() == Status.ACTIVE || box.status() == Status.NEEDS_LOGIN;
        return with(
                box,
                box.poolId(),
                takesPart ? Standing.waiting(now) : Standing.of(box),
                box.owned().withoutLogins());
    }

    static Mailbox proved(Mailbox box, Instant now) {
        return with(box, box.poolId(), Standing.of(box), box.owned().loggedIn(now));
    }

    static Mailbox active(Mailbox box, Instant now) {
        return box.status() == Status.NEEDS_LOGIN ? with(box, box.poolId(), Standing.active(now), box.owned()) : box;
    }

    static Mailbox inPool(Mailbox box, long pool) {
        return with(box, pool, Standing.of(box), box.owned());
    }

    /** The mailbox with the proof that another state of it had, and its status for as long as that had to last. */
    static Mailbox as(Mailbox box, Mailbox before) {
        return with(box, box.poolId(), Standing.of(before), before.owned());
    }

    /** The mailbox without any proof: its login has changed hands. */
    static Mailbox unproved(Mailbox box, Instant now) {
        return with(box, box.poolId(), Standing.of(box), box.owned().changedHands(now));
    }

    /** The mailbox with what mail has proved of another state of it, as long as its login did not change hands; its logins are to be tried. */
    static Mailbox owned(Mailbox box, Mailbox before, Instant now) {
        Owned owned = sameLogin(before, box)
                ? before.owned().withoutLogins()
                : before.owned().changedHands(now);
        return with(box, box.poolId(), Standing.of(box), owned);
    }

    /** The same, and what they log in with is kept in the same place. */
    static boolean sameSecretToo(Mailbox one, Mailbox other) {
        return sameLogin(one, other) && one.secret().equals(other.secret());
    }

    /** Whether both logins are still those of the same person at the same servers; a new password does not change hands. */
    static boolean sameLogin(Mailbox one, Mailbox other) {
        return one.smtp().equals(other.smtp())
                && one.imap().equals(other.imap())
                && one.user().equals(other.user());
    }

    static Mailbox declared(Mailbox box, Optional<String> managed) {
        return new Mailbox(
                box.id(),
                box.address(),
                box.name(),
                box.poolId(),
                box.role(),
                box.mode(),
                box.status(),
                box.statusReason(),
                box.statusUntil(),
                box.statusSince(),
                box.smtp(),
                box.imap(),
                box.user(),
                box.secret(),
                box.provider(),
                box.zone(),
                box.dailyMax(),
                box.receiveMax(),
                box.language(),
                box.since(),
                box.country(),
                box.folders(),
                box.owned(),
                managed,
                box.lot(),
                box.version());
    }

    /** Whether a mailbox takes part, why not, since when and until when: what belongs together changes together. */
    record Standing(Status status, Optional<String> reason, Optional<Instant> until, Optional<Instant> since) {
        static Standing of(Mailbox box) {
            return new Standing(box.status(), box.statusReason(), box.statusUntil(), box.statusSince());
        }

        /** Nobody has logged in at the identity provider yet. */
        static Standing waiting(Instant now) {
            return new Standing(
                    Status.NEEDS_LOGIN,
                    Optional.of("nobody has logged in for it yet"),
                    Optional.empty(),
                    Optional.of(now));
        }

        static Standing active(Instant now) {
            return new Standing(Status.ACTIVE, Optional.empty(), Optional.empty(), Optional.of(now));
        }
    }

    private static Mailbox with(Mailbox box, long pool, Standing standing, Owned owned) {
        return new Mailbox(
                box.id(),
                box.address(),
                box.name(),
                pool,
                box.role(),
                box.mode(),
                standing.status(),
                standing.reason(),
                standing.until(),
                standing.since(),
                box.smtp(),
                box.imap(),
                box.user(),
                box.secret(),
                box.provider(),
                box.zone(),
                box.dailyMax(),
                box.receiveMax(),
                box.language(),
                box.since(),
                box.country(),
                box.folders(),
                owned,
                box.managed(),
                box.lot(),
                box.version());
    }
}
