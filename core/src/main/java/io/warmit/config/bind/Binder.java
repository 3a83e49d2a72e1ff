package io.warmit.config.bind;

import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.config.tree.Tree.Sequence;
import io.warmit.config.value.ValueType.Folders;
import io.warmit.problem.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of a tree. Goes on after a problem, so that all of them are found in one pass.
 *
 * <p>Inside, null is a value that could not be read; its problem has been told.
 */
public final class Binder {
    private final Teller teller;
    private final Keys keys;
    private final Values values;
    private final Map<String, String> derived;
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    /** Reads once; each tree has its own binder.
     *
     * @param derived defaults that depend on the machine, by path, written as in the file */
    public Binder(Teller teller, Folders folders, Later later, Map<String, String> derived) {
        this.teller = teller;
        this.keys = new Keys(teller, later);
        this.values = new Values(teller, folders);
        this.derived = Map.copyOf(derived);
    }

    /** The record, or empty if anything in it was wrong. */
    public <R extends Record> Optional<R> bind(Class<R> type, Mapping tree, Where where) {
        return Optional.ofNullable(section(Shape.of(type), tree, where)).map(type::cast);
    }

    /** Where each single value that was read comes from, by path, in the order of declaration. */
    public Map<String, Origin> origins() {
        return origins;
    }

    private @Nullable Record section(Shape shape, Mapping tree, Where where) {
        keys.check(shape, tree, where);
        List<Object> made = new ArrayList<>();
        for (Part part : shape.parts()) {
            Object value = part(part, tree, where.key(part.key()));
            if (value != null) {
                made.add(value);
            }
        }
        if (made.size() < shape.parts().size()) {
            return null;
        }
        Record section = shape.make(made);
        keys.checkChoices(shape, section, tree, where);
        if (section instanceof Checked checked) {
            checked.check(new Findings(teller, tree, where));
        }
        return section;
    }

    private @Nullable Object part(Part part, Mapping tree, Where where) {
        Optional<Tree> written = tree.at(part.key()).filter(value -> !isEmptySection(part.form(), value));
        if (written.isPresent()) {
            return value(part, part.form(), written.get(), where);
        }
        String byDefault = derived.getOrDefault(where.pattern(), part.doc().byDefault());
        if (!byDefault.isEmpty()) {
            return value(part, part.form(), Defaults.tree(byDefault), where);
        }
        return switch (part.form()) {
            case Form.Maybe _ -> {
                origins.put(where.path(), Origin.byDefault());
                yield Optional.empty();
            }
            case Form.Items _ -> List.of();
            case Form.Named(Form inner) -> {
                if (!(inner instanceof Form.Section)) {
                    origins.put(where.path(), Origin.byDefault());
                }
                yield Map.of();
            }
            case Form.Section(Shape shape) -> section(shape, Mapping.empty(tree.origin()), where);
            case Form.Single _ -> {
                keys.missing(part, tree, where);
                yield null;
            }
        };
    }

    // "tls:" with all its keys commented out is the section with its defaults.
    private static boolean isEmptySection(Form form, Tree value) {
        return !(form instanceof Form.Maybe)
                && !(form instanceof Form.Single)
                && value instanceof Scalar scalar
                && scalar.isNull();
    }

    private @Nullable Object value(Part part, Form form, Tree tree, Where where) {
        return switch (form) {
            case Form.Maybe(Form inner) -> {
                if (tree instanceof Scalar scalar && scalar.isNull()) {
                    origins.put(where.path(), scalar.origin());
                    yield Optional.empty();
                }
                Object value = value(part, inner, tree, where);
                yield value == null ? null : Optional.of(value);
            }
            case Form.Single(var type) -> {
                origins.put(where.path(), tree.origin());
                yield values.read(part, type, tree, where);
            }
            case Form.Items(Form inner) ->
                tree instanceof Sequence list ? items(part, inner, list, where) : wrongShape(form, tree, where);
            case Form.Named(Form inner) ->
                tree instanceof Mapping map ? named(part, inner, map, where) : wrongShape(form, tree, where);
            case Form.Section(Shape shape) ->
                tree instanceof Mapping map ? section(shape, map, where) : wrongShape(form, tree, where);
        };
    }

    private @Nullable Object items(Part part, Form inner, Sequence list, Where where) {
        if (inner instanceof Form.Single) {
            origins.put(where.path(), list.origin());
        }
        List<Object> made = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Tree item = list.items().get(i);
            Object value = inner instanceof Form.Single(var type)
                    ? values.read(part, type, item, where)
                    : value(part, inner, item, where.item(i));
            if (value != null) {
                made.add(value);
            }
        }
        return made.size() < list.items().size() ? null : List.copyOf(made);
    }

    private @Nullable Object named(Part part, Form inner, Mapping map, Where where) {
        if (!(inner instanceof Form.Section)) {
            origins.put(where.path(), map.origin());
        }
        Map<String, Object> made = new LinkedHashMap<>();
        map.entries().forEach((name, entry) -> {
            boolean good = keys.checkName(part.key(), name, entry.key(), where);
            Tree tree = entry.value() instanceof Scalar scalar && scalar.isNull()
                    ? Mapping.empty(scalar.origin())
                    : entry.value();
            Object value = value(part, inner, tree, where.name(name));
            if (value != null && good) {
                made.put(name, value);
            }
        });
        return made.size() < map.entries().size() ? null : Collections.unmodifiableMap(made);
    }

    private @Nullable Object wrongShape(Form form, Tree tree, Where where) {
        String name = tree.origin().name().orElse(lastOf(where));
        boolean list = form instanceof Form.Items;
        String message = list ? name + " is not a list" : name + " is not a section; it has keys of its own";
        String fix = switch (form) {
            case Form.Items(Form.Single(var type))
            when list -> "write its values in brackets, for example [" + type.example() + "]";
            case Form.Items(Form.Section(Shape inner))
            when list ->
                "begin each entry with a dash, for example - " + inner.keys().getFirst() + ": …";
            default -> "write its keys below it, indented by two more spaces";
        };
        teller.tell(Code.E1103, false, tree.origin(), where.path(), message, fix);
        return null;
    }

    private static String lastOf(Where where) {
        String above = where.pattern().replaceFirst("\\*$", "");
        if (where.path().startsWith(above) && !above.equals(where.pattern())) {
            // A name that the operator chose may have dots of its own.
            return where.path().substring(above.length());
        }
        return where.path().substring(where.path().lastIndexOf('.') + 1);
    }
}
