package io.warmit.bench.run;

/** One of those that do the same work in turn. */
interface Contestant {
    String name();

    /** Does it so many times; failures are thrown. */
    void run(int times) throws Exception;
}
