package io.warmit.store;

import static io.warmit.store.jooq.Tables.OAUTH_GRANT;

import io.warmit.grant.Grant;
import io.warmit.mailbox.IdentityProvider;
import io.warmit.store.jooq.tables.records.OauthGrantRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.UpdateSetMoreStep;

/**
 * Grants of identity providers, with their tokens sealed. One worker at a time renews a grant: it holds a lease, and what it writes counts only as long as nobody else has taken it over.
 *
 * <p>A renewal is committed before its access token is shown to any server, so that a refresh token that was replaced is never the only one that is left.
 */
public final class GrantStore {
    private static final int LONGEST_NOTE = 400;

    private final Database database;
    private final EventStore events;

    GrantStore(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /**
     * Tokens in their sealed form.
     *
     * @param replaced the refresh token before this one, until this one worked
     */
    public record Tokens(String refresh, Optional<String> replaced, String access) {}

    /** The right to renew a grant, until an instant; nobody else has one that ends at the same. */
    public record Lease(Grant grant, Instant until) {}

    public Optional<Grant> find(long mailboxId) {
        return row(mailboxId).map(GrantStore::read);
    }

    /** The tokens of a grant; empty: it was renewed since it was read, or is gone. */
    public Optional<Tokens> tokens(Grant grant) {
        return row(grant.mailboxId())
                .filter(row -> row.getRenewals() == grant.renewals())
                .map(row -> new Tokens(
                        row.getRefreshToken(), Optional.ofNullable(row.getReplacedToken()), row.getAccessToken()));
    }

    public List<Grant> all() {
        return database.read(sql -> sql.selectFrom(OAUTH_GRANT).fetch(GrantStore::read));
    }

    /** A person said yes: whatever was before counts no more, and a renewal that is under way is not stored. */
    public void loggedIn(long mailboxId, IdentityProvider provider, Tokens tokens, Instant accessUntil, Instant now) {
        database.write(sql -> {
            long renewals = row(mailboxId).map(row -> row.getRenewals() + 1).orElse(1L);
            sql.deleteFrom(OAUTH_GRANT)
                    .where(OAUTH_GRANT.MAILBOX_ID.eq(mailboxId))
                    .execute();
            events.ofMailbox(now, "logged-in", mailboxId, provider.word());
            return sql.insertInto(OAUTH_GRANT)
                    .set(OAUTH_GRANT.MAILBOX_ID, mailboxId)
                    .set(OAUTH_GRANT.PROVIDER, provider.word())
                    .set(OAUTH_GRANT.LOGGED_IN_AT, now.toEpochMilli())
                    .set(OAUTH_GRANT.USED_AT, now.toEpochMilli())
                    .set(OAUTH_GRANT.ACCESS_UNTIL, accessUntil.toEpochMilli())
                    .set(OAUTH_GRANT.RENEWALS, renewals)
                    .set(OAUTH_GRANT.REFRESH_TOKEN, tokens.refresh())
                    .set(OAUTH_GRANT.ACCESS_TOKEN, tokens.access())
                    .set(OAUTH_GRANT.FAILURES, 0)
                    .set(OAUTH_GRANT.ENDED, false)
                    .execute();
        });
    }

    /** Takes the right to renew. Empty: somebody else has it, or has renewed the grant already. */
    public Optional<Lease> lease(Grant grant, Instant now, Duration length) {
        Lease lease = new Lease(grant, Instant.ofEpochMilli(now.plus(length).toEpochMilli()));
        int taken = database.write(sql -> sql.update(OAUTH_GRANT)
                .set(OAUTH_GRANT.LEASE_UNTIL, lease.until().toEpochMilli())
                .where(
                        OAUTH_GRANT.MAILBOX_ID.eq(grant.mailboxId()),
                        OAUTH_GRANT.RENEWALS.eq(grant.renewals()),
                        OAUTH_GRANT.ENDED.isFalse(),
                        OAUTH_GRANT.LEASE_UNTIL.isNull().or(OAUTH_GRANT.LEASE_UNTIL.le(now.toEpochMilli())))
                .execute());
        return taken == 1 ? Optional.of(lease) : Optional.empty();
    }

    /** Writes new tokens. False: the lease was lost, so others have newer ones. */
    public boolean renewed(Lease lease, Tokens tokens, Instant accessUntil, Instant now) {
        return change(
                lease,
                update -> update.set(OAUTH_GRANT.RENEWALS, lease.grant().renewals() + 1)
                        .set(OAUTH_GRANT.USED_AT, now.toEpochMilli())
                        .set(OAUTH_GRANT.ACCESS_UNTIL, accessUntil.toEpochMilli())
                        .set(OAUTH_GRANT.REFRESH_TOKEN, tokens.refresh())
                        .set(OAUTH_GRANT.REPLACED_TOKEN, tokens.replaced().orElse(null))
                        .set(OAUTH_GRANT.ACCESS_TOKEN, tokens.access())
                        .set(OAUTH_GRANT.FAILURES, 0)
                        .setNull(OAUTH_GRANT.REST_UNTIL)
                        .setNull(OAUTH_GRANT.NOTE));
    }

    /** The identity provider is left alone until an instant. */
    public boolean rests(Lease lease, Instant until, String why) {
        return change(
                lease,
                update -> update.set(OAUTH_GRANT.FAILURES, lease.grant().failures() + 1)
                        .set(OAUTH_GRANT.REST_UNTIL, until.toEpochMilli())
                        .set(OAUTH_GRANT.NOTE, cut(why)));
    }

    /** Only a person can begin it again. */
    public boolean ended(Lease lease, String why) {
        return change(lease, update -> update.set(OAUTH_GRANT.ENDED, true).set(OAUTH_GRANT.NOTE, cut(why)));
    }

    /** The operator has seen to it: the identity provider may be asked at once. */
    public void wake(long mailboxId) {
        database.write(sql -> sql.update(OAUTH_GRANT)
                .setNull(OAUTH_GRANT.REST_UNTIL)
                .where(OAUTH_GRANT.MAILBOX_ID.eq(mailboxId), OAUTH_GRANT.REST_UNTIL.isNotNull())
                .execute());
    }

    private boolean change(Lease lease, UnaryOperator<UpdateSetMoreStep<OauthGrantRecord>> change) {
        Condition held = OAUTH_GRANT
                .MAILBOX_ID
                .eq(lease.grant().mailboxId())
                .and(OAUTH_GRANT.RENEWALS.eq(lease.grant().renewals()))
                .and(OAUTH_GRANT.LEASE_UNTIL.eq(lease.until().toEpochMilli()));
        return database.write(sql -> change.apply(sql.update(OAUTH_GRANT).setNull(OAUTH_GRANT.LEASE_UNTIL))
                        .where(held)
                        .execute())
                == 1;
    }

    private Optional<OauthGrantRecord> row(long mailboxId) {
        return database.read(sql -> sql.selectFrom(OAUTH_GRANT)
                .where(OAUTH_GRANT.MAILBOX_ID.eq(mailboxId))
                .fetchOptional());
    }

    private static Grant read(OauthGrantRecord row) {
        return new Grant(
                row.getMailboxId(),
                IdentityProvider.of(row.getProvider()).orElseThrow(),
                Instant.ofEpochMilli(row.getLoggedInAt()),
                Instant.ofEpochMilli(row.getUsedAt()),
                Instant.ofEpochMilli(row.getAccessUntil()),
                row.getRenewals(),
                Optional.ofNullable(row.getLeaseUntil()).map(Instant::ofEpochMilli),
                row.getFailures(),
                Optional.ofNullable(row.getRestUntil()).map(Instant::ofEpochMilli),
                row.getEnded(),
                Optional.ofNullable(row.getNote()));
    }

    private static String cut(String note) {
        return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE);
    }
}
