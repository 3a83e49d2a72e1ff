package io.warmit.message;

import io.warmit.message.Transition.Standing;
import java.util.Optional;

/**
 * The rules that the explored model follows. What is not overridden is what the program does: steps are those of {@link Transition}. Each mutation leaves out one rule that nothing else replaces.
 */
class ProtocolRules {
    /** A step by somebody who knows an epoch. */
    Optional<Standing> step(Transition step, Standing row, long known) {
        return step.of(row, known);
    }

    /** Whether a claim is on the disk before the connection is opened. */
    boolean claimIsWritten() {
        return true;
    }

    /** Whether a fence, once committed, outlives a loss of power. */
    boolean fenceIsDurable() {
        return true;
    }

    /** Whether a message that was looked for in vain is sent again. */
    boolean resendsWhatIsNotFound() {
        return false;
    }

    /** Whether a store that went back is known to have lost something. */
    boolean recoversAfterRestore() {
        return true;
    }
}
