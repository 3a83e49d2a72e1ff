package io.warmit.mail;

import io.warmit.placement.FolderNames;
import io.warmit.placement.FolderRole;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** The folders of a mailbox by the part they play: as the server says, else by name. Every candidate for Junk is looked into. */
final class Folders {
    private static final List<FolderRole> LOOKED_INTO =
            List.of(FolderRole.INBOX, FolderRole.JUNK, FolderRole.ARCHIVE, FolderRole.TRASH);

    private final IMAPStore store;
    private final Map<String, FolderRole> roles = new LinkedHashMap<>();

    private Folders(IMAPStore store) {
        this.store = store;
    }

    static Folders of(IMAPStore store) throws MessagingException {
        Folders folders = new Folders(store);
        for (Folder folder : store.getDefaultFolder().list("*")) {
            if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0) {
                folders.roles.put(folder.getFullName(), role((IMAPFolder) folder));
            }
        }
        folders.roles.put("INBOX", FolderRole.INBOX);
        return folders;
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

    /** The folders in which mail for us may lie, the inbox first. */
    Map<String, FolderRole> lookedInto() {
        Map<String, FolderRole> chosen = new LinkedHashMap<>();
        for (FolderRole role : LOOKED_INTO) {
            roles.forEach((name, plays) -> {
                if (plays == role) {
                    chosen.put(name, role);
                }
            });
        }
        return chosen;
    }

    FolderRole role(String name) {
        return roles.getOrDefault(name, FolderRole.OTHER);
    }

    IMAPFolder folder(String name) throws MessagingException {
        return (IMAPFolder) store.getFolder(name);
    }

    /** Our folder; made under the personal namespace and subscribed if it is not there. */
    IMAPFolder ours(String name) throws MessagingException {
        List<Folder> personal = new ArrayList<>(List.of(store.getPersonalNamespaces()));
        Folder root = personal.isEmpty() ? store.getDefaultFolder() : personal.getFirst();
        Folder ours = root.getFolder(name);
        if (!ours.exists()) {
            ours.create(Folder.HOLDS_MESSAGES);
            ours.setSubscribed(true);
        }
        return (IMAPFolder) ours;
    }
}
