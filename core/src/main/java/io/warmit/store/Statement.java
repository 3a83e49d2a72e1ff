package io.warmit.store;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a visit. jOOQ writes its text once per database; after that it costs what JDBC costs.
 *
 * <p>Values stand as parameters in the order of the text; constants are inlined by the statement itself.
 */
final class Statement {
    private static final Settings SETTINGS =
            new Settings().withRenderSchema(false).withRenderCatalog(false);

    private final Function<DSLContext, Query> shape;
    private final ConcurrentHashMap<SQLDialect, String> texts = new ConcurrentHashMap<>();
    private volatile @Nullable Bulk many;

    private Statement(Function<DSLContext, Query> shape) {
        this.shape = shape;
    }

    static Statement of(Function<DSLContext, Query> shape) {
        return new Statement(shape);
    }

    /** Keeps the rows that it finds from others until the transaction ends. SQLite, where one transaction writes at a time, has no word for it. */
    static Statement locking(Function<DSLContext, ? extends SelectForUpdateStep<?>> shape) {
        return new Statement(
                sql -> sql.dialect() == SQLDialect.POSTGRES ? shape.apply(sql).forUpdate() : shape.apply(sql));
    }

    String text(SQLDialect dialect) {
        return texts.computeIfAbsent(dialect, key -> {
            DSLContext context = DSL.using(key, SETTINGS);
            return context.render(shape.apply(context));
        });
    }

    /** Its text for many sets of values, each value an array, on PostgreSQL. */
    Bulk many() {
        Bulk known = many;
        if (known == null) {
            DSLContext context = DSL.using(SQLDialect.POSTGRES, SETTINGS);
            known = Bulk.of(
                    text(SQLDialect.POSTGRES),
                    shape.apply(context).getParams().values().stream()
                            .filter(value -> !value.isInline())
                            .toList());
            many = known;
        }
        return known;
    }

    static Settings settings() {
        return SETTINGS;
    }
}
