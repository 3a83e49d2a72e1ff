package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No statement of a visit walks through a table: what a visit costs does not follow the size of the store. */
class QueryPlanTest {
    /** Walking through the rows that an index has already given is no harm, nor through tables of one row or, but for a recovery, of none. */
    private static final Pattern WALK =
            Pattern.compile("SCAN (?!CONSTANT ROW|alias_|planned|retry|away|act|instance|recovery_look)");

    @Test
    void every_statement_of_a_visit_finds_its_rows_by_an_index(@TempDir Path folder) throws Exception {
        String url = store(folder);
        List<String> plans = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            List<Class<?>> stores = new ArrayList<>(StatementTextTest.STORES);
            stores.add(RecoveryStore.class);
            for (Class<?> store : stores) {
                for (Field field : store.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) && field.getType() == Statement.class) {
                        field.setAccessible(true);
                        String text = ((Statement) field.get(null)).text(SQLDialect.SQLITE);
                        plans.add(store.getSimpleName() + "." + field.getName() + ": " + plan(connection, text));
                    }
                }
            }
        }
        assertThat(plans)
                .hasSizeGreaterThan(50)
                .noneMatch(plan -> WALK.matcher(plan).find());
    }

    @Test
    void the_status_reads_only_those_mailboxes_that_it_may_tell_of(@TempDir Path folder) throws Exception {
        DSLContext sql = DSL.using(SQLDialect.SQLITE, Statement.settings());
        List<String> plans = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(store(folder))) {
            plans.add(plan(connection, MailboxLists.NOTEWORTHY.text(SQLDialect.SQLITE)));
            plans.add(plan(
                    connection,
                    sql.render(
                            sql.selectFrom(MAILBOX).where(OwnedStore.UNPROVED).orderBy(MAILBOX.ADDRESS))));
        }

        assertThat(plans)
                .containsExactly(
                        "SCAN mailbox USING INDEX mailbox_noteworthy", "SCAN mailbox USING INDEX mailbox_unproved");
    }

    /** What went wrong is found among any number of messages that went well. */
    @ParameterizedTest
    @CsvSource({
        "MISSING, , SEARCH message USING INDEX message_troubled (state=?)",
        "BOUNCED FAILED, , SEARCH message USING INDEX message_troubled (state=?)",
        ", MISSING, SEARCH message USING INDEX message_troubled (state=?)",
        "IN_DOUBT, , SEARCH message USING INDEX message_pending (lease_until<?)",
        "DOT_PENDING, , SEARCH message USING INDEX message_pending (lease_until>?)"
    })
    void messages_in_trouble_are_found_by_their_index(
            @Nullable String states, @Nullable String placement, String wanted, @TempDir Path folder) throws Exception {
        DSLContext sql = DSL.using(SQLDialect.SQLITE, Statement.settings());
        MessageReader.Filter filter = new MessageReader.Filter(
                states == null ? Set.of() : Set.of(states.split(" ")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(placement),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
        try (Connection connection = DriverManager.getConnection(store(folder))) {
            assertThat(plan(connection, sql.render(MessageReader.newest(sql, filter, 50))))
                    .contains(wanted);
        }
    }

    private static String store(Path folder) {
        String url = "jdbc:sqlite:" + folder.resolve("plans.db");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration/common", "classpath:db/migration/sqlite")
                .load()
                .migrate();
        return url;
    }

    private static String plan(Connection connection, String text) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (PreparedStatement explain = connection.prepareStatement("explain query plan " + text);
                ResultSet rows = explain.executeQuery()) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        return String.join("; ", steps);
    }
}
