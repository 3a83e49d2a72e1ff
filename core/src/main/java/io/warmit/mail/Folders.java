package io.warmit.mail;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.NamedFolders;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.placement.FolderNames;
import io.warmit.placement.FolderRole;
import io.warmit.transport.Act;
import io.warmit.transport.Discarded;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Reach;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.eclipse.angus.mail.imap.protocol.Namespaces;
import org.eclipse.angus.mail.imap.protocol.Namespaces.Namespace;
import org.eclipse.angus.mail.imap.protocol.Status;

/** The folders of a mailbox by the part they play: as the operator named them, else as the server says, else by name. Every candidate for Junk is looked into. */
final class Folders {
    private static final List<FolderRole> USUAL =
            List.of(FolderRole.INBOX, FolderRole.JUNK, FolderRole.ARCHIVE, FolderRole.TRASH);
    private static final List<FolderRole> MORE = List.of(FolderRole.OURS, FolderRole.OTHER);

    private final ImapLine line;
    private final Mailbox mailbox;
    private final Map<String, FolderRole> roles = new LinkedHashMap<>();
    /** As the server told them together with the names; used for one look only. */
    private final Map<String, FolderMark> told = new HashMap<>();

    private Optional<Namespaces> namespaces = Optional.empty();
    private String delimiter = "";
    private boolean looked;
    /** Folders of all mail; they show what lies elsewhere, whatever part is given to others. */
    private final Set<String> everything = new HashSet<>();
    /** Folders that played a part until another one was named for it. */
    private final Set<String> displaced = new HashSet<>();

    private final Set<String> named = new HashSet<>();
    private final List<String> missing = new ArrayList<>();

    private Folders(ImapLine line, Mailbox mailbox) {
        this.line = line;
        this.mailbox = mailbox;
    }

    static Folders of(ImapLine line, Mailbox mailbox) throws MessagingException {
        return listed(new Folders(line, mailbox), namespaces(line));
    }

    /** The same mailbox, as it is now. */
    Folders anew() throws MessagingException {
        return listed(new Folders(line, mailbox), namespaces);
    }

    private static Folders listed(Folders folders, Optional<Namespaces> namespaces) throws MessagingException {
        folders.namespaces = namespaces;
        List<String> foreign = folders.foreign();
        for (ListInfo folder : folders.listed()) {
            folders.delimiter = folder.separator == 0 ? "" : String.valueOf(folder.separator);
            if (folder.canOpen && foreign.stream().noneMatch(folder.name::startsWith)) {
                folders.add(folder);
            }
        }
        folders.roles.put("INBOX", FolderRole.INBOX);
        folders.mailbox.folders().names().keySet().stream().sorted().forEach(folders::name);
        return folders;
    }

    /** Where it can be had in the same answer (RFC 5819), with how far each folder reaches: those without news need not be opened then. */
    private List<ListInfo> listed() throws MessagingException {
        if (!line.offers("LIST-STATUS") || !line.offers("SPECIAL-USE")) {
            return List.of(line.ask(said -> said.list("", "*")));
        }
        List<ListInfo> listed = new ArrayList<>();
        for (Response answer : line.command("LIST \"\" \"*\" RETURN (SPECIAL-USE STATUS (UIDNEXT UIDVALIDITY))")) {
            if (answer instanceof IMAPResponse said && said.keyEquals("LIST")) {
                listed.add(line.ask(protocol -> new ListInfo(said)));
            } else if (answer instanceof IMAPResponse said && said.keyEquals("STATUS")) {
                Status status = line.ask(protocol -> new Status(said));
                told.put(
                        status.mbox, new FolderMark(status.mbox, FolderRole.OTHER, status.uidvalidity, status.uidnext));
            }
        }
        // Of a folder that is open a server may tell what this connection has seen of it (RFC 9051, 6.3.11).
        line.open().ifPresent(told::remove);
        return listed;
    }

    /** Whether the server told, when it listed its folders, that this one reaches as far as is known already. */
    boolean unchanged(FolderMark mark) {
        FolderMark now = told.get(mark.folder());
        return now != null && now.uidValidity() == mark.uidValidity() && now.uidNext() == mark.uidNext();
    }

    /** From now on what was told may be old. */
    void look() {
        looked = true;
    }

    boolean looked() {
        return looked;
    }

