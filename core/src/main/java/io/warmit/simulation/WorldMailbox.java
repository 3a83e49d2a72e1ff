package io.warmit.simulation;

import io.warmit.mailbox.Address;
import io.warmit.placement.FolderRole;
import io.warmit.transport.Space;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/** A mailbox of the mail world: its folders, and the mail that is still on its way. */
public final class WorldMailbox {
    /** Kilobytes that every mail takes. */
    private static final long EACH = 8;

    /** Where rules of the mailbox file mail. */
    static final String SORTED = "Projects";

    private final Address address;
    private final ProviderModel model;
    private final Map<String, WorldFolder> folders = new LinkedHashMap<>();
    private final PriorityQueue<Arrival> arrivals = new PriorityQueue<>(Comparator.comparing(Arrival::at)
            .thenComparing(arrival -> arrival.copy().messageId()));

    private boolean readable = true;
    private OptionalLong most = OptionalLong.empty();
    private long other;

    WorldMailbox(Address address, ProviderModel model) {
        this.address = address;
        this.model = model;
        open("INBOX", FolderRole.INBOX);
        open(model.junkFolder(), FolderRole.JUNK);
        open("Archive", FolderRole.ARCHIVE);
        open("Trash", FolderRole.TRASH);
        open(SORTED, FolderRole.OTHER);
    }

    record Arrival(Instant at, String folder, WorldCopy copy) {}

    public Address address() {
        return address;
    }

    public ProviderModel model() {
        return model;
    }

    /** Whether its IMAP server lets anybody in. */
    public void readable(boolean now) {
        readable = now;
    }

    boolean isReadable() {
        return readable;
    }

    /** Its server lets it grow to so many kilobytes and tells how full it is. */
    public void bound(long kilobytes) {
        most = OptionalLong.of(kilobytes);
    }

    /** What else fills it, in kilobytes: mail of others, and files of its owner. */
    public void filledBy(long kilobytes) {
        other = kilobytes;
    }

    Space space() {
        long mail = folders.values().stream()
                .mapToLong(folder -> folder.all().size() * EACH)
                .sum();
        return most.isPresent() ? new Space.Bound(mail + other, most.getAsLong()) : new Space.Boundless();
    }

    WorldFolder open(String name, FolderRole role) {
        return folders.computeIfAbsent(name, key -> new WorldFolder(key, role));
    }

    public WorldFolder folder(FolderRole role) {
        return folders.values().stream()
                .filter(folder -> folder.role() == role)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no folder plays " + role));
    }

    Map<String, WorldFolder> folders() {
        return folders;
    }

    /** Its provider keeps a copy of what it sends if it has a folder for that. */
    void keep(WorldCopy sent) {
        folders.values().stream()
                .filter(folder -> folder.role() == FolderRole.SENT)
                .forEach(folder -> folder.add(sent));
    }

    void expect(Arrival arrival) {
        arrivals.add(arrival);
    }

    /** Files everything that has arrived by now. */
    void settle(Instant now) {
        while (!arrivals.isEmpty() && !arrivals.peek().at().isAfter(now)) {
            Arrival arrival = arrivals.remove();
            open(arrival.folder(), FolderRole.OTHER).add(arrival.copy());
        }
    }

    /** Puts mail into a folder that warmit has nothing to do with. */
    public WorldCopy receiveForeign(FolderRole role, String messageId, Instant at) {
        return folder(role)
                .add(new WorldCopy(
                        java.util.Optional.empty(),
                        messageId,
                        java.util.Optional.empty(),
                        at,
                        java.util.Optional.empty()));
    }

    /** What the owner does by hand: moves a copy to another folder. */
    public void moveByOwner(WorldCopy copy, FolderRole to) {
        folders.values().forEach(folder -> folder.remove(copy));
        folder(to).add(copy);
    }

    /** What the owner does by hand: deletes a copy for good. */
    public void deleteByOwner(WorldCopy copy) {
        folders.values().forEach(folder -> folder.remove(copy));
    }

    /** What the owner does by hand: gives a folder another name. */
    public void renameByOwner(String from, String to) {
        WorldFolder folder = folders.remove(from);
        if (folder != null) {
            folders.put(to, folder.named(to));
        }
    }

    /** What its owner or warmit does: removes a folder. */
    void remove(WorldFolder folder) {
        folders.remove(folder.name());
    }

    /** Every folder with every copy and flag, to compare before and after. */
    public String fingerprint() {
        return folders.values().stream()
                .map(folder -> folder.name() + " " + folder.uidValidity() + " " + folder.all())
                .collect(Collectors.joining("\n"));
    }
}
