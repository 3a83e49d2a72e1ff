package io.warmit.bench.run;

import io.warmit.mail.MailPost;
import io.warmit.mail.MailSettings;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Inbox;
import io.warmit.transport.Reach;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;

/** The commands of a visit of warmit's over a plain socket. Nothing is concluded from the answers. */
final class PlainLook implements Contestant, AutoCloseable {
    static final String GROUP = "p";
    private static final String NOTED = "n";

    private final ImapDoorway door;
    private final int parallel;
    private final boolean kept;
    private final SSLSocketFactory trust;
    private final LookScript first;
    private final LookScript again;
    private final LookScript end;
    private final AtomicInteger filed = new AtomicInteger();
    private final Map<Integer, PlainImap> open = new ConcurrentHashMap<>();

    /** Notes first what warmit says in two visits on one connection. */
    PlainLook(ImapDoorway door, int parallel, boolean kept) throws Exception {
        this.door = door;
        this.parallel = parallel;
        this.kept = kept;
        trust = door.trust().sockets();
        List<String> trace = new CopyOnWriteArrayList<>();
        MailPost post = new MailPost(MailSettings.DEFAULT, door.trust(), box -> door.password());
        List<FolderMark> marks;
        try (Inbox inbox = post.inbox(WarmitLook.mailbox(door, NOTED, 0))) {
            LookMail.file(door, NOTED, 1);
            marks = inbox.look(List.of(), Instant.EPOCH, Reach.USUAL).marks();
        }
        post.trace(trace::add);
        try (Inbox inbox = post.inbox(WarmitLook.mailbox(door, NOTED, 0))) {
            LookMail.file(door, NOTED, 1);
            marks = WarmitLook.visit(inbox, marks);
            first = noted(trace, 2);
            LookMail.file(door, NOTED, 1);
            WarmitLook.visit(inbox, marks);
            again = noted(trace, 3);
        }
        end = noted(trace, 3);
    }

    private static LookScript noted(List<String> trace, long uid) {
        LookScript script = LookScript.of(trace, uid);
        trace.clear();
        return script;
    }

    /** The commands of a visit on a connection of its own. */
    LookScript script() {
        return kept ? again : first;
    }

    @Override
    public String name() {
        return "plain sockets";
    }

    @Override
    public void prepare(int times) throws Exception {
        LookMail.file(door, GROUP, times);
        filed.incrementAndGet();
    }

    @Override
    public void run(int times) throws Exception {
        Crowd.each(parallel, times, this::session);
    }

    private void session(int number) throws IOException {
        PlainImap imap = open.get(number);
        boolean opens = imap == null;
        if (imap == null) {
            imap = new PlainImap(door, trust);
            open.put(number, imap);
        }
        (opens ? first : again).say(imap, LookMail.user(GROUP, number), filed.get());
        if (!kept) {
            open.remove(number);
            end.say(imap, "", 0);
            imap.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (PlainImap imap : open.values()) {
            imap.close();
        }
    }
}
