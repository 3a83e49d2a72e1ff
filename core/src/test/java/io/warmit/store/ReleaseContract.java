package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The row of a visit is given back by whoever holds it, and by nobody else. */
abstract class ReleaseContract extends StoredPair {
    private static final long MAILBOX = 4711;
    private static final long TAKEN = 2;
    private static final Instant NEXT = NOW.plus(Duration.ofHours(1));

    private VisitTable table() {
        return new VisitTable(store.database());
    }

    @BeforeEach
    void a_visit_was_taken() {
        table().open(MAILBOX, NOW);
        assertThat(table().take(MAILBOX, "one", NOW)).isPresent();
    }

    @Test
    void a_visit_that_was_made_is_given_back() {
        table().release(MAILBOX, TAKEN, NEXT, NOW);

        assertThat(table().of(MAILBOX)).contains(new VisitTable.Visit(NEXT, Optional.of(NOW), false));
    }

    @Test
    void a_visit_that_was_revived_elsewhere_is_not_taken_away() {
        table().release(MAILBOX, TAKEN - 1, NEXT, NOW);

        assertThat(table().of(MAILBOX)).contains(new VisitTable.Visit(NOW, Optional.empty(), true));
    }

    @Test
    void a_library_that_breaks_off_its_transaction_lets_others_write() throws Exception {
        try (var connection = store.database().source().getConnection()) {
            connection.setAutoCommit(false);
            try (var update = connection.prepareStatement("update scheduled_tasks set priority = 1")) {
                update.executeUpdate();
            }
            connection.rollback();
        }

        assertThat(table().pull(MAILBOX, NOW)).isFalse();
    }
}