    private static Optional<Namespaces> namespaces(ImapLine line) throws MessagingException {
        try {
            return line.offers("NAMESPACE") ? Optional.ofNullable(line.ask(IMAPProtocol::namespace)) : Optional.empty();
        } catch (MessagingException refused) {
            if (line.connected()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Folders that others share with the mailbox are not its own (RFC 2342). */
    private List<String> foreign() {
        return namespaces.stream()
                .flatMap(spaces -> Stream.of(spaces.otherUsers, spaces.shared))
                .filter(Objects::nonNull)
                .flatMap(Stream::of)
                .map(space -> root(space) + delimiter(space))
                .filter(prefix -> prefix.length() > 1)
                .toList();
    }

    private static String delimiter(Namespace space) {
        return space.delimiter == 0 ? "" : String.valueOf(space.delimiter);
    }

    /** The folder that a namespace hangs from. */
    private static String root(Namespace space) {
        String delimiter = delimiter(space);
        return !delimiter.isEmpty() && space.prefix.endsWith(delimiter)
                ? space.prefix.substring(0, space.prefix.length() - 1)
                : space.prefix;
    }

    private void add(ListInfo folder) {
        roles.put(folder.name, role(folder));
        if (attributes(folder).anyMatch("\\All"::equalsIgnoreCase)) {
            everything.add(folder.name);
        }
    }

    private static Stream<String> attributes(ListInfo folder) {
        return folder.attrs == null ? Stream.empty() : Stream.of(folder.attrs);
    }

    /** The named folder alone plays the part, so that no other is taken for it when it is gone. */
    private void name(String part) {
        String wanted = mailbox.folders().of(part).orElseThrow();
        FolderRole role = FolderRole.valueOf(part.toUpperCase(Locale.ROOT));
        for (Map.Entry<String, FolderRole> folder : roles.entrySet()) {
            String name = folder.getKey();
            if (folder.getValue() == role && !named.contains(name) && !everything.contains(name)) {
                folder.setValue(FolderRole.OTHER);
                displaced.add(name);
            }
        }
        Optional<String> there = roles.keySet().stream()
                .filter(name -> NamedFolders.same(name, wanted))
                .findFirst();
        if (there.isPresent()) {
            roles.put(there.get(), role);
            named.add(there.get());
            displaced.remove(there.get());
        } else {
            missing.add(part);
        }
    }

    /** Whether the operator has named the folder. */
    boolean isNamed(String folder) {
        return named.contains(folder);
    }

    /** What is wrong with the names that were given by hand; empty: each of them is there. */
    Optional<MissingFolderException> missing() {
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(MissingFolderException.of(mailbox, missing, roles.keySet()));
    }

    /** Whether a folder is missing in which mail within reach may lie: then nobody knows that it is nowhere. */
    boolean lacks(Reach reach) {
        return missing.stream().anyMatch(part -> part.equals("sent") == (reach == Reach.SENT));
    }

    private static FolderRole role(ListInfo folder) {
        String last = folder.name.substring(folder.name.lastIndexOf(folder.separator) + 1);
        return attributes(folder)
                .flatMap(attribute -> FolderNames.byAttribute(attribute).stream())
                .findFirst()
                .orElseGet(() -> FolderNames.byName(last));
    }

    /** The folders in which mail for us may lie, the inbox first. Where one holds all mail, the others show nothing that it lacks. */
    Map<String, FolderRole> within(Reach reach) {
        Map<String, FolderRole> chosen = new LinkedHashMap<>();
        switch (reach) {
            case SENT -> choose(FolderRole.SENT, chosen);
            case USUAL -> USUAL.forEach(role -> choose(role, chosen));
            case EVERYWHERE -> {
                USUAL.forEach(role -> choose(role, chosen));
                if (everything.isEmpty()) {
                    MORE.forEach(role -> choose(role, chosen));
                } else {
                    // What lies in Junk or Trash a folder of all mail does not show.
                    displaced.forEach(name -> chosen.put(name, role(name)));
                }
            }
        }
        return chosen;
    }

    /** All folders with mail of the mailbox's own, the inbox last. */
    Map<String, FolderRole> all() {
        Map<String, FolderRole> all = new LinkedHashMap<>(roles);
        all.remove("INBOX");
        all.put("INBOX", FolderRole.INBOX);
        return all;
    }

    /** Empty: there is none. Fails if one was named and is not there. */
    Optional<String> trash() throws MessagingException {
        if (missing.contains("trash")) {
            throw MissingFolderException.of(mailbox, List.of("trash"), roles.keySet());
        }
        for (Map.Entry<String, FolderRole> folder : roles.entrySet()) {
            if (folder.getValue() == FolderRole.TRASH) {
                return Optional.of(folder.getKey());
            }
        }
        return Optional.empty();
    }

    private void choose(FolderRole role, Map<String, FolderRole> chosen) {
        roles.forEach((name, plays) -> {
            if (plays == role) {
                chosen.put(name, role);
            }
        });
    }

    FolderRole role(String name) {
        return roles.getOrDefault(name, FolderRole.OTHER);
    }

    /** Whether the server has a folder of this name now. */
    boolean exists(String name) throws MessagingException {
        ListInfo[] listed = line.ask(said -> said.list("", name));
        return listed != null
                && Stream.of(listed)
                        .anyMatch(one ->
                                one.name.equals(name) && attributes(one).noneMatch("\\NonExistent"::equalsIgnoreCase));
    }

    /** Removes a folder of ours that is empty. */
    Discarded discard(String ours) throws MessagingException {
        String name = named(ours);
        if (!exists(name)) {
            return new Discarded.Gone();
        }
        ListInfo[] inside = line.ask(said -> said.list("", name + delimiter + "%"));
        if (inside != null && inside.length > 0) {
            return new Discarded.Kept("there are folders in it");
        }
        // STATUS, not the count of an opened folder: nothing is to be changed before it is known to be empty.
        line.leave();
        if (line.ask(said -> said.status(name, new String[] {"MESSAGES"})).total > 0) {
            return new Discarded.Kept("there is other mail in it");
        }
        line.ask(said -> {
            said.unsubscribe(name);
            said.delete(name);
            return true;
        });
        roles.remove(name);
        return new Discarded.Gone();
    }

    /** Our folder: by its name, else by what lies in it, else made and subscribed. Empty: it is not there and was not to be made. Another folder may be open afterwards. */
    Optional<String> ours(Act.File file) throws MessagingException {
        String named = named(file.into());
        if (roles.containsKey(named) || exists(named)) {
            return Optional.of(named);
        }
        Optional<String> renamed = renamed(file.known());
        if (renamed.isEmpty() && file.make()) {
            line.ask(said -> {
                said.create(named);
                said.subscribe(named);
                return true;
            });
            roles.put(named, FolderRole.OURS);
            return Optional.of(named);
        }
        return renamed;
    }

    /** A folder of ours by its name, under the personal namespace. */
    String named(String name) {
        // An empty prefix is the root itself.
        return namespaces.stream()
                .flatMap(spaces -> spaces.personal == null ? Stream.empty() : Stream.of(spaces.personal))
                .filter(space -> !root(space).isEmpty())
                .findFirst()
                .map(space -> root(space) + delimiter(space) + name)
                .orElse(name);
    }

    /** A renamed folder keeps its UIDVALIDITY and its UIDs (RFC 9051, 6.3.6), so one of our copies is still where it was in it. */
    private Optional<String> renamed(List<Act.Filed> known) throws MessagingException {
        for (String name : known.isEmpty() ? List.<String>of() : List.copyOf(roles.keySet())) {
            for (Act.Filed copy : known) {
                Found there = new Found(name, copy.at().uidValidity(), copy.at().uid());
                if (roles.get(name) != FolderRole.INBOX && holds(copy.proof(), there)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    /** Where one copy lies now that its folder has another name; the inbox is never one that was renamed. */
    Optional<Found> renamed(Proof proof, Found at) throws MessagingException {
        for (String name : List.copyOf(roles.keySet())) {
            Found there = new Found(name, at.uidValidity(), at.uid());
            if (roles.get(name) != FolderRole.INBOX && holds(proof, there)) {
                return Optional.of(there);
            }
        }
        return Optional.empty();
    }

    private boolean holds(Proof proof, Found there) throws MessagingException {
        try {
            return line.view(there.folder()).validity() == there.uidValidity()
                    && new FolderAct(line, this, proof, there).holds();
        } catch (MessagingException unreadable) {
            if (line.connected()) {
                return false;
            }
            throw unreadable;
        }
    }
}
