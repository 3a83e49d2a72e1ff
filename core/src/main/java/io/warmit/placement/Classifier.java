package io.warmit.placement;

import java.util.List;

/**
 * Says where a message counts by the folder in which it was first seen.
 *
 * <p>Spam before tab before inbox before other. A folder that holds copies of all mail (Gmail's All Mail) is no place of its own while the message lies in another folder too.
 */
public final class Classifier {
    private Classifier() {}

    /** Where one copy was seen. */
    public record Spot(FolderRole role, boolean tab) {
        public Placement placement() {
            return switch (role) {
                case JUNK -> Placement.SPAM;
                case INBOX -> tab ? Placement.TAB : Placement.INBOX;
                case ARCHIVE, TRASH, SENT, OURS, OTHER -> tab ? Placement.TAB : Placement.OTHER;
            };
        }
    }

    /** The index of the copy that counts. */
    public static int worst(List<Spot> spots) {
        int worst = 0;
        for (int i = 1; i < spots.size(); i++) {
            Placement placement = spots.get(i).placement();
            Placement counted = spots.get(worst).placement();
            boolean worse = placement != counted && counted.worse(placement) == placement;
            boolean sameButNotDeleted = placement == counted && spots.get(worst).role() == FolderRole.TRASH;
            if (worse || sameButNotDeleted) {
                worst = i;
            }
        }
        return worst;
    }

    /** How many real copies there are. */
    public static int copies(List<Spot> spots) {
        long elsewhere =
                spots.stream().filter(spot -> spot.role() != FolderRole.ARCHIVE).count();
        return (int) Math.max(1, elsewhere);
    }
}
