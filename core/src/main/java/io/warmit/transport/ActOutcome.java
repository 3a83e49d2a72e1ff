package io.warmit.transport;

import io.warmit.message.Message.Found;

/** How an act on a received copy ended. */
public sealed interface ActOutcome {
    /** Done and read back; the copy is now here. */
    record Done(Found at) implements ActOutcome {}

    /** The copy is no longer there: its owner moved or deleted it. */
    record Gone() implements ActOutcome {}

    /** There is no folder of that name, and it was not to be made. */
    record NoFolder() implements ActOutcome {}

    /** The server has no such mark. */
    record Unsupported() implements ActOutcome {}

    /** The server refused, or the connection broke; it may be tried again. */
    record Failed(String why) implements ActOutcome {}
}
