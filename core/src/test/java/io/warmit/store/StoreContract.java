package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.warmit.campaign.Rate;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Status;
import io.warmit.message.Kind;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.message.Token;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.store.TroubleStore.Trouble;
import io.warmit.transport.SendOutcome.Reply;
import io.warmit.transport.SendOutcome.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What both databases promise to everybody above them. */
abstract class StoreContract extends StoredPair {
    @Test
    void the_country_of_a_mailbox_lasts_and_may_be_missing() {
        assertThat(store.mailboxes().find(anna.id()).flatMap(Mailbox::country)).isEmpty();
        store.database()
                .write(sql -> sql.update(MAILBOX)
                        .set(MAILBOX.COUNTRY, "DE-BY")
                        .where(MAILBOX.ID.eq(anna.id()))
                        .execute());

        Mailbox read = store.mailboxes().find(anna.id()).orElseThrow();
        assertThat(store.mailboxes().update(read, NOW)).isTrue();

        assertThat(read.country()).contains("DE-BY");
        assertThat(store.mailboxes().all())
                .extracting(Mailbox::id, Mailbox::country)
                .contains(tuple(anna.id(), Optional.of("DE-BY")), tuple(bob.id(), Optional.empty()));
    }

    @Test
    void folders_named_by_hand_last_and_may_be_none() {
        NamedFolders named = new NamedFolders(Map.of("junk", "INBOX.a=b Müll", "sent", "Gesendet"));
        assertThat(store.mailboxes().find(anna.id()).map(Mailbox::folders)).contains(NamedFolders.NONE);
        store.database()
                .write(sql -> sql.update(MAILBOX)
                        .set(MAILBOX.FOLDERS, named.text())
                        .where(MAILBOX.ID.eq(anna.id()))
                        .execute());

        Mailbox read = store.mailboxes().find(anna.id()).orElseThrow();
        assertThat(store.mailboxes().update(read, NOW)).isTrue();

        assertThat(store.mailboxes().all())
                .extracting(Mailbox::id, Mailbox::folders)
                .contains(tuple(anna.id(), named), tuple(bob.id(), NamedFolders.NONE));
    }

    @Test
    void a_trouble_is_told_since_its_first_time_until_it_is_over() {
        TroubleStore troubles = store.troubles();
        Problem first = Problem.of(Code.E2003, "the folder /a cannot be written")
                .because("it is read-only")
                .fixedBy("chown it", "or else");
        Problem then = Problem.of(Code.E2003, "the folder /b cannot be written");

        troubles.tell("chore reports", Optional.empty(), first, NOW);
        troubles.tell("folders 7", Optional.of(7L), then, NOW.plusSeconds(1));
        troubles.tell("chore reports", Optional.empty(), then, NOW.plusSeconds(9));

        assertThat(troubles.all())
                .containsExactly(
                        new Trouble(
                                "chore reports",
                                Optional.empty(),
                                NOW,
                                "the folder /b cannot be written",
                                "warmit help E2003"),
                        new Trouble(
                                "folders 7",
                                Optional.of(7L),
                                NOW.plusSeconds(1),
                                "the folder /b cannot be written",
                                "warmit help E2003"));
        troubles.tell("chore reports", Optional.empty(), first, NOW);
        assertThat(troubles.all().getFirst().what()).isEqualTo("the folder /a cannot be written: it is read-only");
        assertThat(troubles.all().getFirst().fix()).isEqualTo("chown it");
        troubles.over("chore reports");
        troubles.over("chore reports");
        assertThat(troubles.all()).hasSize(1);
    }

    @Test
    void mail_that_a_server_put_off_is_counted_once_however_often_it_was_tried_and_a_broken_line_is_no_answer() {
        Message refused = claim(plan(Optional.empty()), 10).orElseThrow();
        store.claims().deferred(refused, NOW, LATER, LATER.refusal(), NOW);
        Message again =
                claim(store.messages().find(refused.id()).orElseThrow(), 10).orElseThrow();
        store.claims().deferred(again, NOW, LATER, LATER.refusal(), NOW.plusSeconds(300));
        Message cutOff = claim(plan(Optional.empty()), 10).orElseThrow();
        store.claims().deferred(cutOff, NOW, null, "mail.alder.example:587 closed the connection", NOW);
        plan(Optional.empty());

        DeferralReader deferrals = new DeferralReader(store.database());

        assertThat(deferrals.since(DAY)).containsExactly(Map.entry("own", Rate.of(1, 2)));
        assertThat(deferrals.since(DAY.plusDays(1))).isEmpty();
    }

    @Test
    void a_message_goes_from_planned_to_accepted_and_its_events_tell_the_way() {
        Message claimed = claim(plan(Optional.empty()), 40).orElseThrow();
        assertThat(claimed.epoch()).isEqualTo(1);
        assertThat(claimed.state()).isEqualTo(new MessageState.Claimed(LEASE));

        assertThat(store.claims().fence(claimed, NOW, LEASE, "<id@alder.example>"))
                .isTrue();
        store.claims().accepted(claimed, NOW.plusSeconds(1), OK, NOW.plusSeconds(16));

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

        store.claims().deferred(first, LEASE, null, "the lease lapsed", LEASE);
        Message second =
                claim(store.messages().find(first.id()).orElseThrow(), 40).orElseThrow();

        assertThat(store.claims().fence(first, LEASE, LEASE, "<old@alder.example>"))
                .isFalse();
        assertThat(store.claims().fence(second, LEASE, LEASE.plusSeconds(80), "<new@alder.example>"))
                .isTrue();
        assertThat(store.claims().fence(second, LEASE, LEASE, "<again@alder.example>"))
                .isFalse();
    }

