package io.warmit.transport;

import io.warmit.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a look into a mailbox showed.
 *
 * @param marks how far each folder has now been looked through
 * @param sightings copies of ours among the new mail
 * @param reports what programs wrote about messages of ours, among the new mail
 * @param complete whether every folder within reach was read; only then "not found" means something
 * @param problem why it is not complete, or what somebody has to mend although it is
 */
public record Look(
        List<FolderMark> marks,
        List<Sighting> sightings,
        List<Report> reports,
        boolean complete,
        Optional<Problem> problem) {
    public Look {
        marks = List.copyOf(marks);
        sightings = List.copyOf(sightings);
        reports = List.copyOf(reports);
    }
}
