package io.warmit.transport;

import io.warmit.message.Carriers;
import io.warmit.message.Token;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Tab;
import io.warmit.placement.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * A copy of one of our messages, seen in a folder.
 *
 * @param token what it claims to be a copy of
 * @param carriers what is to prove that
 * @param seenMessageId Message-ID as the copy shows it
 * @param received when the receiver's server took it in: its own Received line, else its internal date
 * @param verdict what the receiver's server wrote into it
 * @param read whether it was already read, answered or starred when first seen, by somebody else than us
 * @param deleted whether it is marked as deleted: it is gone once somebody tidies the folder up
 */
public record Sighting(
        Token token,
        Carriers carriers,
        String folder,
        FolderRole role,
        Tab tab,
        long uidValidity,
        long uid,
        Optional<String> seenMessageId,
        Instant received,
        Verdict verdict,
        boolean read,
        boolean answered,
        boolean deleted) {

    /** The same copy, once its category is known. */
    public Sighting under(Tab found) {
        return new Sighting(
                token,
                carriers,
                folder,
                role,
                found,
                uidValidity,
                uid,
                seenMessageId,
                received,
                verdict,
                read,
                answered,
                deleted);
    }
}
