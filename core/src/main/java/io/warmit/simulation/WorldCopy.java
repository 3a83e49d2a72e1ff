package io.warmit.simulation;

import io.warmit.message.Carriers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One mail in a folder of the mail world, ours or somebody else's. */
public final class WorldCopy {
    private final Optional<String> ownHeader;
    private final String messageId;
    private final Optional<String> originalMessageId;
    private final Instant received;
    private final Set<String> flags = new TreeSet<>();
    private final Optional<String> tab;
    private long uid;

    WorldCopy(
            Optional<String> ownHeader,
            String messageId,
            Optional<String> originalMessageId,
            Instant received,
            Optional<String> tab) {
        this.ownHeader = ownHeader;
        this.messageId = messageId;
        this.originalMessageId = originalMessageId;
        this.received = received;
        this.tab = tab;
    }

    static WorldCopy at(long uid) {
        WorldCopy place = new WorldCopy(Optional.empty(), "", Optional.empty(), Instant.EPOCH, Optional.empty());
        place.uid = uid;
        return place;
    }

    /** The same mail once more, unread, as a provider makes it. */
    WorldCopy twin() {
        return new WorldCopy(ownHeader, messageId, originalMessageId, received, tab);
    }

    Carriers carriers() {
        List<String> ids = new ArrayList<>(List.of(messageId));
        originalMessageId.ifPresent(ids::add);
        return new Carriers(ownHeader.stream().toList(), ids);
    }

    public String messageId() {
        return messageId;
    }

    Optional<String> originalMessageId() {
        return originalMessageId;
    }

    public Instant received() {
        return received;
    }

    public Optional<String> tab() {
        return tab;
    }

    public long uid() {
        return uid;
    }

    void moveTo(long newUid) {
        uid = newUid;
    }

    public boolean has(String flag) {
        return flags.contains(flag);
    }

    public void set(String flag) {
        flags.add(flag);
    }

    void clear(String flag) {
        flags.remove(flag);
    }

    Set<String> flags() {
        return Set.copyOf(flags);
    }

    @Override
    public String toString() {
        return uid + " " + messageId + " " + flags;
    }
}
