package io.warmit.transport;

import java.time.Instant;
import java.util.List;

/**
 * What people have sent from a mailbox themselves, as its Sent folders show: mail without a token of ours. Of each only the time is known.
 *
 * @param marks how far each Sent folder has now been counted
 * @param sent when each was sent, as the folder keeps it
 * @param complete whether every Sent folder was read
 */
public record OwnSent(List<FolderMark> marks, List<Instant> sent, boolean complete) {
    public OwnSent {
        marks = List.copyOf(marks);
        sent = List.copyOf(sent);
    }
}
