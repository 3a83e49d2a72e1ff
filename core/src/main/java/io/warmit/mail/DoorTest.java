package io.warmit.mail;

import io.warmit.mail.LoginTest.Certificate;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Problem;
import io.warmit.transport.FolderMark;
import io.warmit.transport.LoginStage;
import io.warmit.transport.StageResult;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a try of one of the two servers of a mailbox showed: the stages up to the last wanted one, and nothing beyond it. */
record DoorTest(
        Optional<Duration> took,
        boolean loggedIn,
        List<FolderMark> marks,
        Optional<Certificate> certificate,
        List<StageResult> stages,
        Optional<Problem> problem) {
    /** Nothing was wanted of this server, so nothing was asked of it. */
    private static final DoorTest UNTRIED =
            new DoorTest(Optional.empty(), false, List.of(), Optional.empty(), List.of(), Optional.empty());

    /** The server and what is wanted of it. */
    private record Door(String protocol, Endpoint endpoint, Set<LoginStage> wanted) {
        LoginStage last() {
            return Collections.max(wanted);
        }

        boolean logsIn() {
            return last().compareTo(LoginStage.AUTH) >= 0;
        }

        /** A failure is none when it came from having come as far as was wanted. */
        DoorTest ended(PlainSockets sockets, List<FolderMark> marks, Optional<Problem> failure) {
            Reached reached = sockets.reached();
            boolean good = reached.farEnough();
            return new DoorTest(
                    good ? Optional.of(reached.elapsed()) : Optional.empty(),
                    good && logsIn(),
                    marks,
                    sockets.expiry().map(end -> new Certificate(endpoint, protocol, end)),
                    reached.results(wanted, endpoint, protocol),
                    good ? Optional.empty() : failure);
        }
    }

    static DoorTest smtp(
            Mailbox mailbox,
            MailSessions sessions,
            MailSettings.Smtp limits,
            Supplier<String> password,
            Set<LoginStage> wanted) {
        Set<LoginStage> here = EnumSet.copyOf(wanted);
        here.remove(LoginStage.FOLDERS);
        if (here.isEmpty()) {
            return UNTRIED;
        }
        Door door = new Door("SMTP", mailbox.smtp(), here);
        Submission line = new Submission(mailbox, sessions, limits);
        Optional<Problem> failure = Optional.empty();
        try {
            begin(line.sockets(), door);
            line.connect(door.logsIn() ? password.get() : "");
            line.close();
            line.sockets().passed(LoginStage.AUTH);
        } catch (MessagingException refused) {
            line.giveUp();
            failure = Optional.of(ServerProblems.of(line.meaning(refused), mailbox, door.endpoint(), "SMTP"));
        } catch (IOException unknown) {
            line.giveUp();
            failure = Optional.of(ServerProblems.of(unknown, mailbox, door.endpoint(), "SMTP"));
        }
        return door.ended(line.sockets(), List.of(), failure);
    }

    static DoorTest imap(Mailbox mailbox, MailSessions sessions, Supplier<String> password, Set<LoginStage> wanted) {
        Door door = new Door("IMAP", mailbox.imap(), wanted);
        List<FolderMark> marks = new ArrayList<>();
        Optional<Problem> failure = Optional.empty();
        ImapInbox inbox = new ImapInbox(mailbox, sessions, box -> door.logsIn() ? password.get() : "");
        try (inbox) {
            begin(inbox.sockets(), door);
            inbox.store();
            inbox.sockets().passed(LoginStage.AUTH);
            marks.addAll(inbox.firstMarks());
            inbox.sockets().passed(LoginStage.FOLDERS);
        } catch (MessagingException refused) {
            failure = Optional.of(inbox.problem(refused));
        } catch (IOException unknown) {
            failure = Optional.of(ServerProblems.of(unknown, mailbox, door.endpoint(), "IMAP"));
        }
        return door.ended(inbox.sockets(), marks, failure);
    }

    /** The name first, by itself: Java remembers it for the connection. */
    private static void begin(PlainSockets sockets, Door door) throws IOException {
        sockets.reached().upTo(door.last(), door.endpoint());
        InetAddress _ = InetAddress.getByName(door.endpoint().host());
        sockets.passed(LoginStage.DNS);
    }
}
