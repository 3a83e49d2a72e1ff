package io.warmit.mail.fault;

import static io.warmit.store.jooq.Tables.MAILBOX;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.Filing;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Read;
import io.warmit.campaign.CampaignSettings.Reply;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.CampaignSettings.Spread;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.engine.EngineListener;
import io.warmit.mail.MailPost;
import io.warmit.mail.MailSettings;
import io.warmit.mail.Trust;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.message.Message;
import io.warmit.planning.Gathering;
import io.warmit.problem.Problem;
import io.warmit.schedule.Range;
import io.warmit.simulation.Simulation;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.EventStore;
import io.warmit.store.MessageReader;
import io.warmit.store.MessageReader.Filter;
import io.warmit.store.MessageReader.Listed;
import io.warmit.store.StoreLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Mailboxes behind faulty servers, and the real engine with the real mail code on a clock that is moved by hand. */
public final class FaultTown implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final MailSettings SETTINGS = new MailSettings(
            new MailSettings.Smtp(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT.multipliedBy(2), Duration.ofMinutes(1)),
            new MailSettings.Imap(SHORT, SHORT, 1 << 20, 8192, 65_536),
            List.of("TLSv1.3", "TLSv1.2"));
    private static final int MANY = 10_000;

    private final Simulation simulation;
    private final Map<String, Resident> residents = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** A mailbox with its two servers. */
    public record Resident(Mailbox mailbox, FaultySmtp smtp, FaultyImap imap) {}

    public FaultTown(CampaignSettings settings) {
        this(settings, new StoreLocation.InMemory());
    }

    public FaultTown(CampaignSettings settings, StoreLocation location) {
        this(settings, location, Gathering.NONE);
    }

    /** @param gathering none, so that a fault strikes at the very moment that a test means; or as the daemon does */
    public FaultTown(CampaignSettings settings, StoreLocation location, Gathering gathering) {
        simulation = new Simulation(
                new Scenario(5, ZONE, settings, location).gathering(gathering),
                town -> new MailPost(SETTINGS, Trust.of(Optional.empty()), mailbox -> "hunter2"),
                new EngineListener() {
                    @Override
                    public void problem(Mailbox mailbox, Problem problem) {
                        problems.add(problem);
                    }
                });
    }

    /** So many openers a day, everything read at once, each answered for certain or never. */
    public static CampaignSettings settings(int openers, double replies) {
        return new CampaignSettings(
                new Volume(30, new RampPlan.Linear(openers, 1, openers), 1, 1, After.STOP, OptionalInt.empty()),
                new Pairs(10, SameDomain.ALLOW, Diversity.PREFER, 2),
                new Times(LocalTime.MIN, Optional.empty(), EnumSet.allOf(DayOfWeek.class), Duration.ZERO, Spread.ASAP),
                new Read(1, new Range(Duration.ofMinutes(1), Duration.ofMinutes(2)), 1, 1),
                new Reply(replies, new Range(Duration.ofMinutes(5), Duration.ofMinutes(10))),
                new Filing(true, Optional.of("warmit"), Duration.ofMinutes(30)));
    }

    public Resident add(String address, ImapPersonality personality) {
        try {
            FaultyImap imap = new FaultyImap(new ImapAccount(personality, simulation.clock()));
            FaultySmtp smtp = new FaultySmtp(
                    (recipient, message) -> resident(recipient).imap().account().deliver(message));
            Mailbox mailbox = simulation.add(
                    Address.of(address),
                    "own",
                    Mode.ENGAGE,
                    ZONE,
                    new Endpoint("127.0.0.1", smtp.port(), Security.NONE),
                    new Endpoint("127.0.0.1", imap.port(), Security.NONE),
                    new SecretRef.Sealed());
            // It has exchanged mail before, so that nothing waits for its first message.
            simulation.store().owned().received(mailbox, Simulation.START);
            simulation.store().owned().sent(mailbox.id(), Simulation.START, Simulation.START);
            Resident resident = new Resident(mailbox, smtp, imap);
            residents.put(address, resident);
            return resident;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What an operator says of the folders of a mailbox. */
    public void name(Resident resident, NamedFolders folders) {
        simulation
                .store()
                .database()
                .write(sql -> sql.update(MAILBOX)
                        .set(MAILBOX.FOLDERS, folders.text())
                        .where(MAILBOX.ID.eq(resident.mailbox().id()))
                        .execute());
    }

    public Resident resident(String address) {
        return Objects.requireNonNull(residents.get(address), address);
    }

    public Simulation simulation() {
        return simulation;
    }

    /** What the operator was told. */
    public List<Problem> problems() {
        return problems;
    }

    /** Launches the campaign and lives on for a while. */
    public FaultTown launch(Duration first) {
        simulation.launch();
        return live(first);
    }

    public FaultTown live(Duration duration) {
        Instant end = simulation.clock().instant().plus(duration);
        simulation.runUntil(end);
        return this;
    }

    public Mailbox mailbox(Resident resident) {
        return simulation.store().mailboxes().find(resident.mailbox().id()).orElseThrow();
    }

    /** All messages, oldest first. */
    public List<Listed> messages() {
        return list(Optional.empty());
    }

    public List<Listed> from(Resident sender) {
        return list(Optional.of(sender.mailbox().id()));
    }

    private List<Listed> list(Optional<Long> from) {
        return new MessageReader(simulation.store().database())
                .list(
                        new Filter(
                                Set.of(),
                                Optional.empty(),
                                Optional.empty(),
                                from,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                simulation.clock().instant()),
                        MANY)
                .reversed();
    }

    public List<EventStore.Shown> events(Message message) {
        return simulation.store().events().ofMessage(message.id());
    }

    @Override
    public void close() {
        try {
            for (Resident resident : residents.values()) {
                resident.smtp().close();
                resident.imap().close();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            simulation.close();
        }
    }
}
