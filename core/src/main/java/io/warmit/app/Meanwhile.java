package io.warmit.app;

import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;

/** A mailbox that somebody else changed between reading and writing it. */
final class Meanwhile {
    private Meanwhile() {}

    /** Nothing of what was to be written is. */
    static UserError changed(Mailbox mailbox) {
        return new UserError(Problem.of(Code.E2002, "mailbox " + mailbox.address() + " was changed meanwhile")
                .about(mailbox.address().toString())
                .because("somebody else, or a worker, changed it between reading and writing; nothing was written")
                .fixedBy("the same command again"));
    }
}
