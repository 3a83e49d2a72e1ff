package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Campaign;
import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Owned;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.mailbox.Status;
import io.warmit.message.Kind;
import io.warmit.message.Manners;
import io.warmit.message.Message;
import io.warmit.message.Token;
import io.warmit.planning.Room;
import io.warmit.transport.SendOutcome.Reply;
import io.warmit.transport.SendOutcome.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store with one campaign, and two mailboxes that write to each other. */
abstract class StoredPair {
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Duration LEASE_LENGTH = Duration.ofSeconds(80);
    static final Instant LEASE = NOW.plus(LEASE_LENGTH);
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final Reply OK = new Reply(Stage.DOT, 250, "2.0.0 queued");
    static final Reply LATER = new Reply(Stage.RCPT, 451, "4.7.1 later");

    Store store;
    Mailbox anna;
    Mailbox bob;
    long campaign;
    long thread;
    int tokens;

    /** The same place each time it is asked within one test. */
    abstract StoreLocation location();

    @BeforeEach
    void open() {
        store = opened();
        long pool = store.pools()
                .open("default", Optional.empty(), Optional.empty(), NOW)
                .id();
        anna = mailbox("anna@alder.example", pool);
        bob = mailbox("bob@birch.example", pool);
        campaign = store.ids().next();
        store.campaigns()
                .insert(
                        new Campaign(
                                campaign,
                                "spring",
                                pool,
                                Campaign.State.LAUNCHED,
                                Defaults.CAMPAIGN,
                                Optional.empty(),
                                Optional.of(NOW),
                                Optional.empty(),
                                Optional.empty(),
                                0),
                        NOW);
        thread = store.threads().insert(campaign, "ridge-walk", 0, "en", "Walk", 3, anna, bob, NOW);
    }

    @AfterEach
    void close() {
        store.close();
    }

    Store opened() {
        return Store.open(location(), "test", Brakes.DEFAULT);
    }

    Optional<Message> claim(Message message, int dailyMax) {
        return store.claims().claim(message, InstantSource.fixed(NOW), LEASE_LENGTH, "test", Room.ofDay(dailyMax));
    }

    Message plan(Optional<Instant> due) {
        Token token = new Token("abcdefghijklmno" + (char) ('a' + ++tokens));
        NewMessage message = new NewMessage(
                token,
                Kind.WARMUP,
                campaign,
                thread,
                1,
                Optional.empty(),
                anna.id(),
                bob,
                DAY,
                tokens,
                due.orElse(NOW),
                NOW.plus(Duration.ofDays(1)),
                new Manners(true, Duration.ofMinutes(1), false, false, true, Duration.ofHours(1)));
        assertThat(store.messages().insert(message, NOW)).isTrue();
        return store.due().waiting(anna.id()).stream()
                .filter(waiting -> waiting.token().equals(token))
                .findFirst()
                .orElseThrow();
    }

    NewMessage answer(Message parent, String token) {
        return new NewMessage(
                new Token(token),
                Kind.REPLY,
                campaign,
                thread,
                2,
                Optional.of(parent.id()),
                bob.id(),
                anna,
                DAY,
                0,
                NOW,
                NOW.plus(Duration.ofDays(1)),
                parent.manners());
    }

    Mailbox mailbox(String address, long pool) {
        Endpoint nowhere = new Endpoint("127.0.0.1", 1, Security.NONE);
        Mailbox mailbox = new Mailbox(
                store.ids().next(),
                Address.of(address),
                Optional.empty(),
                pool,
                Role.BOTH,
                Mode.ENGAGE,
                Status.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                nowhere,
                nowhere,
                address,
                new SecretRef.Sealed(),
                "own",
                ZoneId.of("UTC"),
                40,
                40,
                "en",
                Optional.empty(),
                Optional.empty(),
                NamedFolders.NONE,
                Owned.nothing(NOW).loggedIn(NOW),
                Optional.empty(),
                7,
                0);
        store.mailboxes().insert(mailbox, NOW);
        return store.mailboxes().find(mailbox.id()).orElseThrow();
    }
}
