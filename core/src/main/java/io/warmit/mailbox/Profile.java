package io.warmit.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the servers of a mailbox did with one mail that it sent to itself. Measured, so it overrules what is known of its provider.
 *
 * @param learnt when
 * @param way from the answer to the dot until the mail was seen
 * @param folder where it was seen first
 * @param rewritesMessageId another Message-ID stood there
 * @param keepsHeader our own header came through
 * @param filesSent its Sent folder had a copy by then
 * @param searches SEARCH by header found it
 * @param move the server offers MOVE (RFC 6851)
 * @param uidPlus the server offers UIDPLUS (RFC 4315)
 * @param quota the server offers QUOTA (RFC 9208)
 * @param judgedBy the name under which its server writes Authentication-Results (RFC 8601)
 * @param tls how the last hop was protected, as the server wrote it
 */
public record Profile(
        Instant learnt,
        Duration way,
        String folder,
        boolean rewritesMessageId,
        boolean keepsHeader,
        boolean filesSent,
        boolean searches,
        boolean move,
        boolean uidPlus,
        boolean quota,
        Optional<String> judgedBy,
        Optional<String> tls) {

    /** What an operator should know of it, each in a few words; empty when everything is usual. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (rewritesMessageId) {
            remarks.add("Message-ID was rewritten: matching by "
                    + (keepsHeader ? "our header" : "the header that keeps the old one"));
        }
        if (!keepsHeader) {
            remarks.add("our header was taken off: matching by Message-ID");
        }
        if (!searches) {
            remarks.add("SEARCH does not find it; warmit does not rely on it");
        }
        if (!move) {
            remarks.add("no MOVE: mail is copied, and the copy before is marked as deleted");
        }
        if (!uidPlus) {
            remarks.add("no UIDPLUS: what is marked as deleted is never expunged");
        }
        return remarks;
    }
}
