package io.warmit.bench.run;

/** One of those that do the same work in turn. */
interface Contestant {
    String name();

    /** What must be there before a turn, and is no part of it. */
    default void prepare(int times) throws Exception {}

    /** Does it so many times; failures are thrown. */
    void run(int times) throws Exception;
}
