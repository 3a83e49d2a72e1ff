package io.warmit.store;

import java.sql.SQLException;

/** What stands around every commit. Nothing, unless somebody wants to see a process end or a database fail there. */
public interface Commits {
    Commits PLAIN = new Commits() {};

    /** Called in the transaction, immediately before it is committed. */
    default void before() throws SQLException {}

    /** Called once the commit is durable. */
    default void after() throws SQLException {}
}
