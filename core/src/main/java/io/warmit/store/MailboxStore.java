package io.warmit.store;

import static io.warmit.store.jooq.Tables.FOLDER_MARK;
import static io.warmit.store.jooq.Tables.HOUSEKEEPING;
import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MAILBOX_SESSION;
import static io.warmit.store.jooq.Tables.OWN_MAIL;
import static io.warmit.store.jooq.Tables.OWN_MARK;
import static io.warmit.store.jooq.Tables.PROFILE;
import static io.warmit.store.jooq.Tables.REMOVED_MAILBOX;
import static io.warmit.store.jooq.Tables.SPACE;
import static io.warmit.store.jooq.Tables.TROUBLE;
import static io.warmit.store.jooq.Tables.UNDO;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;

/** Mailboxes. The password is never here: {@code secret} tells where it is kept. */
public final class MailboxStore {
    private static final Statement ADDRESS =
            Statement.of(sql -> sql.select(MAILBOX.ADDRESS).from(MAILBOX).where(MAILBOX.ID.eq((Long) null)));
    private static final Statement SENDER = Statement.of(sql ->
            sql.select(MAILBOX.ADDRESS, MAILBOX.SENT_PROVED_AT).from(MAILBOX).where(MAILBOX.ID.eq((Long) null)));
    private static final Statement BY_ID =
            Statement.of(sql -> sql.select(MAILBOX.fields()).from(MAILBOX).where(MAILBOX.ID.eq((Long) null)));
    private static final Statement BY_ADDRESS =
            Statement.of(sql -> sql.select(MAILBOX.fields()).from(MAILBOX).where(MAILBOX.ADDRESS.eq((String) null)));
    private static final Statement REMOVED = Statement.of(
            sql -> sql.select(REMOVED_MAILBOX.ADDRESS).from(REMOVED_MAILBOX).where(REMOVED_MAILBOX.ID.eq((Long) null)));
    private static final Statement SET_STATUS = Statement.of(sql -> sql.update(MAILBOX)
            .set(MAILBOX.STATUS, (String) null)
            .set(MAILBOX.STATUS_SINCE, (Long) null)
            .set(MAILBOX.STATUS_REASON, (String) null)
            .set(MAILBOX.STATUS_UNTIL, (Long) null)
            .set(MAILBOX.VERSION, MAILBOX.VERSION.plus(DSL.inline(1L)))
            .where(MAILBOX.ID.eq((Long) null)));

    private final Database database;
    private final EventStore events;

