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
 * @param summary one line below the table, or more
 * @param hint told on stderr when the list is empty
 * @param cut how many of the items are shown
 */
public record Result(
        String schema,
        List<Shown> items,
        @Nullable Shown item,
        @Nullable Shown total,
        List<Column> columns,
        Optional<String> summary,
        Optional<String> hint,
        Cut cut) {
    public Result {
        items = List.copyOf(items);
        columns = List.copyOf(columns);
    }

    /**
     * Where a list ends.
     *
     * @param most how many items are shown
     * @param unread how many more there are that were not even read
     */
    public record Cut(int most, int unread) {
        public static final Cut NONE = new Cut(Integer.MAX_VALUE, 0);
    }

    public static Result list(String schema, List<Shown> items, List<Column> columns) {
        return new Result(schema, items, null, null, columns, Optional.empty(), Optional.empty(), Cut.NONE);
    }

    public static Result one(String schema, Shown item) {
        return new Result(schema, List.of(), item, null, List.of(), Optional.empty(), Optional.empty(), Cut.NONE);
    }

    public Result summed(Shown sum) {
        return new Result(schema, items, item, sum, columns, summary, hint, cut);
    }

    public Result with(String line) {
        return new Result(schema, items, item, total, columns, Optional.of(line), hint, cut);
    }

    public Result orElse(String advice) {
        return new Result(schema, items, item, total, columns, summary, Optional.of(advice), cut);
    }

    public Result upTo(Cut end) {
        return new Result(schema, items, item, total, columns, summary, hint, end);
    }

    Result showing(List<Shown> rows, @Nullable Shown one) {
        return new Result(schema, rows, one, total, columns, summary, hint, cut);
    }
}
