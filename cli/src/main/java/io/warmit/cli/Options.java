package io.warmit.cli;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** Declares the options of a command without annotations, each bound to the field that keeps its value. */
final class Options {
    private final CommandSpec spec;
    private final ScopeType scope;

    /** @param below whether the commands below understand them too */
    Options(CommandSpec spec, boolean below) {
        this.spec = spec;
        this.scope = below ? ScopeType.INHERIT : ScopeType.LOCAL;
    }

    <T> void value(
            Class<T> type,
            Supplier<@Nullable T> now,
            Consumer<@Nullable T> set,
            String label,
            String description,
            String... names) {
        add(option(new Field<>(now, set), description, names).type(type).paramLabel(label));
    }

    void list(
            Supplier<List<String>> now, Consumer<List<String>> set, String label, String description, String... names) {
        add(option(new Field<>(now, set), description, names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .paramLabel(label));
    }

    void flag(Supplier<Boolean> now, Consumer<Boolean> set, String description, String... names) {
        add(option(new Field<>(now, set), description, names).type(boolean.class));
    }

    /** A flag that counts how often it was given. */
    void flags(Supplier<boolean[]> now, Consumer<boolean[]> set, String description, String... names) {
        add(option(new Field<>(now, set), description, names)
                .type(boolean[].class)
                .auxiliaryTypes(boolean.class)
                .arity("0"));
    }

    private static OptionSpec.Builder option(Field<?> field, String description, String... names) {
        return OptionSpec.builder(names)
                .getter(field)
                .setter(field)
                .initialValue(field.get())
                .description(description);
    }

    void add(OptionSpec.Builder option) {
        spec.addOption(option.scopeType(scope).build());
    }

    private record Field<T>(Supplier<? extends @Nullable T> now, Consumer<? super T> put) implements IGetter, ISetter {
        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <V> V get() {
            return (V) now.get();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <V> V set(V value) {
            V before = get();
            put.accept((T) value);
            return before;
        }
    }
}
