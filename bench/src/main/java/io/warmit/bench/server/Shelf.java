package io.warmit.bench.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder: letters in the order of their UIDs, the oldest dropped when there are too many. All methods belong to the mailbox's lock. */
final class Shelf {
    /** What nobody looks for any more: warmit files or reads what it finds within a few looks. */
    private static final int KEPT = 2_000;

    private final List<Letter> letters = new ArrayList<>(2);
    private int next = 1;

    int add(String head, int octets, Instant arrived, Set<String> flags) {
        return add(new Letter(next, head, octets, arrived, flags));
    }

    int add(Letter letter) {
        Letter ours = letter.as(next++);
        letters.add(ours);
        if (letters.size() > KEPT) {
            letters.removeFirst();
        }
        return ours.uid();
    }

    List<Letter> letters() {
        return letters;
    }

    int next() {
        return next;
    }

    Optional<Letter> remove(int uid) {
        int at = position(uid);
        return at < 0 ? Optional.empty() : Optional.of(letters.remove(at));
    }

    void flag(int uid, Set<String> flags) {
        int at = position(uid);
        if (at >= 0) {
            letters.set(at, letters.get(at).with(flags));
        }
    }

    /** Negative: there is none. */
    int position(int uid) {
        int low = 0;
        int high = letters.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = letters.get(middle).uid();
            if (found == uid) {
                return middle;
            }
            if (found < uid) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
