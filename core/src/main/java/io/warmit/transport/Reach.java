package io.warmit.transport;

/** How far a look into a mailbox goes. */
public enum Reach {
    /** INBOX, Junk, All or Archive, and Trash: where mail lies that no rule and no owner has sorted. */
    USUAL,
    /** Every folder of the mailbox's own that holds received mail, so that what is not found is not there. */
    EVERYWHERE,
    /** The folder into which a provider itself files what the mailbox sends. */
    SENT
}
