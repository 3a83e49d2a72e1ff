package io.warmit.simulation;

import io.warmit.placement.FolderRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A folder of the mail world. Its UIDs only grow, as RFC 9051, 2.3.1.1, demands. */
public final class WorldFolder {
    private final String name;
    private final FolderRole role;
    private final List<WorldCopy> copies = new ArrayList<>();
    private long uidValidity = 1;
    private long uidNext = 1;

    WorldFolder(String name, FolderRole role) {
        this.name = name;
        this.role = role;
    }

    /** The same folder by another name: its UIDs stay (RFC 9051, 6.3.6). */
    WorldFolder named(String newName) {
        WorldFolder renamed = new WorldFolder(newName, role);
        renamed.copies.addAll(copies);
        renamed.uidValidity = uidValidity;
        renamed.uidNext = uidNext;
        return renamed;
    }

    public String name() {
        return name;
    }

    public FolderRole role() {
        return role;
    }

    long uidValidity() {
        return uidValidity;
    }

    long uidNext() {
        return uidNext;
    }

    /** The copies from a UID on, in order. */
    List<WorldCopy> from(long uid) {
        int index = Collections.binarySearch(copies, WorldCopy.at(uid), Comparator.comparingLong(WorldCopy::uid));
        return List.copyOf(copies.subList(index < 0 ? -index - 1 : index, copies.size()));
    }

    public List<WorldCopy> all() {
        return List.copyOf(copies);
    }

    Optional<WorldCopy> find(long validity, long uid) {
        if (validity != uidValidity) {
            return Optional.empty();
        }
        int index = Collections.binarySearch(copies, WorldCopy.at(uid), Comparator.comparingLong(WorldCopy::uid));
        return index < 0 ? Optional.empty() : Optional.of(copies.get(index));
    }

    WorldCopy add(WorldCopy copy) {
        copy.moveTo(uidNext++);
        copies.add(copy);
        return copy;
    }

    void remove(WorldCopy copy) {
        copies.remove(copy);
    }

    /** What happens when a server loses its index: every UID is void. */
    public void renumber() {
        uidValidity++;
        uidNext = 1;
        copies.forEach(copy -> copy.moveTo(uidNext++));
    }
}
