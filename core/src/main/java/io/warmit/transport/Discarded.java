package io.warmit.transport;

/** How the removal of our folder ended. */
public sealed interface Discarded {
    /** It is not there any more. */
    record Gone() implements Discarded {}

    /** It stays, and would the next time too: other mail is in it, or the server says no. */
    record Kept(String why) implements Discarded {}

    /** The line broke; it may be tried again. */
    record Failed(String why) implements Discarded {}
}
