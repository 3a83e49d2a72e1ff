package io.warmit.transport;

/** Something done to a received copy of ours. All acts are idempotent. */
public sealed interface Act {
    /** Marks it as no junk and moves it to the inbox. */
    record Rescue() implements Act {}

    record MarkRead() implements Act {}

    record Star() implements Act {}

    record MarkImportant() implements Act {}

    /** Moves it to our folder, which is created under the personal namespace if need be. */
    record File(String into) implements Act {}
}
