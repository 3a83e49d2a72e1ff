package io.warmit.placement;

/** The part that a folder plays in a mailbox. */
public enum FolderRole {
    INBOX,
    JUNK,
    /** All mail, or the archive. */
    ARCHIVE,
    TRASH,
    SENT,
    /** The folder that warmit files its own mail into. */
    OURS,
    OTHER
}
