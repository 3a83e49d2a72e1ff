package io.warmit.bench.run;

import io.warmit.mail.MailPost;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message.Found;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Inbox;
import io.warmit.transport.Look;
import io.warmit.transport.Reach;
import io.warmit.transport.Sighting;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a visit does at a mailbox, by warmit's own inbox: it looks, finds the one new message, proves it and marks it as read. */
final class WarmitLook implements Contestant, AutoCloseable {
    static final String GROUP = "w";
    private static final Instant SINCE = Instant.EPOCH;

    private final MailPost post;
    private final ImapDoorway door;
    private final int parallel;
    private final boolean kept;
    private final Map<Integer, List<FolderMark>> marks = new ConcurrentHashMap<>();
    private final Map<Integer, Inbox> open = new ConcurrentHashMap<>();

    WarmitLook(MailPost post, ImapDoorway door, int parallel, boolean kept) {
        this.post = post;
        this.door = door;
        this.parallel = parallel;
        this.kept = kept;
    }

    @Override
    public String name() {
        return "warmit";
    }

    /** A mailbox that was never looked into is first told how far it reaches, as when it was added. */
    @Override
    public void prepare(int times) throws Exception {
        Crowd.each(parallel, times, number -> {
            if (!marks.containsKey(number)) {
                try (Inbox inbox = post.inbox(mailbox(door, GROUP, number))) {
                    marks.put(number, inbox.look(List.of(), SINCE, Reach.USUAL).marks());
                }
            }
        });
        LookMail.file(door, GROUP, times);
    }

    @Override
    public void run(int times) throws Exception {
        Crowd.each(parallel, times, this::session);
    }

    private void session(int number) throws IOException {
        Inbox inbox = open.computeIfAbsent(number, each -> post.inbox(mailbox(door, GROUP, each)));
        marks.put(number, visit(inbox, marks.getOrDefault(number, List.of())));
        if (!kept) {
            inbox.close();
            open.remove(number);
        }
    }

    /** Answers how far it has looked. */
    static List<FolderMark> visit(Inbox inbox, List<FolderMark> marks) throws IOException {
        Look look = inbox.look(marks, SINCE, Reach.USUAL);
        if (!look.complete() || look.sightings().size() != 1) {
            throw new IOException("looked and saw " + look);
        }
        Sighting seen = look.sightings().getFirst();
        Found at = new Found(seen.folder(), seen.uidValidity(), seen.uid());
        if (!(inbox.apply(LookMail.PROOF, at, new Act.MarkRead()) instanceof ActOutcome.Done)) {
            throw new IOException("a message could not be marked as read");
        }
        return look.marks();
    }

    static Mailbox mailbox(ImapDoorway door, String group, int number) {
        return Samples.mailbox(number + 1, LookMail.user(group, number), door.endpoint(), door.endpoint());
    }

    @Override
    public void close() {
        open.values().forEach(Inbox::close);
    }
}
