package io.warmit.transport;

import io.warmit.message.Message.Found;
import java.util.Set;

/** How an act on a copy ended. */
public sealed interface ActOutcome {
    /**
     * Done and read back; the copy is now here.
     *
     * @param marks those that this act set or took off; what was so before is none of them
     * @param met the copy was there already: its owner was quicker, or an earlier try of ours whose answer was lost
     */
    record Done(Found at, Set<String> marks, boolean met) implements ActOutcome {
        public Done {
            marks = Set.copyOf(marks);
        }

        /** By this act. */
        public Done(Found at, Set<String> marks) {
            this(at, marks, false);
        }

        /** Without a mark. */
        public Done(Found at) {
            this(at, Set.of());
        }
    }

    /** The copy was removed, and nobody can bring it back. */
    record Removed() implements ActOutcome {}

    /** The copy is no longer there: its owner moved or deleted it. */
    record Gone() implements ActOutcome {}

    /** There is no folder of that name, and it was not to be made. */
    record NoFolder() implements ActOutcome {}

    /** The server has no such mark, or cannot remove one mail alone: then it is only marked as deleted. */
    record Unsupported() implements ActOutcome {}

    /** The server refused, or the connection broke; it may be tried again. */
    record Failed(String why) implements ActOutcome {}
}
