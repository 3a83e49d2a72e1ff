package io.warmit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    private final Release release = new Release();
    private final AtomicInteger tries = new AtomicInteger();

    private void awayUntil(int answers) {
        if (tries.incrementAndGet() < answers) {
            throw new DataAccessException("update", new SQLTransientConnectionException("the server is down"));
        }
    }

    @Test
    void a_row_is_given_back_as_soon_as_the_store_answers() {
        release.of(() -> awayUntil(2));

        assertThat(tries).hasValue(2);
    }

    @Test
    void a_row_that_another_worker_has_revived_is_left_alone() {
        assertThatThrownBy(() -> release.of(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("another version");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(tries).hasValue(1);
    }

    @Test
    void a_worker_that_ends_does_not_wait_for_the_store() {
        release.close();

        assertThatThrownBy(() -> release.of(() -> awayUntil(Integer.MAX_VALUE)))
                .isInstanceOf(DataAccessException.class);

        assertThat(tries).hasValue(1);
    }
}
