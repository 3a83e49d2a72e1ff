package io.warmit.store;

import io.warmit.campaign.Brakes;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Everything that warmit remembers, one store per noun. */
public final class Store implements AutoCloseable {
    /** The version of the tables that this release works with. */
    public static final int SCHEMA = Schema.VERSION;

    private final Database database;
    private final boolean created;
    private final Ids ids;
    private final EventStore events;
    private final MailboxStore mailboxes;
    private final GrantStore grants;
    private final PoolStore pools;
    private final CampaignStore campaigns;
    private final ThreadStore threads;
    private final MessageStore messages;
    private final ClaimStore claims;
    private final ReceiptStore receipts;
    private final VerdictStore verdicts;
    private final UndoStore undo;
    private final OldMailStore oldMail;
    private final RecoveryStore recoveries;
    private final PaceStore paces;
    private final MarkStore marks;
    private final RestStore rests;
    private final OwnedStore owned;
    private final ScriptStore scripts;
    private final SharedStore shared;
    private final DebitStore debits;
    private final SpaceStore spaces;
    private final SessionStore sessions;
    private final OwnMailStore ownMail;
    private final FactsReader facts;
    private final DueReader due;
    private final SendReader sends;
    private final VisitReader visits;

    private Store(Database database, boolean created, String worker, Brakes brakes) {
        this.database = database;
        this.created = created;
        ids = database.ids();
        events = new EventStore(database, ids, worker);
        mailboxes = new MailboxStore(database, events);
        grants = new GrantStore(database, events);
        pools = new PoolStore(database, ids);
        campaigns = new CampaignStore(database, events);
        threads = new ThreadStore(database, ids);
        shared = new SharedStore(database);
        debits = new DebitStore(database, shared);
        messages = new MessageStore(database, ids, events);
        claims = new ClaimStore(database, messages, events, debits);
        verdicts = new VerdictStore(database);
        undo = new UndoStore(database);
        oldMail = new OldMailStore(database);
        receipts = new ReceiptStore(database, events, verdicts);
        recoveries = new RecoveryStore(database, events, claims, debits);
        paces = new PaceStore(database, events);
        rests = new RestStore(database, events);
        owned = new OwnedStore(database, events);
        scripts = new ScriptStore(database, events);
        marks = new MarkStore(database);
        spaces = new SpaceStore(database, events);
        sessions = new SessionStore(database);
        ownMail = new OwnMailStore(database);
        facts = new FactsReader(database, rests, spaces, brakes);
        due = new DueReader(database);
        sends = new SendReader(database, messages, debits, rests, mailboxes, recoveries, spaces, sessions, threads);
        visits = new VisitReader(database, mailboxes, campaigns, paces, due);
    }

    /**
     * Opens the store, and makes it if it is not there yet.
     *
     * @param worker name of this worker, for events
     * @throws io.warmit.problem.UserError when it cannot be reached, trusted, or has another schema
     */
    public static Store open(StoreLocation location, String worker, Brakes brakes) {
        return open(location, worker, brakes, Commits.PLAIN);
    }

    /** The same, with something around every commit. */
    public static Store open(StoreLocation location, String worker, Brakes brakes, Commits commits) {
        Database database = Database.connect(location, commits);
        try {
            boolean created = true;
            if (location instanceof StoreLocation.InMemory) {
                Schema.prepareInMemory(database);
            } else {
                created = Schema.prepare(database);
            }
            database.opened();
            return new Store(database, created, worker, brakes);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    public Database database() {
        return database;
    }

    /** Whether this call made the store. */
    public boolean created() {
        return created;
    }

    public Ids ids() {
        return ids;
    }

    public EventStore events() {
        return events;
    }

    public MailboxStore mailboxes() {
        return mailboxes;
    }

    /** What identity providers granted. */
    public GrantStore grants() {
        return grants;
    }

    public PoolStore pools() {
        return pools;
    }

    public CampaignStore campaigns() {
        return campaigns;
    }

    public ThreadStore threads() {
        return threads;
    }

    /** Messages that are planned. */
    public MessageStore messages() {
        return messages;
    }

    /** Messages in the hands of a worker. */
    public ClaimStore claims() {
        return claims;
    }

    /** Messages at their receivers. */
    public ReceiptStore receipts() {
        return receipts;
    }

    public VerdictStore verdicts() {
        return verdicts;
    }

    /** What can be taken back. */
    public UndoStore undo() {
        return undo;
    }

    /** Mail of ours that is old enough to be removed from mailboxes. */
    public OldMailStore oldMail() {
        return oldMail;
    }

    /** What becomes of a store that lost commits. */
    public RecoveryStore recoveries() {
        return recoveries;
    }

    public PaceStore paces() {
        return paces;
    }

    public MarkStore marks() {
        return marks;
    }

    public DebitStore debits() {
        return debits;
    }

    /** What mailboxes share has been used of. */
    public SharedStore shared() {
        return shared;
    }

    /** What loop-backs showed of the servers of mailboxes. */
    public ProfileStore profiles() {
        return new ProfileStore(database);
    }

    /** What somebody has to mend. */
    public TroubleStore troubles() {
        return new TroubleStore(database);
    }

    /** What DNS lists answered lately. */
    public ListStore lists() {
        return new ListStore(database);
    }

    public OwnedStore owned() {
        return owned;
    }

    /** What providers have asked of us. */
    public RestStore rests() {
        return rests;
    }

    /** How full mailboxes are. */
    public SpaceStore spaces() {
        return spaces;
    }

    /** When mailboxes were opened. */
    public SessionStore sessions() {
        return sessions;
    }

    /** What people send from mailboxes themselves. */
    public OwnMailStore ownMail() {
        return ownMail;
    }

    /** How the scripts of threads fared. */
    public ScriptStore scripts() {
        return scripts;
    }

    public DueReader due() {
        return due;
    }

    /** What every visit begins with. */
    public VisitReader visits() {
        return visits;
    }

    /** What must be known before a message leaves. */
    public SendReader sends() {
        return sends;
    }

    public FactsReader facts() {
        return facts;
    }

    /** The version of the tables. */
    public int schema() {
        return SCHEMA;
    }

    /** How much room the store takes on its disk. */
    public long bytes() {
        // Without its type SQLite's driver would cut it to 32 bits.
        Field<Long> size = DSL.field(
                database.onPostgres()
                        ? "pg_database_size(current_database())"
                        : "(select page_count * page_size from pragma_page_count(), pragma_page_size())",
                Long.class);
        Long bytes = database.read(sql -> sql.select(size).fetchOne(size));
        return bytes == null ? 0 : bytes;
    }

    @Override
    public void close() {
        database.close();
    }
}
