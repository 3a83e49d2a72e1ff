package io.warmit.cli.output;

import io.warmit.app.Shown;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command has to say, in one form for people and scripts.
 *
 * @param schema {@code warmit.NOUN.VERB/v1}
 * @param items what is listed
 * @param item one object instead of a list
 * @param columns of the table
 * @param summary one line below the table
 * @param hint told on stderr when the list is empty
 */
public record Result(
        String schema,
        List<Shown> items,
        @Nullable Shown item,
        @Nullable Shown total,
        List<Column> columns,
        Optional<String> summary,
        Optional<String> hint) {
    public Result {
        items = List.copyOf(items);
        columns = List.copyOf(columns);
    }

    public static Result list(String schema, List<Shown> items, List<Column> columns) {
        return new Result(schema, items, null, null, columns, Optional.empty(), Optional.empty());
    }

    public static Result one(String schema, Shown item) {
        return new Result(schema, List.of(), item, null, List.of(), Optional.empty(), Optional.empty());
    }

    public Result summed(Shown sum) {
        return new Result(schema, items, item, sum, columns, summary, hint);
    }

    public Result with(String line) {
        return new Result(schema, items, item, total, columns, Optional.of(line), hint);
    }

    public Result orElse(String advice) {
        return new Result(schema, items, item, total, columns, summary, Optional.of(advice));
    }
}
