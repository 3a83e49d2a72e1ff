package io.warmit.engine;

import io.warmit.mailbox.Status;
import io.warmit.message.Carriers;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.message.Proof;
import io.warmit.store.ReceiptStore;
import io.warmit.transport.Bounce;
import io.warmit.transport.Complaint;
import io.warmit.transport.Delay;
import io.warmit.transport.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes down what reports say about messages of the mailbox they came to. What is about other mail is passed over, and none is ever answered. */
final class ReportStep {
    private final Parts parts;
    private final ReceiptStore messages;

    ReportStep(Parts parts) {
        this.parts = parts;
        messages = parts.store().receipts();
    }

    /** True: it counts against the sender. */
    boolean take(VisitContext visit, Report report) {
        Instant now = visit.now();
        Optional<Message> about = messages.byTokens(List.of(report.token())).stream()
                .filter(message -> proved(visit, message, report.returned()))
                .findFirst();
        if (about.isEmpty()) {
            return false;
        }
        Message message = about.get();
        return switch (report) {
            case Bounce bounce -> bounced(message, bounce, now);
            case Delay delay -> delayed(message, delay, now);
            case Complaint complaint -> complained(message, complaint, now);
        };
    }

    /** It was sent from here, and what came back of it proves to be of it. Nothing of ours came back: then the token is the one that only the envelope carried. */
    private static boolean proved(VisitContext visit, Message message, Carriers returned) {
        Optional<Proof> proof = visit.proofOfSent(message);
        return proof.isPresent() && (returned.token().isEmpty() || proof.get().fits(returned));
    }

    private boolean bounced(Message message, Bounce bounce, Instant now) {
        boolean open =
                message.state() instanceof MessageState.Accepted || message.state() instanceof MessageState.DotPending;
        String words = bounce.status() + " " + bounce.diagnostic();
        if (open) {
            messages.bounced(message, now, bounce.status(), bounce.diagnostic());
            parts.listener().bounced(message, words);
        } else {
            messages.remarked(message, now, "bounce-report", words);
        }
        return open;
    }

    private boolean delayed(Message message, Delay delay, Instant now) {
        String words = (delay.over() ? "given up by a server on the way: " : "put off by a server on the way: ")
                + (delay.status() + " " + delay.diagnostic()).strip();
        if (messages.remarked(message, now, "delayed", words)) {
            parts.listener().delayed(message, words);
        }
        return false;
    }

    /** Whoever wants no more mail gets none from this moment on; the operator, who owns that mailbox too, is told. */
    private boolean complained(Message message, Complaint complaint, Instant now) {
        String words = complaint.kind().word() + ", reported by " + complaint.from();
        if (!messages.remarked(message, now, "complaint", words)) {
            return false;
        }
        parts.listener().complained(message, complaint);
        if (complaint.kind().endsContact()) {
            parts.store()
                    .mailboxes()
                    .find(message.receiverId())
                    .filter(receiver -> receiver.status() == Status.ACTIVE)
                    .ifPresent(receiver -> parts.store()
                            .mailboxes()
                            .status(
                                    receiver.id(),
                                    Status.PAUSED,
                                    now,
                                    Optional.of(Complaint.REASON
                                            + complaint.kind().word() + ", message " + message.token()),
                                    Optional.empty()));
        }
        return false;
    }
}
