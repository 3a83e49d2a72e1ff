package io.warmit.mail;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Security;
import io.warmit.problem.Problem;
import io.warmit.transport.FolderMark;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a try of both logins of a mailbox showed.
 *
 * @param smtp how long the login to the submission server took
 * @param imap how long the login and the look at the folders took
 * @param marks the folders that will be looked into, and how far they reach now
 * @param problems what failed; empty when the mailbox may take part
 */
public record LoginTest(
        Optional<Duration> smtp, Optional<Duration> imap, List<FolderMark> marks, List<Problem> problems) {
    public LoginTest {
        marks = List.copyOf(marks);
        problems = List.copyOf(problems);
    }

    public boolean passed() {
        return problems.isEmpty();
    }

    static LoginTest of(Mailbox mailbox, MailSessions sessions, Supplier<String> password) {
        long start = System.nanoTime();
        Optional<Problem> smtpProblem = smtp(mailbox, sessions, password);
        Duration smtp = Duration.ofNanos(System.nanoTime() - start);
        start = System.nanoTime();
        try (ImapInbox inbox = new ImapInbox(mailbox, sessions, password)) {
            List<FolderMark> marks = inbox.firstMarks();
            Duration imap = Duration.ofNanos(System.nanoTime() - start);
            return new LoginTest(
                    smtpProblem.isEmpty() ? Optional.of(smtp) : Optional.empty(),
                    Optional.of(imap),
                    marks,
                    smtpProblem.stream().toList());
        } catch (MessagingException refused) {
            Problem imapProblem = ServerProblems.of(refused, mailbox, mailbox.imap(), "IMAP");
            return new LoginTest(
                    smtpProblem.isEmpty() ? Optional.of(smtp) : Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    java.util.stream.Stream.concat(smtpProblem.stream(), java.util.stream.Stream.of(imapProblem))
                            .toList());
        }
    }

    private static Optional<Problem> smtp(Mailbox mailbox, MailSessions sessions, Supplier<String> password) {
        PlainSockets sockets = sessions.sockets();
        Submission line = new Submission(
                sessions.smtp(mailbox.smtp(), sockets), mailbox.smtp().security() == Security.TLS, sockets, 0);
        try {
            line.connect(mailbox.smtp().host(), mailbox.smtp().port(), mailbox.user(), password.get());
            line.close();
            return Optional.empty();
        } catch (MessagingException refused) {
            return Optional.of(ServerProblems.of(line.meaning(refused), mailbox, mailbox.smtp(), "SMTP"));
        }
    }
}
