package io.warmit.app;

import io.warmit.config.Declarations;
import io.warmit.config.Environment;
import io.warmit.config.Loaded;
import io.warmit.config.Settings;
import io.warmit.config.section.SafeMode;
import io.warmit.content.Composer;
import io.warmit.engine.Agenda;
import io.warmit.engine.Engine;
import io.warmit.engine.EngineListener;
import io.warmit.engine.EngineSettings;
import io.warmit.engine.Hindrance;
import io.warmit.engine.Housekeeping;
import io.warmit.engine.Parts;
import io.warmit.mail.MailPost;
import io.warmit.mail.Trust;
import io.warmit.mailbox.EngageTerms;
import io.warmit.message.InstanceKey;
import io.warmit.planning.Limits;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.schedule.Draw;
import io.warmit.secret.MasterKey;
import io.warmit.secret.SealedSecrets;
import io.warmit.secret.Secret;
import io.warmit.secret.SecretResolver;
import io.warmit.store.InstanceStore;
import io.warmit.store.SealedStore;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import io.warmit.store.VisitTable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The only place that builds things. What it opened it closes, in reverse. */
public final class Warmit implements AutoCloseable {
    private static final int KEY_BYTES = 32;

    private final Settings settings;
    private final Loaded loaded;
    private final InstantSource clock;
    private final StoreLocation place;
    private final Store store;
    private final SealedStore sealed;
    private final SealedSecrets vault;
    private final SecretResolver secrets;
    private final OAuth oauth;
    private final InstanceKey key;
    private final VisitTable visitTable;
    private final OwnTexts texts;
    private final Consumer<String> notes;
    private final Consumer<Problem> warnings;
    /** These two at first need: most commands speak to no server. */
    private @Nullable Trust trust;

    private @Nullable MailPost post;

    private Warmit(
            Loaded loaded,
            Environment environment,
            InstantSource clock,
            Consumer<String> notes,
            Consumer<Problem> warnings) {
        this.loaded = loaded;
        this.settings = loaded.settings();
        this.clock = clock;
        this.notes = notes;
        this.warnings = warnings;
        var terms = new SecretResolver.Terms(
                environment.variables(),
                settings.secrets().commandTimeout(),
                settings.secrets().cache());
        place = StorePlace.of(settings, terms, clock);
        store = opened();
        if (store.created()) {
            notes.accept("created the store " + storeName());
        }
        sealed = new SealedStore(store.database());
        vault = new SealedSecrets(new MasterKey(
                settings.secrets().masterKey(),
                terms,
                sealed::any,
                made -> notes.accept("created " + made + ": back it up, stored logins cannot be read without it")));
        secrets = new SecretResolver(terms, this::unsealed, clock, warnings);
        key = new InstanceStore(store.database()).key(Warmit::freshKey, clock.instant());
        visitTable = new VisitTable(store.database());
        texts = new OwnTexts(settings.content().dir(), clock, warnings);
        store.recoveries().openIfMoved(clock.instant()).ifPresent(opened -> {
            visitTable.wakeAll(clock.instant());
            notes.accept("the store is on another server than before, which may lack commits: recovery epoch "
                    + opened.epoch() + " opened, " + opened.inDoubt()
                    + " messages are looked for, sending paused; see warmit status");
        });
        oauth = new OAuth(this, () -> trust().context());
    }

    /**
     * Opens the store of a configuration.
     *
     * @param notes hears of things that were made, such as a new store
     * @throws UserError when the store cannot be used
     */
    public static Warmit open(
            Loaded loaded,
            Environment environment,
            InstantSource clock,
            Consumer<String> notes,
            Consumer<Problem> warnings) {
        return new Warmit(loaded, environment, clock, notes, warnings);
    }

    private static byte[] freshKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private Store opened() {
        try {
            return Store.open(place, settings.workerId(), AsWanted.brakes(settings));
        } catch (UserError refused) {
            throw Upkeep.withBackup(refused, settings);
        }
    }

    /** What may leave at most, besides each mailbox's own cap. */
    Limits limits() {
        return AsWanted.limits(settings);
    }

    /** What keeps this worker from planning and sending. */
    Hindrance hindrance() {
        return FreeSpace.of(settings.database());
    }

    private Optional<Secret> unsealed(String owner, String field) {
        return io.warmit.mailbox.Address.parse(owner)
                .flatMap(store.mailboxes()::find)
                .flatMap(mailbox -> sealed.find(mailbox.id(), field))
                .map(text -> vault.open(text, owner, field));
    }

    /** From now on the protocol of each new connection to a mail server is told, line by line, without its secrets. */
    public void traceMail(Consumer<String> lines) {
        post().trace(lines);
    }

