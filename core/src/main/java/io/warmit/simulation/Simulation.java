package io.warmit.simulation;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.content.Composer;
import io.warmit.engine.Engine;
import io.warmit.engine.EngineListener;
import io.warmit.engine.EngineSettings;
import io.warmit.engine.Launch;
import io.warmit.engine.Parts;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Owned;
import io.warmit.mailbox.Pool;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.mailbox.Status;
import io.warmit.message.InstanceKey;
import io.warmit.planning.Gathering;
import io.warmit.planning.Limits;
import io.warmit.problem.Problem;
import io.warmit.schedule.Draw;
import io.warmit.store.InstanceStore;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import io.warmit.transport.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The real engine on a clock that is moved by hand. Everything follows from the seed, the instance key too: the same scenario lives the same days on every machine and database.
 */
public final class Simulation implements AutoCloseable {
    /** A Monday, an hour before mailboxes wake up. */
    public static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

    /** After this the looks have ended, and nothing is in flight any more. */
    private static final Duration DRAIN = Duration.ofDays(3);

    private final ManualClock clock = new ManualClock(START);
    private final Timeline timeline = new Timeline(clock);
    private final Draw draw;
    private final InstanceKey key;
    private final Store store;
    private final MailWorld world;
    private final Parts parts;
    private final Engine engine;
    private final Pool pool;
    private final Campaign campaign;
    private final List<Mailbox> mailboxes = new ArrayList<>();
    private Optional<Problem> hindrance = Optional.empty();

    /**
     * What is simulated.
     *
     * @param seed names every draw
     * @param zone of all mailboxes
     * @param limits besides those of each mailbox
     * @param gathering what waits until a mailbox is opened again
     */
    public record Scenario(
            long seed,
            ZoneId zone,
            CampaignSettings settings,
            StoreLocation location,
            Limits limits,
            Gathering gathering) {
        /** As the daemon does with its defaults. */
        public Scenario(long seed, ZoneId zone, CampaignSettings settings, StoreLocation location, Limits limits) {
            this(seed, zone, settings, location, limits, Gathering.DEFAULT);
        }

        /** The same with another time between sessions. */
        public Scenario gathering(Gathering other) {
            return new Scenario(seed, zone, settings, location, limits, other);
        }

        /** Without other limits than those of each mailbox. */
        public Scenario(long seed, ZoneId zone, CampaignSettings settings, StoreLocation location) {
            this(seed, zone, settings, location, Limits.NONE);
        }

        /** With a store that ends with the process. */
        public static Scenario inMemory(long seed, ZoneId zone, CampaignSettings settings) {
            return new Scenario(seed, zone, settings, new StoreLocation.InMemory(false));
        }

        /** With a store in a file, which outlives the simulation. */
        public static Scenario inFile(long seed, ZoneId zone, CampaignSettings settings, Path file) {
            return new Scenario(seed, zone, settings, new StoreLocation.InFile(file, Duration.ofSeconds(10)));
        }
    }

    /** Where the mail goes: the mail world, or real servers that live on the same clock. */
    public interface World extends Function<Simulation, Post> {}

    /** A simulation in the mail world. */
    public Simulation(Scenario scenario, EngineListener listener) {
        this(scenario, Simulation::world, listener);
    }

    public Simulation(Scenario scenario, World servers, EngineListener listener) {
        byte[] seed = new byte[32];
        for (int i = 0; i < Long.BYTES; i++) {
            seed[i] = (byte) (scenario.seed() >> (8 * i));
        }
        draw = new Draw(seed);
        store = Store.open(scenario.location(), "sim", Brakes.DEFAULT);
        key = new InstanceStore(store.database()).key(() -> seed, START);
        world = new MailWorld(clock, draw);
        Post post = servers.apply(this);
        pool = store.pools().open("default", Optional.empty(), Optional.empty(), START);
        campaign = new Campaign(
                store.ids().next(),
                "simulation",
                pool.id(),
                Campaign.State.DRAFT,
                scenario.settings(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
        store.campaigns().insert(campaign, START);
        parts = new Parts(
                store,
                post,
                new Composer(),
                key,
                draw,
                clock,
                EngineSettings.defaults("sim").within(scenario.limits()),
                listener,
                () -> hindrance,
                () -> false);
        engine = new Engine(parts, timeline).gathering(scenario.gathering());
    }

    /** From now on this keeps the worker from planning and sending. Empty: nothing does any more. */
    public void hinder(Optional<Problem> problem) {
        hindrance = problem;
    }

    public ManualClock clock() {
        return clock;
    }

    public Draw draw() {
        return draw;
    }

    InstanceKey key() {
        return key;
    }

    public MailWorld world() {
        return world;
    }

    public Store store() {
        return store;
    }

    public Engine engine() {
        return engine;
    }

    /** What the engine works with. */
    public Parts parts() {
        return parts;
    }

    public Timeline timeline() {
        return timeline;
    }

    public List<Mailbox> mailboxes() {
        return List.copyOf(mailboxes);
    }

    /** A mailbox of the simulation, with both logins taken as proved. */
    public Mailbox add(
            Address address, String provider, Mode mode, ZoneId zone, Endpoint smtp, Endpoint imap, SecretRef secret) {
        Mailbox mailbox = new Mailbox(
                store.ids().next(),
                address,
                Optional.empty(),
                pool.id(),
                Role.BOTH,
                mode,
                Status.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                smtp,
                imap,
                address.toString(),
                secret,
                provider,
                zone,
                40,
                40,
                "en",
                Optional.empty(),
                Optional.empty(),
                NamedFolders.NONE,
                Owned.nothing(START).loggedIn(START),
                Optional.empty(),
                (int) (draw.unit("lot", address) * Integer.MAX_VALUE),
                0);
        store.mailboxes().insert(mailbox, START);
        mailboxes.add(mailbox);
        return mailbox;
    }

    /** A mailbox of the mail world. */
    public Mailbox add(Address address, ProviderModel model, Mode mode, ZoneId zone) {
        world.add(address, model);
        Endpoint nowhere = new Endpoint("localhost", 1, Security.NONE);
        return add(address, model.name(), mode, zone, nowhere, nowhere, new SecretRef.Sealed());
    }

    public void launch() {
        new Launch(store, timeline).of(campaign, START);
    }

    /** Lives on until so many days after the start. */
    public void runDays(int days) {
        runUntil(START.plus(Duration.ofDays(days)));
    }

    /** Lives on until an instant. */
    public void runUntil(Instant end) {
        timeline.runUntil(end, engine);
    }

    /** No more is sent; what is under way is looked for until its end. */
    public void drain() {
        Campaign running = store.campaigns().byId(campaign.id());
        store.campaigns().update(running.stopped(), "stopped", clock.instant());
        timeline.runUntil(clock.instant().plus(DRAIN), engine);
    }

    /** What came of it, counted from the store; the days as a journal saw them. */
    public Outcome outcome(Journal journal) {
        return Outcomes.of(this, journal);
    }

    @Override
    public void close() {
        store.close();
    }
}
