package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Message;
import io.warmit.planning.Gathering.Sought;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a mailbox was opened last, and what waits for its next session, on both databases. */
abstract class SessionContract extends StoredPair {
    private static final Instant SEEN = NOW.plusSeconds(15);

    @Test
    void the_last_session_outlives_the_process_and_is_what_every_question_answers() {
        store.sessions().put(bob.id(), NOW.minusSeconds(1));
        store.sessions().put(bob.id(), NOW);
        store.close();
        store = opened();

        assertThat(store.sessions().last(bob.id())).contains(NOW);
        assertThat(store.sessions().last(anna.id())).isEmpty();
        assertThat(store.due().of(bob.id(), NOW).session()).contains(NOW);
        assertThat(store.due().of(anna.id(), NOW).session()).isEmpty();
        assertThat(store.sends().receiver(bob.id(), thread).session()).contains(NOW);
    }

    @Test
    void a_mailbox_that_is_removed_is_forgotten() {
        store.sessions().put(bob.id(), NOW);

        store.mailboxes().remove(bob.id(), NOW);

        assertThat(store.sessions().last(bob.id())).isEmpty();
    }

    @Test
    void a_message_in_doubt_was_accepted_by_nobody_and_a_sender_is_proved_once_its_mail_was_found() {
        Message doubtful = claim(plan(Optional.empty()), 40).orElseThrow();
        assertThat(store.claims().fence(doubtful, NOW, LEASE, "<1@alder.example>"))
                .isTrue();

        assertThat(store.due().sought(bob.id())).containsExactly(new Sought(LEASE, Optional.empty(), false));

        store.claims().accepted(doubtful, NOW, OK, SEEN);
        store.owned().sent(anna.id(), NOW, NOW);

        assertThat(store.due().sought(bob.id())).containsExactly(new Sought(SEEN, Optional.of(NOW), true));
        assertThat(store.due().sought(anna.id())).isEmpty();
    }

    @Test
    void who_asks_for_a_run_finds_the_mailboxes_that_wait_although_something_is_due() {
        accepted();
        Instant until = NOW.plus(Duration.ofMinutes(1));

        assertThat(store.sessions().held(NOW.minusSeconds(1), until)).isEmpty();

        store.sessions().put(bob.id(), NOW);
        store.sessions().put(anna.id(), NOW);

        assertThat(store.sessions().held(NOW.minusSeconds(1), until)).containsExactly(bob.id());
        assertThat(store.sessions().held(NOW, until)).isEmpty();
        assertThat(store.sessions().held(NOW.minusSeconds(1), NOW)).isEmpty();

        store.database()
                .write(sql -> sql.update(MESSAGE)
                        .set(MESSAGE.ACT_AT, MESSAGE.LOOK_AT)
                        .setNull(MESSAGE.LOOK_AT)
                        .execute());

        assertThat(store.sessions().held(NOW.minusSeconds(1), until)).containsExactly(bob.id());
    }

    private void accepted() {
        Message message = claim(plan(Optional.empty()), 40).orElseThrow();
        store.claims().fence(message, NOW, LEASE, "<1@alder.example>");
        store.claims().accepted(message, NOW, OK, SEEN);
    }
}
