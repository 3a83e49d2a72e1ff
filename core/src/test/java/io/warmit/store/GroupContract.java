package io.warmit.store;

import static io.warmit.store.jooq.Tables.EVENT;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.warmit.campaign.Brakes;
import io.warmit.message.Message;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whoever writes while another's commit is under way shares the next one, and nobody's failure is another's. */
abstract class GroupContract extends StoredPair implements Commits {
    private final AtomicInteger commits = new AtomicInteger();
    private volatile Optional<CountDownLatch> held = Optional.empty();
    private volatile boolean fails;

    @Override
    Store opened() {
        return Store.open(location(), "test", Brakes.DEFAULT, this);
    }

    /** The first commit after {@link #held} was set waits; the second may fail. */
    @Override
    public void before() throws SQLException {
        Optional<CountDownLatch> gate = held;
        if (gate.isPresent()) {
            held = Optional.empty();
            assertThat(uninterrupted(gate.get())).isTrue();
        } else if (fails) {
            throw new SQLException("the connection was lost");
        }
    }

    @Override
    public void after() {
        commits.incrementAndGet();
    }

    @Test
    void what_is_written_while_another_commits_is_committed_at_once() throws Exception {
        List<FutureTask<String>> all = together(List.of(line("a"), line("b"), line("c"), line("d")));

        for (FutureTask<String> one : all) {
            one.get();
        }
        assertThat(commits).hasValue(2);
        assertThat(lines()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void who_fails_is_told_so_and_the_others_do_not_notice() throws Exception {
        List<FutureTask<String>> all = together(List.of(
                line("a"),
                line("b"),
                () -> store.database()
                        .together(
                                Unit.Turn.RECORD,
                                'c',
                                () -> Steps.whole(() -> {
                                    store.events().ofStore(NOW, "test", "c");
                                    throw new IllegalStateException("mine alone");
                                })),
                line("d")));

        assertThat(all.get(1).get()).isEqualTo("b");
        assertThatThrownBy(() -> all.get(2).get()).hasRootCauseMessage("mine alone");
        assertThat(all.get(3).get()).isEqualTo("d");
        assertThat(lines()).containsExactly("a", "b", "d");
    }

    @Test
    void a_commit_that_fails_fails_for_all_that_share_it() throws Exception {
        fails = true;
        List<FutureTask<String>> all = together(List.of(line("a"), line("b"), line("c")));

        all.get(0).get();
        assertThatThrownBy(() -> all.get(1).get()).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> all.get(2).get()).isInstanceOf(ExecutionException.class);
        fails = false;
        assertThat(lines()).containsExactly("a");
    }

    @Test
    void two_claims_that_share_a_commit_keep_to_the_cap_of_their_mailbox() throws Exception {
        Message first = plan(Optional.empty());
        Message second = plan(Optional.empty());

        List<FutureTask<Boolean>> all = together(List.of(
                () -> line("a").get().isEmpty(),
                () -> claim(first, 1).isPresent(),
                () -> claim(second, 1).isPresent()));

        all.get(0).get();
        assertThat(List.of(all.get(1).get(), all.get(2).get())).containsExactlyInAnyOrder(true, false);
    }

    /** Each in a thread of its own: the first stands at its commit until the others wait for theirs. */
    private <T> List<FutureTask<T>> together(List<Supplier<T>> works) {
        CountDownLatch gate = new CountDownLatch(1);
        commits.set(0);
        held = Optional.of(gate);
        List<FutureTask<T>> tasks = new ArrayList<>();
        for (Supplier<T> work : works) {
            FutureTask<T> task = new FutureTask<>(work::get);
            Thread thread = Thread.ofPlatform().daemon().start(task);
            // One after the other, so that it is known who comes first.
            await().atMost(20, SECONDS).until(() -> thread.getState() == Thread.State.WAITING);
            tasks.add(task);
        }
        gate.countDown();
        return tasks;
    }

    private Supplier<String> line(String text) {
        return () -> store.database()
                .together(
                        Unit.Turn.RECORD,
                        text.charAt(0),
                        () -> Steps.whole(() -> {
                            store.events().ofStore(NOW, "test", text);
                            return text;
                        }));
    }

    private List<String> lines() {
        return store.database()
                .read(sql -> sql.select(EVENT.DETAIL)
                        .from(EVENT)
                        .where(EVENT.KIND.eq("test"))
                        .orderBy(EVENT.DETAIL)
                        .fetch(EVENT.DETAIL));
    }

    private static boolean uninterrupted(CountDownLatch gate) {
        try {
            gate.await();
            return true;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
