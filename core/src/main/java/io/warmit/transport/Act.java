package io.warmit.transport;

import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import java.util.List;
import java.util.Set;

/** Something done to a copy of ours. All acts are idempotent. */
public sealed interface Act {
    /** Marks it as no junk and moves it to the inbox. */
    record Rescue() implements Act {}

    record MarkRead() implements Act {}

    record Star() implements Act {}

    record MarkImportant() implements Act {}

    /**
     * Moves it to our folder, under the personal namespace.
     *
     * @param known copies of ours that were filed there before, newest first: by them the folder is known again after its owner has renamed it
     * @param make whether it is made when it is not there
     */
    record File(String into, List<Filed> known, boolean make) implements Act {
        public File {
            known = List.copyOf(known);
        }
    }

    /** Takes marks off that were set. */
    record Unmark(Set<String> marks) implements Act {
        public Unmark {
            marks = Set.copyOf(marks);
        }
    }

    /**
     * Moves it to where it came from, which is never made anew.
     *
     * @param folder full name
     * @param marks what is taken off before
     */
    record PutBack(String folder, Set<String> marks) implements Act {
        public PutBack {
            marks = Set.copyOf(marks);
        }
    }

    /** Removes this copy alone: for good, else to Trash; where the server can do neither, it is marked as deleted. */
    record Remove() implements Act {}

    /** A copy that lies in our folder, and what proves that it is the one. */
    record Filed(Proof proof, Found at) {}
}
