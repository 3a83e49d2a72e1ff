package io.warmit.transport;

import io.warmit.mailbox.Mailbox;

/** Opens the two doors of a mailbox. Two implementations: real servers, and the mail world of a simulation. */
public interface Post {
    Sender sender(Mailbox mailbox);

    Inbox inbox(Mailbox mailbox);
}
