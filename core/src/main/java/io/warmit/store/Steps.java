package io.warmit.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A piece of work that can be done for many at once: questions first, then one change that the answers lead to, then what follows from it. */
interface Steps<T> {
    /** Asked together with those of others. */
    default List<Question<?>> questions() {
        return List.of();
    }

    /** Called once all questions are answered. Empty: nothing is to be changed. */
    Optional<Change> change();

    /**
     * Called after the change; whatever it writes may wait for the commit.
     *
     * @param changed one row was changed
     */
    T done(boolean changed);

    /** An update of one row. */
    record Change(Statement statement, List<Optional<?>> values) {
        static Change of(Statement statement, @Nullable Object... values) {
            return new Change(
                    statement,
                    java.util.Arrays.stream(values)
                            .<Optional<?>>map(Optional::ofNullable)
                            .toList());
        }
    }

    /** What follows from a change. */
    interface Outcome<T> {
        T of(boolean changed);
    }

    /** One change, and what follows from it. */
    static <T> Steps<T> of(Change change, Outcome<T> outcome) {
        return new Steps<>() {
            @Override
            public Optional<Change> change() {
                return Optional.of(change);
            }

            @Override
            public T done(boolean changed) {
                return outcome.of(changed);
            }
        };
    }

    /** Work that cannot be parted. */
    static <T> Steps<T> whole(Supplier<T> work) {
        return new Steps<>() {
            @Override
            public Optional<Change> change() {
                return Optional.empty();
            }

            @Override
            public T done(boolean changed) {
                return work.get();
            }
        };
    }
}
