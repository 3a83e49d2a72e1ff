package io.warmit.mail;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.placement.FolderRole;
import io.warmit.problem.Problem;
import io.warmit.transport.Abilities;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Discarded;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Inbox;
import io.warmit.transport.Look;
import io.warmit.transport.OwnSent;
import io.warmit.transport.Reach;
import io.warmit.transport.Renamed;
import io.warmit.transport.Report;
import io.warmit.transport.Sighting;
import io.warmit.transport.Space;
import io.warmit.transport.Standing;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.iap.Argument;
import org.jspecify.annotations.Nullable;

/** An IMAP server. Folders are opened read-only but for an act; nothing is fetched that sets a flag. */
final class ImapInbox implements Inbox {
    private final Mailbox mailbox;
    private final Endpoint endpoint;
    private final MailSessions sessions;
    private final Credentials credentials;
    private final PlainSockets sockets;
    private final Turns turns;
    private final Duration wait;
    private final Optional<String> judge;
    private Turns.Turn turn = Turns.Turn.FREE;
    private @Nullable LineStore open;
    private Optional<Session> session = Optional.empty();
    private @Nullable ImapLine line;
    private @Nullable Folders folders;

    /** Without a bound on connections, and before anybody has learnt who judges mail there. */
    ImapInbox(Mailbox mailbox, MailSessions sessions, Credentials credentials) {
        this(mailbox, sessions, new Turns(Map.of()), Duration.ZERO, credentials, Optional.empty());
    }

    ImapInbox(
            Mailbox mailbox,
            MailSessions sessions,
            Turns turns,
            Duration wait,
            Credentials credentials,
            Optional<String> judge) {
        this.judge = judge;
        this.turns = turns;
        this.wait = wait;
        this.mailbox = mailbox;
        this.endpoint = mailbox.imap();
        this.sessions = sessions;
        this.credentials = credentials;
        sockets = sessions.imapSockets();
    }

    /** The sockets its connection is made of. */
    PlainSockets sockets() {
        return sockets;
    }

    /** Logs in, unless it is done. */
    LineStore store() throws MessagingException {
        LineStore store = open;
        if (store == null) {
            turn = turns.take(mailbox.provider(), wait.toMillis())
                    .orElseThrow(() -> new MessagingException(turns.refusal(mailbox.provider())));
            String credential = NoCredentialException.asked(() -> credentials.of(mailbox));
            try {
                store = connected(credential);
            } catch (MessagingException refused) {
                Optional<String> other = ServerProblems.refusesLogin(refused)
                        ? NoCredentialException.asked(() -> credentials.instead(mailbox, credential))
                        : Optional.empty();
                store = connected(other.orElseThrow(() -> refused));
            }
            open = store;
            line = store.line(sessions.piece());
        }
        return store;
    }

    private ImapLine line() throws MessagingException {
        LineStore store = store();
        ImapLine known = line;
        if (known == null) {
            known = store.line(sessions.piece());
            line = known;
        }
        return known;
    }

    private LineStore connected(String credential) throws MessagingException {
        Session made = sessions.imap(mailbox, sockets);
        LineStore store = new LineStore(made, MailSessions.imapProtocol(endpoint));
        store.connect(endpoint.host(), endpoint.port(), mailbox.user(), credential);
        session = Optional.of(made);
        return store;
    }

    private Folders folders() throws MessagingException {
        Folders known = folders;
        if (known == null) {
            known = Folders.of(line(), mailbox);
            folders = known;
        }
        return known;
    }

    /** As they are now, where the server tells at once what is new in each. */
    private Folders listed() throws MessagingException {
        Folders now = folders();
        if (now.looked() && line().offers("LIST-STATUS")) {
            now = now.anew();
            folders = now;
        }
        now.look();
        return now;
    }

    @Override
    public Look look(List<FolderMark> marks, Instant since, Reach reach) {
        List<FolderMark> now = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        List<Report> reports = new ArrayList<>();
        try {
            Folders all = listed();
            // The inbox last: what arrives meanwhile is then not met first in a folder that shows all mail.
            for (Map.Entry<String, FolderRole> folder :
                    List.copyOf(all.within(reach).entrySet()).reversed()) {
                Optional<FolderMark> mark = marks.stream()
                        .filter(known -> known.folder().equals(folder.getKey()))
                        .findFirst();
                FolderRole role = role(all, folder, mark);
                look(all, folder.getKey(), role, mark, since, reach).ifPresent(seen -> {
                    now.add(seen.mark());
                    sightings.addAll(seen.sightings());
                    reports.addAll(seen.reports());
                });
            }
            return new Look(
                    now, sightings, reports, !all.lacks(reach), all.missing().map(MissingFolderException::problem));
        } catch (MessagingException broken) {
            Problem problem = problem(broken);
            close();
            return new Look(now, sightings, reports, false, Optional.of(problem));
        }
    }

    @Override
    public Look comb(Runnable step) {
        List<Sighting> sightings = new ArrayList<>();
        try {
            Folders all = folders();
            for (Map.Entry<String, FolderRole> folder : all.all().entrySet()) {
                try {
                    sightings.addAll(FolderLook.whole(line(), folder.getKey(), folder.getValue(), judge, step));
                } catch (MessagingException refused) {
                    // A folder that cannot be opened at all holds no mail that anybody could have put there.
                    if (folder.getValue() != FolderRole.OTHER || !line().connected()) {
                        throw refused;
                    }
                }
            }
            return new Look(List.of(), sightings, List.of(), true, Optional.empty());
        } catch (MessagingException broken) {
            Problem problem = problem(broken);
            close();
            return new Look(List.of(), sightings, List.of(), false, Optional.of(problem));
        }
    }

