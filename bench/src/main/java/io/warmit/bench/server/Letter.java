package io.warmit.bench.server;

import java.time.Instant;
import java.util.Set;

/**
 * A message in a folder.
 *
 * @param head its headers with the empty line after them, an octet a character; the body is not kept, only its size
 * @param octets of the whole message
 * @param flags as IMAP writes them
 */
record Letter(int uid, String head, int octets, Instant arrived, Set<String> flags) {
    Letter {
        flags = Set.copyOf(flags);
    }

    Letter with(Set<String> others) {
        return new Letter(uid, head, octets, arrived, others);
    }

    Letter as(int otherUid) {
        return new Letter(otherUid, head, octets, arrived, flags);
    }
}
