package io.warmit.transport;

import io.warmit.message.Message.Found;
import io.warmit.problem.Problem;
import java.util.Set;

/** How a copy of ours stands now. */
public sealed interface Standing {
    /**
     * It is there.
     *
     * @param marks those of {@link Mark} that are set on it
     */
    record There(Found at, Set<String> marks) implements Standing {
        public There {
            marks = Set.copyOf(marks);
        }
    }

    /** It is not where it was last known to be. */
    record Gone() implements Standing {}

    /** The server could not be asked. */
    record Unknown(Problem problem) implements Standing {}
}