    @Test
    void after_lost_commits_the_id_of_a_refused_try_is_no_proof_since_another_may_have_left() {
        Message first = claim(plan(Optional.empty()), 40).orElseThrow();
        assertThat(store.claims().fence(first, NOW, LEASE, "<refused@alder.example>"))
                .isTrue();
        store.claims().deferred(first, NOW, new Reply(Stage.DOT, 451, "4.7.1 later"), "greylisted", NOW);

        store.recoveries().open("a backup was restored", NOW.plusSeconds(60));

        Message found = store.messages().find(first.id()).orElseThrow();
        assertThat(found.state()).isInstanceOf(MessageState.DotPending.class);
        assertThat(found.messageId()).isEmpty();
    }

    @Test
    void the_cap_of_24_hours_holds_and_what_was_refused_does_not_count() {
        Message first = claim(plan(Optional.empty()), 1).orElseThrow();
        Message next = plan(Optional.empty());
        assertThat(claim(next, 1)).isEmpty();

        store.claims().deferred(first, NOW, LATER, "greylisted", NOW.plusSeconds(300));

        assertThat(claim(next, 1)).isPresent();
        assertThat(store.debits().since(anna.id(), NOW.minus(Duration.ofDays(1))))
                .hasSize(1);
    }

    @Test
    void a_refusal_for_good_and_a_lost_fence_give_the_cap_back() {
        Message refused = claim(plan(Optional.empty()), 1).orElseThrow();
        store.claims().fence(refused, NOW, LEASE, "<id@alder.example>");
        store.claims().failed(refused, NOW, new Reply(Stage.DOT, 554, "5.7.1 no"));
        assertThat(debits()).isZero();

        Message fenceless = claim(plan(Optional.empty()), 1).orElseThrow();
        store.claims().released(fenceless, NOW, "the fence could not be set");
        assertThat(debits()).isZero();

        assertThat(claim(plan(Optional.empty()), 1)).isPresent();
    }

    @Test
    void in_doubt_and_unconfirmed_use_the_cap_as_if_they_had_left() {
        Message doubtful = claim(plan(Optional.empty()), 1).orElseThrow();
        store.claims().fence(doubtful, NOW, LEASE, "<id@alder.example>");
        assertThat(store.messages().inDoubtFrom(anna.id(), LEASE)).hasSize(1);
        assertThat(claim(plan(Optional.empty()), 1)).isEmpty();

        store.receipts().unconfirmed(doubtful, NOW.plusSeconds(90));

        assertThat(debits()).isEqualTo(1);
        assertThat(claim(plan(Optional.empty()), 1)).isEmpty();
    }

    @Test
    void an_answer_that_a_sleeping_worker_brings_late_has_the_message_looked_for_again() {
        Message doubtful = claim(plan(Optional.empty()), 40).orElseThrow();
        store.claims().fence(doubtful, NOW, LEASE, "<id@alder.example>");
        store.receipts().unconfirmed(doubtful, NOW.plusSeconds(90));
        Instant look = NOW.plusSeconds(120);

        store.claims().accepted(doubtful, NOW.plusSeconds(100), OK, look);

        Message accepted = store.messages().find(doubtful.id()).orElseThrow();
        assertThat(accepted.state()).isEqualTo(new MessageState.Accepted(NOW.plusSeconds(100)));
        assertThat(store.due().of(bob.id(), NOW).look()).contains(look);
    }

    private int debits() {
        return store.debits().since(anna.id(), NOW.minus(Duration.ofDays(1))).size();
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

        assertThat(store.sends().due(anna, NOW, NOW.plus(Duration.ofDays(9))).messages())
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

        assertThat(store.sends().due(anna, NOW, NOW.plusSeconds(100)).messages())
                .extracting(Message::id)
                .containsExactly(soon.id());
        assertThat(store.due().waiting(anna.id())).extracting(Message::id).containsExactly(soon.id(), late.id());
        assertThat(store.due().sends(anna.id()))
                .extracting(NextDue.DueSend::due)
                .isSorted();
        assertThat(store.due().sends(bob.id())).isEmpty();
    }

    /** QUOTA-3 and CAP-6: replies leave before openers that are due, so the last room of a cap is theirs. */
    @Test
    void a_reply_that_is_due_precedes_an_opener_that_waits_longer_and_takes_the_last_room() {
        Message opener = plan(Optional.of(NOW.minusSeconds(600)));
        Message another = plan(Optional.of(NOW.minusSeconds(300)));
        assertThat(store.messages().insert(replyOfAnna(opener), NOW)).isTrue();

        List<Message> due = store.sends().due(anna, NOW, NOW).messages();

        assertThat(due).extracting(Message::kind).containsExactly(Kind.REPLY, Kind.WARMUP, Kind.WARMUP);
        assertThat(due.subList(1, 3)).extracting(Message::id).containsExactly(opener.id(), another.id());
        assertThat(due).filteredOn(message -> claim(message, 1).isPresent()).containsExactly(due.getFirst());
    }

    private NewMessage replyOfAnna(Message parent) {
        return new NewMessage(
                new Token("rrrrrrrrrrrrrrrr"),
                Kind.REPLY,
                campaign,
                thread,
                2,
                Optional.of(parent.id()),
                anna.id(),
                bob,
                DAY,
                0,
                NOW.minusSeconds(1),
                NOW.plus(Duration.ofDays(1)),
                parent.manners());
    }
}
