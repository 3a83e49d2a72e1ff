package io.warmit.transport;

import io.warmit.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a look into a mailbox showed.
 *
 * @param marks how far each folder has now been looked through
 * @param sightings copies of ours among the new mail
 * @param bounces failed delivery reports among the new mail
 * @param complete whether every folder within reach was read; only then "not found" means something
 * @param problem why it is not complete
 */
public record Look(
        List<FolderMark> marks,
        List<Sighting> sightings,
        List<Bounce> bounces,
        boolean complete,
        Optional<Problem> problem) {
    public Look {
        marks = List.copyOf(marks);
        sightings = List.copyOf(sightings);
        bounces = List.copyOf(bounces);
    }
}
