package io.warmit.mail.fault;

import java.util.ArrayList;
import java.util.List;

/** A folder of an account. */
public final class ImapFolder {
    private final String name;
    private final String attributes;
    private final List<ImapMail> mails = new ArrayList<>();
    private long validity;
    private long next = 1;

    ImapFolder(String name, String attributes, long validity) {
        this.name = name;
        this.attributes = attributes;
        this.validity = validity;
    }

    public String name() {
        return name;
    }

    String attributes() {
        return attributes;
    }

    boolean has(String attribute) {
        return List.of(attributes.split(" ")).contains(attribute);
    }

    public synchronized List<ImapMail> mails() {
        return List.copyOf(mails);
    }

    public long validity() {
        return validity;
    }

    public long next() {
        return next;
    }

    synchronized ImapMail add(ImapMail.Content content) {
        ImapMail mail = new ImapMail(next++, content);
        mails.add(mail);
        return mail;
    }

    synchronized void remove(ImapMail mail) {
        mails.remove(mail);
    }

    synchronized void removeContent(ImapMail.Content content) {
        mails.removeIf(mail -> mail.content() == content);
    }

    synchronized boolean holds(ImapMail.Content content) {
        return mails.stream().anyMatch(mail -> mail.content() == content);
    }

    /** All UIDs are void: the folder was restored, or the server moved. */
    public synchronized void renumber() {
        List<ImapMail> before = List.copyOf(mails);
        mails.clear();
        validity++;
        next = 100;
        before.forEach(mail -> add(mail.content()));
    }
}
