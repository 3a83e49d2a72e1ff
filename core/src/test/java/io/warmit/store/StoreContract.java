package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Campaign;
import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.mailbox.Status;
import io.warmit.message.Kind;
import io.warmit.message.Manners;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.message.Token;
import io.warmit.problem.Code;
import io.warmit.problem.UserError;
import io.warmit.transport.SendOutcome.Reply;
import io.warmit.transport.SendOutcome.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both databases promise to everybody above them. */
abstract class StoreContract {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LEASE = NOW.plusSeconds(80);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Reply OK = new Reply(Stage.DOT, 250, "2.0.0 queued");
    private static final Reply LATER = new Reply(Stage.RCPT, 451, "4.7.1 later");

    private Store store;
    private Mailbox anna;
    private Mailbox bob;
    private long campaign;
    private long thread;
    private int tokens;

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

    private Store opened() {
        return Store.open(location(), "test", Brakes.DEFAULT);
    }

    @Test
    void a_message_goes_from_planned_to_accepted_and_its_events_tell_the_way() {
        Message claimed = claim(plan(Optional.empty()), 40).orElseThrow();
        assertThat(claimed.epoch()).isEqualTo(1);
        assertThat(claimed.state()).isEqualTo(new MessageState.Claimed(LEASE));

        assertThat(store.messages().fence(claimed, NOW, LEASE, "<id@alder.example>"))
                .isTrue();
        store.messages().accepted(claimed, NOW.plusSeconds(1), OK, NOW.plusSeconds(16));

        Message accepted = store.messages().find(claimed.id()).orElseThrow();
        assertThat(accepted.state()).isEqualTo(new MessageState.Accepted(NOW.plusSeconds(1)));
        assertThat(accepted.messageId()).contains("<id@alder.example>");
        assertThat(store.messages().lastDot(anna.id())).contains(NOW);
        assertThat(store.events().ofMessage(claimed.id()))
                .extracting(EventStore.Shown::kind)
                .containsExactly("planned", "claimed", "fence", "accepted");
    }

    @Test
    void of_two_workers_only_one_claims_and_only_the_last_claim_may_set_the_fence() {
        Message planned = plan(Optional.empty());
        Message first = claim(planned, 40).orElseThrow();
        assertThat(claim(planned, 40)).isEmpty();

        store.messages().deferred(first, LEASE, null, "the lease lapsed", LEASE);
        Message second =
                claim(store.messages().find(first.id()).orElseThrow(), 40).orElseThrow();

        assertThat(store.messages().fence(first, LEASE, LEASE, "<old@alder.example>"))
                .isFalse();
        assertThat(store.messages().fence(second, LEASE, LEASE.plusSeconds(80), "<new@alder.example>"))
                .isTrue();
        assertThat(store.messages().fence(second, LEASE, LEASE, "<again@alder.example>"))
                .isFalse();
    }

    @Test
    void the_cap_of_24_hours_holds_and_what_was_refused_does_not_count() {
        Message first = claim(plan(Optional.empty()), 1).orElseThrow();
        Message next = plan(Optional.empty());
        assertThat(claim(next, 1)).isEmpty();

        store.messages().deferred(first, NOW, LATER, "greylisted", NOW.plusSeconds(300));

        assertThat(claim(next, 1)).isPresent();
        assertThat(store.debits().since(anna.id(), NOW.minus(Duration.ofDays(1))))
                .hasSize(1);
    }

    @Test
    void a_message_has_one_answer_and_a_token_one_message() {
        Message opener = plan(Optional.empty());
        assertThat(store.messages().insert(answer(opener, "tttttttttttttttt"), NOW))
                .isTrue();
        assertThat(store.messages().insert(answer(opener, "uuuuuuuuuuuuuuuu"), NOW))
                .isFalse();
        assertThat(store.messages().insert(answer(plan(Optional.empty()), "tttttttttttttttt"), NOW))
                .isFalse();
    }

    @Test
    void what_is_written_together_is_undone_together() {
        assertThatThrownBy(() -> store.database().write(outer -> {
                    plan(Optional.empty());
                    store.database().write(inner -> plan(Optional.empty()));
                    throw new IllegalStateException("the power went");
                }))
                .hasMessage("the power went");

        assertThat(store.messages().due(anna.id(), NOW.plus(Duration.ofDays(9))))
                .isEmpty();
        assertThat(plan(Optional.empty())).isNotNull();
    }

    @Test
    void an_address_is_there_once() {
        assertThatThrownBy(() -> mailbox("anna@alder.example", anna.poolId())).isInstanceOf(RuntimeException.class);
        assertThat(store.mailboxes().all()).hasSize(2);
    }

    @Test
    void a_change_on_an_old_version_is_refused() {
        Mailbox known = store.mailboxes().find(anna.id()).orElseThrow();
        store.mailboxes().status(anna.id(), Status.PAUSED, NOW, Optional.of("holiday"), Optional.empty());

        assertThat(store.mailboxes().update(known, NOW)).isFalse();
        assertThat(store.mailboxes().find(anna.id()).orElseThrow().status()).isEqualTo(Status.PAUSED);
    }

    @Test
    void no_two_processes_make_the_same_id() {
        Set<Long> ids = new HashSet<>();
        try (Store other = opened()) {
            for (int i = 0; i < 10_000; i++) {
                assertThat(ids.add(store.ids().next())).isTrue();
                assertThat(ids.add(other.ids().next())).isTrue();
            }
        }
    }

    @Test
    void several_writers_wait_for_each_other() throws Exception {
        List<Future<Integer>> written = new ArrayList<>();
        try (Store other = opened();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Store each : List.of(store, other, store, other)) {
                written.add(writers.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        each.events().ofMailbox(NOW, "test", anna.id(), "writer");
                    }
                    return 50;
                }));
            }
        }
        for (Future<Integer> each : written) {
            assertThat(each.get()).isEqualTo(50);
        }
    }

    @Test
    void a_store_of_a_newer_warmit_is_refused_and_left_alone() {
        store.database()
                .write(sql -> sql.execute("update flyway_schema_history set version = '99' where version = '2'"));

        assertThatThrownBy(this::opened)
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.problems().getFirst().code()).isEqualTo(Code.E2201));
        store.database()
                .write(sql -> sql.execute("update flyway_schema_history set version = '2' where version = '99'"));
    }

    @Test
    void what_waits_is_found_in_its_order() {
        Message late = plan(Optional.of(NOW.plusSeconds(600)));
        Message soon = plan(Optional.of(NOW.plusSeconds(60)));

        assertThat(store.messages().due(anna.id(), NOW.plusSeconds(100)))
                .extracting(Message::id)
                .containsExactly(soon.id());
        assertThat(store.due().waiting(anna.id())).extracting(Message::id).containsExactly(soon.id(), late.id());
        assertThat(store.due().of(anna.id()).sends())
                .extracting(NextDue.DueSend::due)
                .isSorted();
        assertThat(store.due().of(bob.id()).sends()).isEmpty();
    }

    private Optional<Message> claim(Message message, int dailyMax) {
        return store.messages().claim(message, NOW, LEASE, "test", dailyMax);
    }

    private Message plan(Optional<Instant> due) {
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

    private NewMessage answer(Message parent, String token) {
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

    private Mailbox mailbox(String address, long pool) {
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
                Optional.of(NOW),
                Optional.empty(),
                7,
                0);
        store.mailboxes().insert(mailbox, NOW);
        return store.mailboxes().find(mailbox.id()).orElseThrow();
    }
}