    MailboxStore(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    public Optional<Mailbox> find(long id) {
        return database.find(BY_ID, MailboxRows::read, id);
    }

    Question<Mailbox> asked(long id) {
        return new Question<>(BY_ID, MailboxRows::read, id);
    }

    public Optional<Address> address(long id) {
        return database.find(ADDRESS, row -> Address.of(row.text()), id);
    }

    public Optional<Mailbox> find(Address address) {
        return database.find(BY_ADDRESS, MailboxRows::read, address.toString());
    }

    public List<Mailbox> all() {
        return database.list(MailboxLists.ALL, MailboxRows::read);
    }

    public int count() {
        return database.read(sql -> sql.fetchCount(MAILBOX));
    }

    /** How many there are of each status. */
    public Map<Status, Integer> byStatus() {
        Map<Status, Integer> found = new EnumMap<>(Status.class);
        database.read(sql -> sql.select(MAILBOX.STATUS, DSL.count())
                        .from(MAILBOX)
                        .groupBy(MAILBOX.STATUS)
                        .fetch())
                .forEach(row -> found.put(MailboxRows.status(row.value1()), row.value2()));
        return found;
    }

    /** What somebody may have to look after: those that are stopped, that only watch, or that log in with what an identity provider has granted. */
    public List<Mailbox> noteworthy() {
        return database.list(MailboxLists.NOTEWORTHY, MailboxRows::read);
    }

    /** The ids after one, in their order; at most so many. */
    public List<Long> idsAfter(long id, int most) {
        return database.read(sql -> sql.select(MAILBOX.ID)
                .from(MAILBOX)
                .where(MAILBOX.ID.gt(id))
                .orderBy(MAILBOX.ID)
                .limit(most)
                .fetch(MAILBOX.ID));
    }

    public List<Mailbox> ofPool(long poolId) {
        return database.list(MailboxLists.OF_POOL, MailboxRows::read, poolId);
    }

    /** Those whose addresses end in a domain. */
    public List<Mailbox> ofDomain(String domain) {
        return database.list(MailboxLists.OF_DOMAIN, MailboxRows::read, domain);
    }

    /**
     * Those that are managed by a place that begins so.
     *
     * @param file as {@link Mailbox#managed} begins; more may be found, since SQLite does not tell capitals from small letters
     */
    public List<Mailbox> declaredIn(String file) {
        return database.list(MailboxLists.DECLARED_IN, MailboxRows::read, file);
    }

    /** Adds a mailbox; its address must be new. */
    public void insert(Mailbox mailbox, Instant now) {
        database.write(sql -> {
            sql.insertInto(MAILBOX)
                    .set(MailboxRows.write(mailbox))
                    .set(MAILBOX.CREATED_AT, now.toEpochMilli())
                    .execute();
            events.ofMailbox(now, "added", mailbox.id(), null);
            return true;
        });
    }

    /** Writes all settings of a mailbox. False: it was changed since it was read. */
    public boolean update(Mailbox mailbox, Instant now) {
        return database.write(sql -> {
            int changed = sql.update(MAILBOX)
                    .set(MailboxRows.write(mailbox))
                    .set(MAILBOX.VERSION, mailbox.version() + 1)
                    .where(MAILBOX.ID.eq(mailbox.id()), MAILBOX.VERSION.eq(mailbox.version()))
                    .execute();
            if (changed == 1) {
                events.ofMailbox(now, "changed", mailbox.id(), null);
            }
            return changed == 1;
        });
    }

    /** Changes whether it takes part, and writes why into the ledger. */
    public void status(long id, Status status, Instant now, Optional<String> reason, Optional<Instant> until) {
        database.write(sql -> {
            database.update(SET_STATUS, status.word(), now, reason, until, id);
            events.ofMailbox(now, status == Status.ACTIVE ? "resumed" : status.word(), id, reason.orElse(null));
            return true;
        });
    }

    /** It takes no part until both its logins were proved again. */
    public void unprove(long id, Instant now, String why) {
        database.write(sql -> {
            sql.update(MAILBOX)
                    .set(MAILBOX.LOGIN_SINCE, now.toEpochMilli())
                    .setNull(MAILBOX.PROVED_AT)
                    .setNull(MAILBOX.RECEIVED_PROVED_AT)
                    .setNull(MAILBOX.SENT_PROVED_AT)
                    .set(MAILBOX.STATUS_REASON, why)
                    .set(MAILBOX.VERSION, MAILBOX.VERSION.plus(1L))
                    .where(MAILBOX.ID.eq(id))
                    .execute();
            events.ofMailbox(now, "unproved", id, why);
            return true;
        });
    }

    /** Both its logins succeeded. False: they are no longer those that were tried, and nothing is proved. */
    public boolean proved(Mailbox tried, Instant now) {
        return database.write(sql -> {
            int proved = sql.update(MAILBOX)
                    .set(MAILBOX.PROVED_AT, now.toEpochMilli())
                    .set(MAILBOX.VERSION, MAILBOX.VERSION.plus(1L))
                    .where(
                            MAILBOX.ID.eq(tried.id()),
                            MAILBOX.LOGIN_SINCE.eq(tried.owned().since().toEpochMilli()))
                    .execute();
            if (proved == 1) {
                events.ofMailbox(now, "proved", tried.id(), null);
            }
            return proved == 1;
        });
    }

    /** The address of a mailbox, also of one that was removed: what it sent is proved by it. */
    public Optional<Address> lastingAddress(long id) {
        return address(id).or(() -> database.find(REMOVED, row -> Address.of(row.text()), id));
    }

    /**
     * What is known of a sender when its mail is found.
     *
     * @param proved mail from it was found before; true of one that was removed since
     */
    public record Found(Address address, boolean proved) {}

    /** The sender of mail that was found, also when it was removed since. */
    public Optional<Found> sender(long id) {
        return database.find(
                        SENDER,
                        row -> new Found(
                                Address.of(row.text()), row.maybeInstant().isPresent()),
                        id)
                .or(() -> lastingAddress(id).map(address -> new Found(address, true)));
    }

    /** Takes a mailbox away, with what is known of its folders and servers. Its messages and events stay. */
    public void remove(long id, Instant now) {
        database.write(sql -> {
            address(id)
                    .ifPresent(address -> sql.insertInto(REMOVED_MAILBOX)
                            .set(REMOVED_MAILBOX.ID, id)
                            .set(REMOVED_MAILBOX.ADDRESS, address.toString())
                            .onConflictDoNothing()
                            .execute());
            sql.deleteFrom(UNDO).where(UNDO.MAILBOX_ID.eq(id)).execute();
            sql.deleteFrom(HOUSEKEEPING).where(HOUSEKEEPING.MAILBOX_ID.eq(id)).execute();
            sql.deleteFrom(PROFILE).where(PROFILE.MAILBOX_ID.eq(id)).execute();
            sql.deleteFrom(MAILBOX_SESSION)
                    .where(MAILBOX_SESSION.MAILBOX_ID.eq(id))
                    .execute();
            sql.deleteFrom(SPACE).where(SPACE.MAILBOX_ID.eq(id)).execute();
            sql.deleteFrom(TROUBLE).where(TROUBLE.MAILBOX_ID.eq(id)).execute();
            sql.deleteFrom(OWN_MARK).where(OWN_MARK.MAILBOX_ID.eq(id)).execute();
            sql.deleteFrom(OWN_MAIL).where(OWN_MAIL.MAILBOX_ID.eq(id)).execute();
            sql.deleteFrom(FOLDER_MARK).where(FOLDER_MARK.MAILBOX_ID.eq(id)).execute();
            sql.deleteFrom(MAILBOX).where(MAILBOX.ID.eq(id)).execute();
            events.ofMailbox(now, "removed", id, null);
            return true;
        });
    }
}
