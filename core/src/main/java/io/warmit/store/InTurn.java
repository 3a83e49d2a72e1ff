package io.warmit.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** A connection of a library whose transactions wait for their turn to write. SQLite itself would let them sleep and ask again, and whoever sleeps longest comes last. */
final class InTurn {
    private InTurn() {}

    static Connection connection(Connection plain, ReentrantLock writing) {
        return (Connection) Proxy.newProxyInstance(
                InTurn.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    boolean begins = method.getName().equals("setAutoCommit") && Boolean.FALSE.equals(given[0]);
                    boolean ends = method.getName().equals("close")
                            || (method.getName().equals("setAutoCommit") && Boolean.TRUE.equals(given[0]));
                    if (begins && !writing.isHeldByCurrentThread()) {
                        writing.lock();
                    }
                    try {
                        return method.invoke(plain, given);
                    } catch (InvocationTargetException failure) {
                        throw Objects.requireNonNull(failure.getCause());
                    } finally {
                        if (ends && writing.isHeldByCurrentThread()) {
                            writing.unlock();
                        }
                    }
                });
    }
}
