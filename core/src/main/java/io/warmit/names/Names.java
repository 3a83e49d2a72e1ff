package io.warmit.names;

/** The door to DNS. */
@FunctionalInterface
public interface Names {
    /**
     * Asks for the records of a kind at a name.
     *
     * @param name without a dot at its end
     */
    Answer ask(String name, Kind kind);
}
