package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever asks while another's journey is under way shares the next one with those that ask the same kind of thing. */
final class PostgresAskingTest extends StoredPair {
    private static final Statement NAMES = Statement.of(sql -> sql.select(MAILBOX.ADDRESS)
            .from(MAILBOX)
            .where(MAILBOX.ID.ge((Long) null))
            .orderBy(MAILBOX.ADDRESS.desc()));
    private static final Statement DOZEN =
            Statement.of(sql -> sql.select(inline(12).div(val(1))));
    private static final Statement NOTHING = Statement.of(sql -> sql.select(inline(7)));

    private final StoreLocation database = PostgresServer.freshDatabase();
    private final AtomicInteger journeys = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Asking asking = new Asking(this::answer);

    @Override
    StoreLocation location() {
        return database;
    }

    private void answer(List<Question<?>> questions) {
        if (journeys.incrementAndGet() == 1) {
            try {
                gate.await();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
        store.database().snapshot(() -> {
            store.database().ask(questions);
            return questions;
        });
    }

    @Test
    void what_is_asked_while_another_is_on_its_way_shares_a_journey() throws Exception {
        List<FutureTask<List<String>>> all =
                together(List.of(names(anna.id()), names(bob.id()), names(bob.id() + 1), names(anna.id())));

        assertThat(all.get(0).get()).containsExactly("bob@birch.example", "anna@alder.example");
        assertThat(all.get(1).get()).containsExactly("bob@birch.example");
        assertThat(all.get(2).get()).isEmpty();
        assertThat(all.get(3).get()).containsExactly("bob@birch.example", "anna@alder.example");
        assertThat(journeys).hasValue(2);
    }

    @Test
    void who_asks_what_fails_is_told_so_and_the_others_are_answered() throws Exception {
        List<FutureTask<List<Integer>>> all = together(List.of(dozen(1), dozen(3), dozen(0), dozen(4)));

        assertThat(all.get(1).get()).containsExactly(4);
        assertThatThrownBy(() -> all.get(2).get()).hasStackTraceContaining("division by zero");
        assertThat(all.get(3).get()).containsExactly(3);
    }

    @Test
    void what_has_no_values_is_answered_for_each() throws Exception {
        List<FutureTask<List<Integer>>> all = together(List.of(nothing(), nothing(), nothing()));

        for (FutureTask<List<Integer>> one : all) {
            assertThat(one.get()).containsExactly(7);
        }
        assertThat(journeys).hasValue(2);
    }

    private static Question<String> names(long from) {
        return new Question<>(NAMES, Row::text, from);
    }

    private static Question<Integer> dozen(int parts) {
        return new Question<>(DOZEN, Row::integer, parts);
    }

    private static Question<Integer> nothing() {
        return new Question<>(NOTHING, Row::integer);
    }

    /** Each in a thread of its own: the first is on its way until the others wait. */
    private <T> List<FutureTask<List<T>>> together(List<Question<T>> questions) {
        List<FutureTask<List<T>>> tasks = new ArrayList<>();
        for (Question<T> question : questions) {
            FutureTask<List<T>> task = new FutureTask<>(() -> asked(question));
            Thread thread = Thread.ofPlatform().daemon().start(task);
            await().atMost(20, SECONDS).until(() -> thread.getState() == Thread.State.WAITING);
            tasks.add(task);
        }
        gate.countDown();
        return tasks;
    }

    private <T> List<T> asked(Question<T> question) throws SQLException {
        asking.ask(List.of(question));
        return question.all();
    }
}
