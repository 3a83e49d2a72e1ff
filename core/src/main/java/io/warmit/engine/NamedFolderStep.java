package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.store.TroubleStore;
import io.warmit.transport.Look;
import java.time.Instant;
import java.util.Optional;

/** Tells in the status that a folder which the operator named is gone, until it is back or another is named. */
final class NamedFolderStep {
    private final TroubleStore troubles;

    NamedFolderStep(Parts parts) {
        troubles = parts.store().troubles();
    }

    void after(Mailbox mailbox, Look look, Instant now) {
        String topic = TroubleStore.ofFolders(mailbox.id());
        Optional<Problem> missing = look.problem().filter(problem -> problem.code() == Code.E1404);
        if (missing.isPresent()) {
            troubles.tell(topic, Optional.of(mailbox.id()), missing.get(), now);
        } else if (look.problem().isEmpty() && !mailbox.folders().isEmpty()) {
            troubles.over(topic);
        }
    }
}
