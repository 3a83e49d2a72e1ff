package io.warmit.store;

import static io.warmit.store.jooq.Tables.DEBIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

final class BulkTest {
    private static final String SETS = "unnest(?::int8[], ?::int8[]) with ordinality as v(c1, c2, n)";

    @Test
    void an_update_tells_which_sets_changed_a_row() {
        Statement update = Statement.of(
                sql -> sql.update(DEBIT).set(DEBIT.AT, (Long) null).where(DEBIT.MESSAGE_ID.eq((Long) null)));

        assertThat(update.many().text())
                .isEqualTo("update \"debit\" set \"at\" = v.c1 from " + SETS
                        + " where \"debit\".\"message_id\" = v.c2 returning v.n");
    }

    @Test
    void rows_are_added_from_all_sets() {
        Statement insert = Statement.of(
                sql -> sql.insertInto(DEBIT, DEBIT.MESSAGE_ID, DEBIT.AT).values((Long) null, null));

        assertThat(insert.many().text())
                .isEqualTo("insert into \"debit\" (\"message_id\", \"at\") select v.c1, v.c2 from " + SETS);
    }

    @Test
    void a_query_tells_of_each_row_which_set_it_answers() {
        Statement query = Statement.of(
                sql -> sql.selectCount().from(DEBIT).where(DEBIT.MAILBOX_ID.eq((Long) null), DEBIT.AT.gt((Long) null)));

        assertThat(query.many().text())
                .isEqualTo("select v.n, found.* from " + SETS + " cross join lateral (select count(*) from \"debit\""
                        + " where (\"debit\".\"mailbox_id\" = v.c1 and \"debit\".\"at\" > v.c2)) as found");
    }

    @Test
    void constants_are_no_values() {
        Statement update = Statement.of(
                sql -> sql.update(DEBIT).set(DEBIT.AT, DSL.inline(7L)).where(DEBIT.MESSAGE_ID.eq((Long) null)));

        assertThat(update.many().types()).containsExactly("int8");
    }

    @Test
    void a_question_mark_that_is_no_value_is_refused() {
        assertThatThrownBy(() -> Bulk.of("update t set a = '?' where b = ?", List.of(DSL.val(1L))))
                .hasMessage("not one question mark for each value: update t set a = '?' where b = ?");
    }
}
