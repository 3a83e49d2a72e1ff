package io.warmit.transport;

import io.warmit.message.Carriers;
import io.warmit.message.Token;

/** What a mail in the sender's own mailbox, written by a machine, says about a message of ours. */
public sealed interface Report permits Bounce, Delay, Complaint {
    /** The message that it claims to speak of. */
    Token token();

    /** What it returns of that message; empty where it names it by its envelope alone. */
    Carriers returned();
}
