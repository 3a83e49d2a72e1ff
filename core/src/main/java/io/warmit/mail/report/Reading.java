package io.warmit.mail.report;

import io.warmit.message.Carriers;
import io.warmit.message.Token;
import io.warmit.transport.Bounce;
import io.warmit.transport.Complaint;
import io.warmit.transport.Delay;
import io.warmit.transport.Report;
import java.util.List;
import java.util.Optional;

/**
 * What a mail turned out to be.
 *
 * @param token the message of ours that it speaks of
 * @param carriers what it returns of that message, to prove that it was ours
 * @param status enhanced status code, where it is a delivery report
 * @param words the diagnostic of a delivery report, or who sent a complaint
 * @param complaint of which kind, where it is one
 */
public record Reading(
        Kind kind,
        Optional<Token> token,
        Carriers carriers,
        Optional<String> status,
        String words,
        Optional<Complaint.Kind> complaint) {
    /** The classes of mail in a sender's own mailbox. */
    public enum Kind {
        /** Refused for good: action failed, status 5.x.x. */
        BOUNCED,
        /** Action failed after the receiving server said "later" until nobody tried any more. Not a bounce; the message will be missing. */
        EXPIRED,
        /** Still tried. */
        DELAYED,
        DELIVERED,
        RELAYED,
        EXPANDED,
        COMPLAINT,
        /** A delivery report without structure, or one that contradicts itself. Never a bounce. */
        UNCLEAR,
        /** An automatic answer, a receipt, a list. Never answered. */
        AUTOMATIC,
        ORDINARY
    }

    static Reading of(Kind kind) {
        return new Reading(
                kind, Optional.empty(), new Carriers(List.of(), List.of()), Optional.empty(), "", Optional.empty());
    }

    /** What of it concerns a message of ours. */
    public Optional<Report> report() {
        return token.flatMap(message -> switch (kind) {
            case BOUNCED -> Optional.of(new Bounce(message, carriers, status.orElse("5.0.0"), words));
            case DELAYED, EXPIRED ->
                Optional.of(new Delay(message, carriers, kind == Kind.EXPIRED, status.orElse(""), words));
            case COMPLAINT ->
                Optional.of(new Complaint(message, carriers, complaint.orElse(Complaint.Kind.OTHER), words));
            case DELIVERED, RELAYED, EXPANDED, UNCLEAR, AUTOMATIC, ORDINARY -> Optional.empty();
        });
    }
}
