package io.warmit.store;

import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.stats.Audit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an audit sees of both databases, and what an operator may do with a message that was set aside. */
abstract class AuditContract extends StoredPair {
    private Message accepted() {
        Message message = claim(plan(Optional.empty()), 40).orElseThrow();
        store.claims().fence(message, NOW, LEASE, "<id@alder.example>");
        store.claims().accepted(message, NOW.plusSeconds(1), OK, NOW.plusSeconds(16));
        return message;
    }

    private Message setAside() {
        Message message = claim(plan(Optional.empty()), 40).orElseThrow();
        store.claims().quarantined(message, LEASE, "its worker died with it 3 times");
        return message;
    }

    private Audit audit() {
        AuditReader.Found found = new AuditReader(store.database())
                .read(new AuditReader.Range(DAY, DAY.plusDays(1), Optional.of(anna.id())));
        return Audit.of(found.days(), found.trails(), Audit.By.SENDER_DAY);
    }

    private void change(Message message, String state) {
        store.database()
                .write(sql -> sql.update(MESSAGE)
                        .set(MESSAGE.STATE, state)
                        .where(MESSAGE.ID.eq(message.id()))
                        .execute());
    }

    @Test
    void a_store_that_nobody_damaged_balances_whatever_happened_to_its_messages() {
        accepted();
        plan(Optional.empty());
        setAside();
        Message refused = claim(plan(Optional.empty()), 40).orElseThrow();
        store.claims().fence(refused, NOW, LEASE, "<late@alder.example>");
        store.claims().deferred(refused, NOW, LATER, "greylisted", NOW.plusSeconds(300));

        Audit audit = audit();

        assertThat(audit.holds()).as(audit.summary()).isTrue();
        assertThat(audit.total().equation().submitted()).isEqualTo(1);
        assertThat(audit.total().messages()).isEqualTo(4);
        assertThat(audit.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.sender()).contains("anna@alder.example"));
    }

    @Test
    void a_dot_whose_row_fell_back_to_planned_is_named() {
        Message message = accepted();
        change(message, "PLANNED");

        Audit audit = audit();

        assertThat(audit.lines().getFirst().verdict()).isEqualTo("1 too few");
        assertThat(audit.faults())
                .containsExactly(new Audit.Fault(message.id(), true, "has a dot in the events, its row says PLANNED"));
    }

    @Test
    void a_row_that_was_lost_is_named_and_so_is_an_event_that_was_lost() {
        Message gone = accepted();
        Message silent = accepted();
        store.database()
                .write(sql ->
                        sql.deleteFrom(MESSAGE).where(MESSAGE.ID.eq(gone.id())).execute());
        store.database()
                .write(sql -> sql.deleteFrom(EVENT)
                        .where(EVENT.MESSAGE_ID.eq(silent.id()))
                        .execute());

        Audit audit = audit();

        // One lost on each side: the line balances, and hides nothing.
        assertThat(audit.unbalanced()).isZero();
        assertThat(audit.faults())
                .extracting(Audit.Fault::text)
                .containsExactly(
                        "has a dot in the events, and no row", "has no dot in the events, its row says ACCEPTED");
    }

    @Test
    void a_250_without_a_fence_of_its_epoch_is_named() {
        Message message = accepted();
        store.database()
                .write(sql -> sql.update(EVENT)
                        .set(EVENT.EPOCH, 9L)
                        .where(EVENT.MESSAGE_ID.eq(message.id()), EVENT.KIND.eq("fence"))
                        .execute());

        assertThat(audit().faults())
                .extracting(Audit.Fault::text)
                .containsExactly("was accepted, and no fence of the same epoch stands in the events");
    }

    @Test
    void what_surely_never_left_is_released_and_can_be_claimed_again() {
        Message message = setAside();
        QuarantineStore quarantine = new QuarantineStore(store);
        assertThat(quarantine.ids()).containsExactly(message.id());

        assertThat(quarantine.release(message, LEASE, "by the operator")).isEqualTo(QuarantineStore.Answer.DONE);

        Message again = store.messages().find(message.id()).orElseThrow();
        assertThat(again.state()).isEqualTo(new MessageState.Planned());
        assertThat(again.attempts()).isZero();
        assertThat(claim(again, 40)).isPresent();
        assertThat(quarantine.release(message, LEASE, "again")).isEqualTo(QuarantineStore.Answer.NOT_THERE);
        assertThat(audit().holds()).isTrue();
    }

    @Test
    void what_had_a_fence_under_any_epoch_is_not_released() {
        Message first = claim(plan(Optional.empty()), 40).orElseThrow();
        store.claims().fence(first, NOW, LEASE, "<id@alder.example>");
        store.claims().deferred(first, NOW, LATER, "greylisted", NOW);
        Message second =
                claim(store.messages().find(first.id()).orElseThrow(), 40).orElseThrow();
        store.claims().quarantined(second, LEASE, "its worker died with it 3 times");

        QuarantineStore.Answer answer = new QuarantineStore(store).release(second, LEASE, "by the operator");

        assertThat(answer).isEqualTo(QuarantineStore.Answer.MAY_HAVE_LEFT);
        assertThat(store.messages().find(first.id()).orElseThrow().state())
                .isEqualTo(new MessageState.Quarantined(LEASE));
    }

    @Test
    void what_is_dropped_is_skipped_and_stays_so() {
        Message message = setAside();
        QuarantineStore quarantine = new QuarantineStore(store);

        assertThat(quarantine.drop(message, LEASE, "by the operator")).isEqualTo(QuarantineStore.Answer.DONE);

        assertThat(store.messages().find(message.id()).orElseThrow().state())
                .isEqualTo(new MessageState.Skipped(LEASE));
        assertThat(quarantine.drop(message, LEASE, "again")).isEqualTo(QuarantineStore.Answer.NOT_THERE);
        assertThat(store.events().ofMessage(message.id()).getLast().kind()).isEqualTo("dropped");
        assertThat(audit().holds()).isTrue();
    }
}