    /** The engine of this worker. */
    Engine engine(Agenda agenda, EngineListener listener, BooleanSupplier stopping, boolean passive) {
        return new Engine(parts(listener, stopping, passive), agenda);
    }

    /** What steps of its visits work with. */
    Parts parts(EngineListener listener, BooleanSupplier stopping, boolean passive) {
        var kept = settings.retention();
        EngineSettings engine = new EngineSettings(
                settings.workerId(),
                passive || settings.passive(),
                settings.workers().lease(),
                settings.arrival().looks(),
                settings.retry().delays(),
                settings.retry().jitter().value(),
                settings.message().autoSubmitted(),
                limits(),
                settings.safeMode() == SafeMode.STRICT,
                settings.quarantine().afterCrashes(),
                new Housekeeping(kept.mail(), kept.quotaGuard().value()));
        return new Parts(
                store,
                post(),
                new Composer(texts::library),
                key,
                draw(),
                clock,
                engine,
                listener,
                hindrance(),
                stopping);
    }

    public Mailboxes mailboxes() {
        return new Mailboxes(this);
    }

    public Pools pools() {
        return new Pools(store, clock);
    }

    public Campaigns campaigns() {
        return new Campaigns(this);
    }

    /**
     * Writes what the file declares into the store; a dry run only tells the differences.
     *
     * @param agreed the terms of engaging that the operator was shown and said yes to; where nobody did, a mailbox measures
     */
    public ConfigApply.Applied applyDeclared(boolean dryRun, Set<EngageTerms> agreed) {
        return new ConfigApply(this, dryRun, agreed).run();
    }

    /** What the store holds, as declarations. */
    public Declarations export() {
        return ConfigExport.of(store);
    }

    public Readings readings() {
        return new Readings(this);
    }

    public Reasons reasons() {
        return new Reasons(this);
    }

    public DueVisits dueVisits() {
        return new DueVisits(this);
    }

    /** What the operator was told already. */
    public Told told() {
        return new Told(store.events(), clock);
    }

    public Audits audits() {
        return new Audits(store);
    }

    /** Mail of other programs from the same mailboxes. */
    public OtherMail otherMail() {
        return new OtherMail(this);
    }

    /** What warmit did to the mail in mailboxes, and taking it back. */
    public Traces traces() {
        return new Traces(this);
    }

    public Doctor doctor() {
        return new Doctor(this);
    }

    public Quarantine quarantine() {
        return new Quarantine(this);
    }

    /** What mailboxes write to each other. */
    public Contents contents() {
        return new Contents(this, texts);
    }

    public Reconcile reconcile() {
        return new Reconcile(this);
    }

    Upkeep upkeep() {
        return new Upkeep(settings, place, clock);
    }

    public Runs runs() {
        return new Runs(this);
    }

    public Settings settings() {
        return settings;
    }

    public Loaded loaded() {
        return loaded;
    }

    /** Which kind of store it is. */
    String storeKind() {
        return settings.database().url().isPresent() ? "postgresql" : "sqlite";
    }

    /** How the store is called in output. */
    public String storeName() {
        return settings.database().url().isPresent()
                ? "postgresql"
                : "sqlite, " + settings.database().file();
    }

    /** The same draws as the engine's: what is foretold is what will be drawn. */
    Draw draw() {
        return new Draw(key.bytes());
    }

    InstantSource clock() {
        return clock;
    }

    Store store() {
        return store;
    }

    SealedStore sealed() {
        return sealed;
    }

    SealedSecrets vault() {
        return vault;
    }

    SecretResolver secrets() {
        return secrets;
    }

    /** Logging in at identity providers. */
    public OAuth oauth() {
        return oauth;
    }

    /** @throws UserError when the trust file cannot be used */
    synchronized MailPost post() {
        MailPost made = post;
        if (made == null) {
            made = new MailPost(
                    AsWanted.mail(settings),
                    trust(),
                    AsWanted.connections(settings),
                    oauth.logins(),
                    store.profiles()::judge);
            post = made;
        }
        return made;
    }

    private synchronized Trust trust() {
        Trust read = trust;
        if (read == null) {
            read = Trust.of(settings.tls().caFile());
            trust = read;
        }
        return read;
    }

    InstanceKey key() {
        return key;
    }

    /** One mail from a mailbox to itself, waited for at most so long. */
    public LoopBack loopBack(Duration patience) {
        return new LoopBack(this, patience);
    }

    VisitTable visitTable() {
        return visitTable;
    }

    Consumer<String> notes() {
        return notes;
    }

    /** Hears what the operator should know although the work went on. */
    Consumer<Problem> warnings() {
        return warnings;
    }

    Map<String, io.warmit.config.section.ProviderSettings> providers() {
        return settings.providers();
    }

    @Override
    public void close() {
        oauth.close();
        store.close();
    }
}
