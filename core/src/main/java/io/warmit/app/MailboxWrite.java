package io.warmit.app;

import io.warmit.mailbox.Mailbox;
import io.warmit.problem.UserError;
import io.warmit.store.Store;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Writes a change of a mailbox over whatever a worker, or another operator, has changed of it since it was read.
 *
 * <p>What belongs to the change, such as a new password, is written with it or not at all.
 */
final class MailboxWrite {
    private static final int TRIES = 2;

    private final Store store;

    MailboxWrite(Store store) {
        this.store = store;
    }

    /**
     * A mailbox that was changed.
     *
     * @param before as it was immediately before
     */
    record Written(Mailbox before, Mailbox after) {}

    /** The row was changed between reading and writing: what was written with it is undone. */
    private static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stale() {
            super("changed meanwhile");
        }
    }

    /**
     * Changes the row as it is now, once more if it is changed at the same moment.
     *
     * @param read the mailbox as the operator saw it
     * @param change what becomes of the row; called with the newer row when it is tried again
     * @param beside writes what belongs to it, in the same transaction, and answers the mailbox to be written
     * @throws UserError E2002 when it was changed each time
     */
    Written write(Mailbox read, Instant now, UnaryOperator<Mailbox> change, UnaryOperator<Mailbox> beside) {
        for (int number = 1; number <= TRIES; number++) {
            Mailbox before = store.mailboxes().find(read.id()).orElseThrow(() -> Meanwhile.changed(read));
            Mailbox changed = change.apply(before);
            try {
                return store.database().write(transaction -> {
                    if (!store.mailboxes().update(beside.apply(changed), now)) {
                        throw new Stale();
                    }
                    return new Written(before, store.mailboxes().find(read.id()).orElseThrow());
                });
            } catch (Stale again) {
                // The next try reads what the other one has written.
            }
        }
        throw Meanwhile.changed(read);
    }
}
