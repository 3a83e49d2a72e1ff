package io.warmit.mail;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Problem;
import io.warmit.transport.FolderMark;
import io.warmit.transport.LoginStage;
import io.warmit.transport.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a try of both logins of a mailbox showed.
 *
 * @param smtp how long it took at the submission server; empty: it failed, or was not wanted
 * @param imap how long it took at the IMAP server, the look at the folders included
 * @param proved both logins succeeded, and so did all that was wanted besides
 * @param marks the folders that will be looked into, and how far they reach now
 * @param certificates those that the servers have shown
 * @param stages how each wanted stage ended, those of the submission server first
 * @param problems what failed
 */
public record LoginTest(
        Optional<Duration> smtp,
        Optional<Duration> imap,
        boolean proved,
        List<FolderMark> marks,
        List<Certificate> certificates,
        List<StageResult> stages,
        List<Problem> problems) {
    public LoginTest {
        marks = List.copyOf(marks);
        certificates = List.copyOf(certificates);
        stages = List.copyOf(stages);
        problems = List.copyOf(problems);
    }

    /** Until when a server can be trusted. */
    public record Certificate(Endpoint endpoint, String protocol, Instant expires) {}

    public boolean passed() {
        return problems.isEmpty();
    }

    static LoginTest of(
            Mailbox mailbox,
            MailSessions sessions,
            MailSettings.Smtp limits,
            Supplier<String> password,
            Set<LoginStage> wanted) {
        DoorTest smtp = DoorTest.smtp(mailbox, sessions, limits, password, wanted);
        DoorTest imap = DoorTest.imap(mailbox, sessions, password, wanted);
        List<Problem> problems =
                Stream.of(smtp, imap).flatMap(door -> door.problem().stream()).toList();
        return new LoginTest(
                smtp.took(),
                imap.took(),
                problems.isEmpty() && smtp.loggedIn() && imap.loggedIn(),
                imap.marks(),
                Stream.of(smtp, imap)
                        .flatMap(door -> door.certificate().stream())
                        .toList(),
                Stream.of(smtp, imap).flatMap(door -> door.stages().stream()).toList(),
                problems);
    }
}