    /** That a folder is ours, the server cannot know. */
    private static FolderRole role(Folders all, Map.Entry<String, FolderRole> shown, Optional<FolderMark> mark) {
        return mark.map(FolderMark::role)
                .filter(known -> known == FolderRole.OURS && !all.isNamed(shown.getKey()))
                .orElse(shown.getValue());
    }

    /** Empty: a folder that plays no part and that the server will not open, for example one for calendars. */
    private Optional<FolderLook> look(
            Folders all, String name, FolderRole role, Optional<FolderMark> mark, Instant since, Reach reach)
            throws MessagingException {
        // A look everywhere is the last before a message is given up, and believes nothing that it can see for itself.
        if (reach != Reach.EVERYWHERE
                && role != FolderRole.INBOX
                && mark.filter(all::unchanged).isPresent()) {
            return Optional.of(FolderLook.unchanged(mark.get().playing(role)));
        }
        try {
            return Optional.of(FolderLook.into(line(), name, role, mark, since, judge));
        } catch (MessagingException refused) {
            if ((role == FolderRole.OTHER || role == FolderRole.OURS) && line().connected()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public ActOutcome apply(Proof proof, Found at, Act act) {
        try {
            return new FolderAct(line(), folders(), proof, at).apply(act);
        } catch (MessagingException broken) {
            close();
            return new ActOutcome.Failed(ServerProblems.words(broken));
        }
    }

    @Override
    public boolean holds(Proof proof, Found at) {
        try {
            return new FolderAct(line(), folders(), proof, at).holds();
        } catch (MessagingException broken) {
            close();
            // Not knowing is not evidence that the owner moved it.
            return true;
        }
    }

    @Override
    public Standing standing(Proof proof, Found at) {
        try {
            return new FolderAct(line(), folders(), proof, at).standing();
        } catch (MessagingException broken) {
            Problem problem = problem(broken);
            close();
            return new Standing.Unknown(problem);
        }
    }

    @Override
    public Discarded discard(String name) {
        try {
            return folders().discard(name);
        } catch (MessagingException broken) {
            String why = ServerProblems.words(broken);
            boolean refused = line != null && line.connected();
            close();
            return refused ? new Discarded.Kept(why) : new Discarded.Failed(why);
        }
    }

    @Override
    public Renamed renamed(Proof proof, Found at) {
        try {
            return folders().renamed(proof, at).<Renamed>map(Renamed.To::new).orElseGet(Renamed.Nowhere::new);
        } catch (MessagingException broken) {
            close();
            return new Renamed.Unknown();
        }
    }

    @Override
    public Space space() {
        try {
            return SpaceLook.into(store());
        } catch (MessagingException broken) {
            close();
            return new Space.Unknown();
        }
    }

    @Override
    public OwnSent ownSent(List<FolderMark> marks, Instant since) {
        try {
            return OwnLook.into(line(), folders(), marks, since);
        } catch (MessagingException broken) {
            close();
            return new OwnSent(List.of(), List.of(), false);
        }
    }

    /** What went wrong. Angus makes a goodbye of the server's out of what the guard says, so the guard itself is asked. */
    Problem problem(MessagingException broken) {
        return sockets.exchange()
                .excess()
                .map(excess -> ServerProblems.overLimit(excess, mailbox, endpoint))
                .orElseGet(() -> ServerProblems.of(broken, mailbox, endpoint, "IMAP"));
    }

    /** Which folders there are and how far they reach now, for a mailbox that was never looked into. */
    List<FolderMark> firstMarks() throws MessagingException {
        List<FolderMark> marks = new ArrayList<>();
        Folders all = folders();
        Optional<MissingFolderException> missing = all.missing();
        if (missing.isPresent()) {
            throw missing.get();
        }
        for (Map.Entry<String, FolderRole> folder : all.within(Reach.USUAL).entrySet()) {
            marks.add(FolderLook.markOf(line(), folder.getKey(), folder.getValue()));
        }
        return marks;
    }

    @Override
    public Optional<Abilities> abilities(Sighting copy) {
        try {
            ImapLine server = line();
            return Optional.of(new Abilities(
                    server.offers("MOVE"), server.offers("UIDPLUS"), server.offers("QUOTA"), finds(server, copy)));
        } catch (MessagingException broken) {
            close();
            return Optional.empty();
        }
    }

    private static boolean finds(ImapLine server, Sighting copy) throws MessagingException {
        server.view(copy.folder());
        try {
            Argument id = new Argument().writeString(copy.seenMessageId().orElse(""));
            return server.search("HEADER Message-ID", Optional.of(id)).contains(copy.uid());
        } catch (MessagingException refused) {
            if (!server.connected()) {
                throw refused;
            }
            return false;
        }
    }

    @Override
    public void close() {
        LineStore store = open;
        ImapLine last = line;
        open = null;
        line = null;
        folders = null;
        turn.over();
        turn = Turns.Turn.FREE;
        if (last != null) {
            last.drop();
        }
        if (store != null) {
            try {
                store.close();
            } catch (MessagingException alreadyGone) {
                // The server said goodbye first.
            }
        }
        session.ifPresent(sessions::over);
        session = Optional.empty();
    }
}
