package io.warmit.transport;

import io.warmit.placement.FolderRole;

/**
 * How far a folder has been looked through: everything below {@code uidNext} is known.
 *
 * @param folder full name as the server shows it, decoded
 */
public record FolderMark(String folder, FolderRole role, long uidValidity, long uidNext) {
    /** The same, for a folder that plays another part now. */
    public FolderMark playing(FolderRole now) {
        return new FolderMark(folder, now, uidValidity, uidNext);
    }
}
