package io.warmit.mail.fault;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folders of one mailbox, as its provider keeps them. */
public final class ImapAccount {
    private static final long FIRST_VALIDITY = 7;

    private final ImapPersonality personality;
    private final InstantSource clock;
    private final Map<String, ImapFolder> folders = new LinkedHashMap<>();
    private final List<String> subscribed = new ArrayList<>();
    private String arrivals = "INBOX";

    public ImapAccount(ImapPersonality personality, InstantSource clock) {
        this.personality = personality;
        this.clock = clock;
        personality
                .folders()
                .forEach(named ->
                        folders.put(named.name(), new ImapFolder(named.name(), named.attributes(), FIRST_VALIDITY)));
    }

    ImapPersonality personality() {
        return personality;
    }

    /** From now on mail that comes in is sorted into this folder. */
    public ImapAccount sortsInto(String folder) {
        arrivals = folder;
        return this;
    }

    /** Mail comes in. */
    public synchronized void deliver(String message) {
        ImapFolder folder = folder(arrivals);
        ImapMail mail = folder.add(new ImapMail.Content(personality.received().apply(message), clock.instant()));
        label(folder, mail.content());
    }

    /** The provider keeps what its user has sent. */
    public synchronized void keep(String message) {
        folder(personality.folderOf("\\Sent").orElseThrow()).add(new ImapMail.Content(message, clock.instant()));
    }

    public ImapFolder folder(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no folder " + name));
    }

    public synchronized Optional<ImapFolder> find(String name) {
        return Optional.ofNullable(folders.get(name.equalsIgnoreCase("INBOX") ? "INBOX" : name));
    }

    public synchronized List<ImapFolder> all() {
        return List.copyOf(folders.values());
    }

    /** False: such a name is outside the namespace. */
    public synchronized boolean create(String name) {
        if (!name.startsWith(personality.prefix())) {
            return false;
        }
        folders.putIfAbsent(name, new ImapFolder(name, "\\HasNoChildren", FIRST_VALIDITY));
        return true;
    }

    synchronized void subscribe(String name) {
        subscribed.add(name);
    }

    synchronized void unsubscribe(String name) {
        subscribed.remove(name);
    }

    /** False: there was none. Its mail goes with it. */
    public synchronized boolean delete(String name) {
        return folders.remove(name) != null;
    }

    public List<String> subscribed() {
        return subscribed;
    }

    /** Copies a message, and answers its copy. */
    synchronized ImapMail copy(ImapMail mail, ImapFolder to) {
        ImapMail.Content content =
                personality.labels() ? mail.content() : mail.content().copy();
        ImapMail copy = to.add(content);
        label(to, content);
        return copy;
    }

    /** Moves a message, and answers it where it is now. */
    synchronized ImapMail move(ImapMail mail, ImapFolder from, ImapFolder to) {
        from.remove(mail);
        ImapMail moved = to.add(mail.content());
        label(to, mail.content());
        return moved;
    }

    /** Somebody else moves a message. */
    public synchronized void moveByHand(ImapMail mail, ImapFolder from, ImapFolder to) {
        move(mail, from, to);
    }

    /** Where folders are labels, a message leaves all of them for spam and trash, and else lies in the one of all mail too. */
    private void label(ImapFolder placed, ImapMail.Content content) {
        if (!personality.labels()) {
            return;
        }
        ImapFolder all = folder(personality.folderOf("\\All").orElseThrow());
        if (placed.has("\\Junk") || placed.has("\\Trash")) {
            folders.values().stream()
                    .filter(folder -> folder != placed)
                    .forEach(folder -> folder.removeContent(content));
        } else if (placed != all && !all.holds(content)) {
            all.add(content);
        }
    }
}
