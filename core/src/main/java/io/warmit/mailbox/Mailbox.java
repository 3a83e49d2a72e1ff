package io.warmit.mailbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An address that the operator owns and that warmit may log in to over SMTP and IMAP.
 *
 * @param name display name in From
 * @param poolId the pool whose members it may write to
 * @param statusReason why it is not active, for example "login refused"
 * @param statusUntil when a pause or quarantine ends by itself
 * @param user login name for both servers
 * @param provider name of its provider class, for example {@code gmail} or {@code own}
 * @param zone zone of its days and windows
 * @param dailyMax all mail warmit sends from it in any 24 hours
 * @param receiveMax openers it receives in one of its local days
 * @param since the first day on which it was in use; empty: nobody said
 * @param country whose public holidays it keeps: ISO 3166-1 alpha-2, or a part of it, for example DE-BY; empty: nobody said
 * @param folders whose part the operator named by hand
 * @param owned what proves that it is the operator's
 * @param managed place in the configuration file that declares it, as {@code FILE:LINE}
 * @param lot a fixed number from 0 up to 2^31 by which partners are sampled
 * @param version counts changes of the row; an update names the version it read
 */
public record Mailbox(
        long id,
        Address address,
        Optional<String> name,
        long poolId,
        Role role,
        Mode mode,
        Status status,
        Optional<String> statusReason,
        Optional<Instant> statusUntil,
        Optional<Instant> statusSince,
        Endpoint smtp,
        Endpoint imap,
        String user,
        SecretRef secret,
        String provider,
        ZoneId zone,
        int dailyMax,
        int receiveMax,
        String language,
        Optional<LocalDate> since,
        Optional<String> country,
        NamedFolders folders,
        Owned owned,
        Optional<String> managed,
        int lot,
        long version) {

    /** When both logins last succeeded after a change; empty: it does not take part yet. */
    public Optional<Instant> provedAt() {
        return owned.logins();
    }

    /** Whether it may take part at all: both logins proved, and nothing stops it. */
    public boolean usable() {
        return status == Status.ACTIVE && provedAt().isPresent();
    }

    /** What an operator types when its login is refused. The secret of a declared mailbox is changed where its reference points. */
    public String loginRemedy() {
        if (secret instanceof SecretRef.OAuth(IdentityProvider granting)) {
            return "warmit mailbox login " + address + " --oauth " + granting.word();
        }
        return managed.map(place -> "put the right password into " + secret + ", which " + place
                        + " names, then: warmit mailbox test " + address)
                .orElse("warmit mailbox set " + address + " --password-stdin");
    }

    public boolean canSend() {
        return usable() && role.sends() && mode != Mode.OBSERVE;
    }

    public boolean canReceive() {
        return usable() && role.receives();
    }

    /** Whether anything may be done to the mail in it: neither at an observer, nor where we only measure. */
    public boolean canAct() {
        return usable() && mode == Mode.ENGAGE;
    }

    /** The same mailbox, sending no more than so many messages in any 24 hours. */
    public Mailbox atMost(int messages) {
        return new Mailbox(
                id,
                address,
                name,
                poolId,
                role,
                mode,
                status,
                statusReason,
                statusUntil,
                statusSince,
                smtp,
                imap,
                user,
                secret,
                provider,
                zone,
                Math.min(dailyMax, messages),
                receiveMax,
                language,
                since,
                country,
                folders,
                owned,
                managed,
                lot,
                version);
    }
}
