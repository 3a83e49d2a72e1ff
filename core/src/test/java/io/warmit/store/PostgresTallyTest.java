package io.warmit.store;

import static io.warmit.store.jooq.Tables.TALLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.stats.Counts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostgresTallyTest extends TallyContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }

    @Test
    void what_several_connections_counted_is_packed_into_one_row_and_stays_the_same() {
        sent(2);
        store.close();
        store = opened();
        sent(1);
        List<Counts> before = counts();
        assertThat(shards()).doesNotContain(0L).hasSizeGreaterThan(1);

        new TallyStore(store.database()).pack(DAY);
        assertThat(shards()).doesNotContain(0L);
        new TallyStore(store.database()).pack(DAY.plusDays(1));

        assertThat(shards()).containsExactly(0L);
        assertThat(Recount.differences(store.database())).isEmpty();

        sent(1);
        new TallyStore(store.database()).pack(DAY.plusDays(1));

        assertThat(shards()).containsExactly(0L);
        assertThat(Recount.differences(store.database())).isEmpty();
        assertThat(counts()).isNotEqualTo(before);
    }

    private List<Counts> counts() {
        return new StatsReader(store.database()).read(question(StatsReader.By.DAY), NOW);
    }

    private Set<Long> shards() {
        return store.database()
                .read(sql -> sql.selectDistinct(TALLY.SHARD).from(TALLY).fetchSet(TALLY.SHARD));
    }
}
