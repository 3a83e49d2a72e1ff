package io.warmit.transport;

import io.warmit.message.Message.Found;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an act changed in a mailbox, with all that it takes to turn it back. */
public sealed interface Change {
    /** Marks were set where nobody had set them before. */
    record Marked(Found at, Set<String> marks) implements Change {
        public Marked {
            marks = Set.copyOf(marks);
        }
    }

    /** A copy was moved; some marks may have been set before. */
    record Moved(Found from, Found to, Set<String> marks) implements Change {
        public Moved {
            marks = Set.copyOf(marks);
        }
    }

    /** A copy was removed for good. Nothing turns that back. */
    record Removed(Found from) implements Change {}

    /** What an act that was done made different. Empty: all was so before, or nobody knows that it was us: what its owner moved is not ours to take back. */
    static Optional<Change> of(Found before, ActOutcome.Done done) {
        if (done.met()) {
            return Optional.empty();
        }
        if (!done.at().folder().equals(before.folder())) {
            return Optional.of(new Moved(before, done.at(), done.marks()));
        }
        return done.marks().isEmpty() ? Optional.empty() : Optional.of(new Marked(done.at(), done.marks()));
    }

    /** The changes with one more; marks that are set at the same place are one change. */
    static List<Change> with(List<Change> before, Change next) {
        List<Change> all = new ArrayList<>(before);
        if (next instanceof Marked(Found at, Set<String> marks)
                && !before.isEmpty()
                && before.getLast() instanceof Marked(Found there, Set<String> known)
                && there.equals(at)) {
            Set<String> together = new HashSet<>(known);
            together.addAll(marks);
            all.set(all.size() - 1, new Marked(at, together));
        } else {
            all.add(next);
        }
        return List.copyOf(all);
    }
}
