package io.warmit.transport;

import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /**
     * Looks through every mail of every folder, read-only, however long that takes. No delivery report is read.
     *
     * @param step called again and again while it goes on
     */
    Look comb(Runnable step);

    /** Acts on one copy, after checking that what lies there proves to be ours. */
    ActOutcome apply(Proof proof, Found at, Act act);

    /** Whether the copy is still where it was last known to be. */
    boolean holds(Proof proof, Found at);

    /** How the copy stands, read-only. */
    Standing standing(Proof proof, Found at);

    /** Where the copy lies after its folder was given another name. */
    Renamed renamed(Proof proof, Found at);

    /** How full the mailbox is, in one question. */
    Space space();

    /**
     * Counts what people have sent from the mailbox themselves, read-only and never a body.
     *
     * @param marks how far each Sent folder was counted
     * @param since where a folder has no mark that counts, what was sent before is left out
     */
    OwnSent ownSent(List<FolderMark> marks, Instant since);

    /** Removes our folder under the personal namespace and its subscription, if nothing is left in it. */
    Discarded discard(String folder);

    /** What the server can do, asked with one of our copies there; empty: it could not be asked. */
    Optional<Abilities> abilities(Sighting copy);

    @Override
    void close();
}
