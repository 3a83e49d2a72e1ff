package io.warmit.config.bind;

import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.config.value.BadValue;
import io.warmit.config.value.ValueType;
import io.warmit.config.value.ValueType.Folders;
import io.warmit.problem.Code;
import org.jspecify.annotations.Nullable;

/** Reads single values and holds them to the limits of their declaration. */
final class Values {
    private final Teller teller;
    private final Folders folders;

    Values(Teller teller, Folders folders) {
        this.teller = teller;
        this.folders = folders;
    }

    @Nullable
    Object read(Part part, ValueType<?> type, Tree tree, Where where) {
        if (!(tree instanceof Scalar scalar)) {
            String fix = "write " + part.key() + ": " + example(part, type);
            teller.tell(Code.E1103, false, tree.origin(), where.path(), part.key() + " takes " + type.word(), fix);
            return null;
        }
        try {
            if (scalar.isNull()) {
                throw BadValue.form(
                        "{key} has no value",
                        "write " + part.key() + ": " + example(part, type) + ", or remove the key");
            }
            Object value = type.read(scalar, folders);
            limits(part, type, value);
            return value;
        } catch (BadValue bad) {
            teller.badValue(type.code(), bad, scalar, part.key(), where.path());
            return null;
        }
    }

    private void limits(Part part, ValueType<?> type, Object value) throws BadValue {
        String least = part.doc().least();
        String most = part.doc().most();
        if (!least.isEmpty() && compare(value, limit(type, least)) < 0) {
            throw BadValue.of("is less than " + least, "write " + span(least, most));
        }
        if (!most.isEmpty() && compare(value, limit(type, most)) > 0) {
            throw BadValue.of("is more than " + most, "write " + span(least, most));
        }
    }

    private static String span(String least, String most) {
        if (most.isEmpty()) {
            return least + " or more";
        }
        return least.isEmpty() ? most + " or less" : "a value from " + least + " to " + most;
    }

    private Object limit(ValueType<?> type, String text) throws BadValue {
        return type.read(Scalar.untyped(text, Origin.byDefault()), folders);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object value, Object limit) {
        return ((Comparable<Object>) value).compareTo(limit);
    }

    private static String example(Part part, ValueType<?> type) {
        return part.doc().byDefault().isEmpty() || part.doc().byDefault().startsWith("[")
                ? part.doc().example().isEmpty() ? type.example() : part.doc().example()
                : part.doc().byDefault();
    }
}
