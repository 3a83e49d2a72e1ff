package io.warmit.crash;

import io.warmit.campaign.CampaignSettings;
import io.warmit.engine.EngineListener;
import io.warmit.mail.TestCertificate;
import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.FaultyImap;
import io.warmit.mail.fault.FaultySmtp;
import io.warmit.mail.fault.ImapAccount;
import io.warmit.mail.fault.ImapFolder;
import io.warmit.mail.fault.ImapMail;
import io.warmit.mail.fault.ImapPersonality;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.simulation.MailWorld;
import io.warmit.simulation.Simulation;
import io.warmit.store.StoreLocation;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mailboxes with servers of their own, which outlive every worker and count what they get. */
final class MailTown implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("(?m)^Message-ID: <([^.]+)\\.");
    private static final Pattern TO = Pattern.compile("(?m)^To: (?:.*<)?([^<>\r\n]+)>?\r?$");

    private final InstantSource clock;
    private final Optional<TestCertificate> certificate;
    private final ImapPersonality personality;
    private final String arrivals;
    private final Map<String, Home> homes = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();

    private record Home(FaultySmtp smtp, FaultyImap imap) {}

    /**
     * A town without mailboxes.
     *
     * @param certificate of the submission servers; empty: they speak no TLS
     * @param arrivals the folder that mail comes in to
     */
    MailTown(InstantSource clock, Optional<TestCertificate> certificate, ImapPersonality personality, String arrivals) {
        this.clock = clock;
        this.certificate = certificate;
        this.personality = personality;
        this.arrivals = arrivals;
    }

    /** Makes a store with a mailbox at each address, and launches its campaign. */
    void found(StoreLocation place, CampaignSettings settings, SecretRef secret, List<String> addresses)
            throws IOException, GeneralSecurityException {
        try (Simulation founder = new Simulation(
                new Simulation.Scenario(5, ZoneOffset.UTC, settings, place),
                town -> new MailWorld(town.clock(), town.draw()),
                EngineListener.SILENT)) {
            for (String address : addresses) {
                Home home = home(address);
                Mailbox mailbox = founder.add(
                        Address.of(address),
                        "own",
                        Mode.ENGAGE,
                        ZoneOffset.UTC,
                        new Endpoint(
                                "127.0.0.1",
                                home.smtp().port(),
                                certificate.isPresent() ? Security.TLS : Security.NONE),
                        new Endpoint("127.0.0.1", home.imap().port(), Security.NONE),
                        secret);
                // It has exchanged mail before, so that nothing waits for its first message.
                founder.store().owned().received(mailbox, Simulation.START);
                founder.store().owned().sent(mailbox.id(), Simulation.START, Simulation.START);
            }
            founder.launch();
        }
    }

    private Home home(String address) throws IOException, GeneralSecurityException {
        ImapAccount account = new ImapAccount(personality, clock).sortsInto(arrivals);
        FaultySmtp.Delivery delivery = (recipient, message) -> deliver(account, recipient, message);
        Home home = new Home(
                certificate.isPresent()
                        ? new FaultySmtp(certificate.get().listen("TLSv1.3"), delivery)
                        : new FaultySmtp(delivery),
                new FaultyImap(account));
        homes.put(address, home);
        return home;
    }

    private synchronized void deliver(ImapAccount sender, String recipient, String message) {
        taken.merge(token(message), 1, Integer::sum);
        notifyAll();
        sender.keep(message);
        Objects.requireNonNull(homes.get(recipient), recipient).imap().account().deliver(message);
    }

    private static String token(String message) {
        Matcher id = TOKEN.matcher(message);
        if (!id.find()) {
            throw new IllegalStateException("no message of ours: " + message);
        }
        return id.group(1);
    }

    /** From now on every submission server answers the verb so. */
    MailTown smtp(String verb, Fault fault) {
        homes.values().forEach(home -> home.smtp().at(verb, fault));
        return this;
    }

    /** From now on a message is lost whose dot gets no answer. */
    MailTown losing() {
        homes.values().forEach(home -> home.smtp().losing());
        return this;
    }

    /** From now on every mailbox answers the command so. */
    MailTown imap(String command, Fault fault) {
        homes.values().forEach(home -> home.imap().at(command, fault));
        return this;
    }

    void heal() {
        homes.values().forEach(home -> {
            home.smtp().heal();
            home.imap().heal();
        });
    }

    /** How often the servers took a message. */
    synchronized int taken(String token) {
        return taken.getOrDefault(token, 0);
    }

    /** The tokens of all that was taken. */
    synchronized List<String> taken() {
        return List.copyOf(taken.keySet());
    }

    /** How often they took the message that they took most often. */
    synchronized int mostTaken() {
        return taken.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How many messages were taken. */
    synchronized int messages() {
        return taken.size();
    }

    /** Waits until so many were taken. False: it took too long. */
    synchronized boolean awaitMessages(int number, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (taken.size() < number && System.nanoTime() < end) {
            wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
        return taken.size() >= number;
    }

    /** How many copies of each message lie with those whom they are written to. */
    Map<String, Integer> lying() {
        Map<String, Integer> lying = new HashMap<>();
        homes.forEach((address, home) -> {
            for (ImapFolder folder : home.imap().account().all()) {
                for (ImapMail mail : folder.mails()) {
                    Matcher to = TO.matcher(mail.text());
                    if (to.find() && to.group(1).equals(address)) {
                        lying.merge(token(mail.text()), 1, Integer::sum);
                    }
                }
            }
        });
        return lying;
    }

    @Override
    public void close() throws IOException {
        for (Home home : homes.values()) {
            home.smtp().close();
            home.imap().close();
        }
    }
}
