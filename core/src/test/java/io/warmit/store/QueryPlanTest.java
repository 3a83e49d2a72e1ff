package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No statement of a visit walks through a table: what a visit costs does not follow the size of the store. */
class QueryPlanTest {
    /** Walking through the rows that an index has already given is no harm, nor through tables of one row or, but for a recovery, of none. */
    private static final Pattern WALK =
            Pattern.compile("SCAN (?!CONSTANT ROW|alias_|planned|retry|instance|recovery_look)");

    @Test
    void every_statement_of_a_visit_finds_its_rows_by_an_index(@TempDir Path folder) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("plans.db");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration/common", "classpath:db/migration/sqlite")
                .load()
                .migrate();
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
