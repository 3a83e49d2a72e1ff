package io.warmit.transport;

import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import java.time.Instant;
import java.util.List;

/** A mailbox's IMAP server, for one visit. It connects at the first call and keeps the connection for the next. */
public interface Inbox extends AutoCloseable {
    /**
     * Looks through what is new since the marks, read-only.
     *
     * @param marks how far each folder was looked through; a folder without a mark is read from {@code since}
     * @param since where a rescan starts when a folder has no mark or its UIDVALIDITY changed
     * @param reach which folders are looked into
     */
    Look look(List<FolderMark> marks, Instant since, Reach reach);

    /** Acts on one copy, after checking that what lies there proves to be ours. */
    ActOutcome apply(Proof proof, Found at, Act act);

    /** Whether the copy is still where it was last known to be. */
    boolean holds(Proof proof, Found at);

    @Override
    void close();
}
