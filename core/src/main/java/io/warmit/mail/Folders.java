package io.warmit.mail;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.NamedFolders;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.placement.FolderNames;
import io.warmit.placement.FolderRole;
import io.warmit.transport.Act;
import io.warmit.transport.Reach;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** The folders of a mailbox by the part they play: as the operator named them, else as the server says, else by name. Every candidate for Junk is looked into. */
final class Folders {
    private static final List<FolderRole> USUAL =
            List.of(FolderRole.INBOX, FolderRole.JUNK, FolderRole.ARCHIVE, FolderRole.TRASH);
    private static final List<FolderRole> MORE = List.of(FolderRole.OURS, FolderRole.OTHER);

    private final IMAPStore store;
    private final Mailbox mailbox;
    private final Map<String, FolderRole> roles = new LinkedHashMap<>();
    /** Folders of all mail; they show what lies elsewhere, whatever part is given to others. */
    private final Set<String> everything = new HashSet<>();
    /** Folders that played a part until another one was named for it. */
    private final Set<String> displaced = new HashSet<>();

    private final Set<String> named = new HashSet<>();
    private final List<String> missing = new ArrayList<>();

    private Folders(IMAPStore store, Mailbox mailbox) {
        this.store = store;
        this.mailbox = mailbox;
    }

    static Folders of(IMAPStore store, Mailbox mailbox) throws MessagingException {
        Folders folders = new Folders(store, mailbox);
        List<String> foreign = foreign(store);
        for (Folder folder : store.getDefaultFolder().list("*")) {
            String name = folder.getFullName();
            if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0
                    && foreign.stream().noneMatch(name::startsWith)) {
                folders.add(name, (IMAPFolder) folder);
            }
        }
        folders.roles.put("INBOX", FolderRole.INBOX);
        mailbox.folders().names().keySet().stream().sorted().forEach(folders::name);
        return folders;
    }

    /** Folders that others share with the mailbox are not its own (RFC 2342). */
    private static List<String> foreign(IMAPStore store) throws MessagingException {
        List<String> prefixes = new ArrayList<>();
        for (Folder space : store.getSharedNamespaces()) {
            prefixes.add(space.getFullName() + space.getSeparator());
        }
        for (Folder space : store.getUserNamespaces("")) {
            prefixes.add(space.getFullName() + space.getSeparator());
        }
        return prefixes;
    }

    private void add(String name, IMAPFolder folder) throws MessagingException {
        roles.put(name, role(folder));
        if (Arrays.stream(folder.getAttributes()).anyMatch("\\All"::equalsIgnoreCase)) {
            everything.add(name);
        }
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

    private static FolderRole role(IMAPFolder folder) throws MessagingException {
        for (String attribute : folder.getAttributes()) {
            Optional<FolderRole> role = FolderNames.byAttribute(attribute);
            if (role.isPresent()) {
                return role.get();
            }
        }
        return FolderNames.byName(folder.getName());
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
    Optional<IMAPFolder> trash() throws MessagingException {
        if (missing.contains("trash")) {
            throw MissingFolderException.of(mailbox, List.of("trash"), roles.keySet());
        }
        for (Map.Entry<String, FolderRole> folder : roles.entrySet()) {
            if (folder.getValue() == FolderRole.TRASH) {
                return Optional.of(folder(folder.getKey()));
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

    boolean connected() {
        return store.isConnected();
    }

    FolderRole role(String name) {
        return roles.getOrDefault(name, FolderRole.OTHER);
    }

    IMAPFolder folder(String name) throws MessagingException {
        return (IMAPFolder) store.getFolder(name);
    }

    /** Our folder: by its name, else by what lies in it, else made and subscribed. Empty: it is not there and was not to be made. */
    Optional<IMAPFolder> ours(Act.File file) throws MessagingException {
        IMAPFolder named = named(file.into());
        if (named.exists()) {
            return Optional.of(named);
        }
        Optional<IMAPFolder> renamed = renamed(file.known());
        if (renamed.isEmpty() && file.make()) {
            named.create(Folder.HOLDS_MESSAGES);
            named.setSubscribed(true);
            return Optional.of(named);
        }
        return renamed;
    }

    /** A folder of ours by its name, under the personal namespace. */
    IMAPFolder named(String name) throws MessagingException {
        // An empty prefix is the root itself; Angus would put a separator before the name.
        Folder root = Stream.of(store.getPersonalNamespaces())
                .filter(folder -> !folder.getFullName().isEmpty())
                .findFirst()
                .orElse(store.getDefaultFolder());
        return (IMAPFolder) root.getFolder(name);
    }

    /** A renamed folder keeps its UIDVALIDITY and its UIDs (RFC 9051, 6.3.6), so one of our copies is still where it was in it. */
    private Optional<IMAPFolder> renamed(List<Act.Filed> known) throws MessagingException {
        for (String name : known.isEmpty() ? List.<String>of() : List.copyOf(roles.keySet())) {
            for (Act.Filed copy : known) {
                Found there = new Found(name, copy.at().uidValidity(), copy.at().uid());
                if (roles.get(name) != FolderRole.INBOX && holds(copy.proof(), there)) {
                    return Optional.of(folder(name));
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
            return folder(there.folder()).getUIDValidity() == there.uidValidity()
                    && new FolderAct(this, proof, there).holds();
        } catch (MessagingException unreadable) {
            if (connected()) {
                return false;
            }
            throw unreadable;
        }
    }
}
