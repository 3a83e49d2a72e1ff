package io.warmit.mail;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Problem;
import io.warmit.transport.FolderMark;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a try of both logins of a mailbox showed.
 *
 * @param smtp how long the login to the submission server took
 * @param imap how long the login and the look at the folders took
 * @param marks the folders that will be looked into, and how far they reach now
 * @param certificates those that the servers have shown
 * @param problems what failed; empty when the mailbox may take part
 */
public record LoginTest(
        Optional<Duration> smtp,
        Optional<Duration> imap,
        List<FolderMark> marks,
        List<Certificate> certificates,
        List<Problem> problems) {
    public LoginTest {
        marks = List.copyOf(marks);
        certificates = List.copyOf(certificates);
        problems = List.copyOf(problems);
    }

    /** Until when a server can be trusted. */
    public record Certificate(Endpoint endpoint, String protocol, Instant expires) {}

    public boolean passed() {
        return problems.isEmpty();
    }

    static LoginTest of(Mailbox mailbox, MailSessions sessions, MailSettings.Smtp limits, Supplier<String> password) {
        List<FolderMark> marks = new ArrayList<>();
        List<Certificate> certificates = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Optional<Duration> smtp =
                smtp(mailbox, Submission.to(mailbox.smtp(), sessions, limits), password, problems, certificates);
        Optional<Duration> imap = imap(mailbox, sessions, password, problems, certificates, marks);
        return new LoginTest(smtp, imap, marks, certificates, problems);
    }

    private static Optional<Duration> smtp(
            Mailbox mailbox,
            Submission line,
            Supplier<String> password,
            List<Problem> problems,
            List<Certificate> certificates) {
        Endpoint endpoint = mailbox.smtp();
        long start = System.nanoTime();
        try {
            line.connect(endpoint.host(), endpoint.port(), mailbox.user(), password.get());
            line.close();
            return Optional.of(Duration.ofNanos(System.nanoTime() - start));
        } catch (MessagingException refused) {
            line.giveUp();
            problems.add(ServerProblems.of(line.meaning(refused), mailbox, endpoint, "SMTP"));
            return Optional.empty();
        } finally {
            line.expiry().ifPresent(at -> certificates.add(new Certificate(endpoint, "SMTP", at)));
        }
    }

    private static Optional<Duration> imap(
            Mailbox mailbox,
            MailSessions sessions,
            Supplier<String> password,
            List<Problem> problems,
            List<Certificate> certificates,
            List<FolderMark> marks) {
        Endpoint endpoint = mailbox.imap();
        long start = System.nanoTime();
        ImapInbox inbox = new ImapInbox(mailbox, sessions, password);
        try (inbox) {
            marks.addAll(inbox.firstMarks());
            return Optional.of(Duration.ofNanos(System.nanoTime() - start));
        } catch (MessagingException refused) {
            problems.add(inbox.problem(refused));
            return Optional.empty();
        } finally {
            inbox.expiry().ifPresent(at -> certificates.add(new Certificate(endpoint, "IMAP", at)));
        }
    }
}
