package io.warmit.app;

import io.warmit.doctor.Check;
import io.warmit.doctor.Finding;
import io.warmit.mail.LoginTest;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.transport.LoginStage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The servers of a mailbox: whether they can be trusted, and take its logins. Nothing is sent, nothing in the mailbox changes. */
final class MailboxCheck {
    private static final Set<LoginStage> UP_TO_TLS = EnumSet.of(LoginStage.TCP, LoginStage.TLS);

    private final Warmit warmit;

    MailboxCheck(Warmit warmit) {
        this.warmit = warmit;
    }

    List<Finding> of(Mailbox mailbox, Set<Check> checks) {
        boolean logins = checks.contains(Check.LOGINS);
        LoginTest test;
        try {
            test = new Logins(warmit).quietly(mailbox, logins ? LoginStage.USUAL : UP_TO_TLS);
        } catch (UserError noSecret) {
            return noSecret.problems().stream()
                    .map(problem -> finding(Check.LOGINS, mailbox.address().toString(), problem))
                    .toList();
        }
        List<Finding> found = new ArrayList<>();
        if (checks.contains(Check.CERTIFICATES)) {
            found.addAll(certificates(mailbox, test));
        }
        if (logins) {
            found.addAll(logins(mailbox, test));
        }
        return found;
    }

    private List<Finding> certificates(Mailbox mailbox, LoginTest test) {
        String subject = mailbox.address().toString();
        List<Finding> found = new ArrayList<>();
        test.problems().stream()
                .filter(MailboxCheck::ofTls)
                .map(problem -> finding(Check.CERTIFICATES, subject, problem))
                .forEach(found::add);
        Instant now = warmit.clock().instant();
        Duration ahead = warmit.settings().tls().expiryWarning();
        for (LoginTest.Certificate shown : test.certificates()) {
            Logins.soonOver(
                            mailbox.address(),
                            shown,
                            now.atZone(warmit.settings().zone()),
                            ahead)
                    .map(problem -> finding(Check.CERTIFICATES, subject, problem))
                    .ifPresent(found::add);
        }
        if (!found.isEmpty()) {
            return found;
        }
        Optional<Long> days = test.certificates().stream()
                .map(shown -> Duration.between(now, shown.expires()).toDays())
                .min(Long::compareTo);
        return List.of(days.map(left -> Finding.ok(Check.CERTIFICATES, subject, "valid " + left + " days"))
                .orElseGet(() -> test.passed()
                        ? Finding.skipped(Check.CERTIFICATES, subject, "its servers are on this machine and use no TLS")
                        : Finding.unknown(
                                Check.CERTIFICATES,
                                subject,
                                "no server has shown its certificate",
                                "a server that cannot be reached shows none",
                                "warmit mailbox test " + subject)));
    }

    private static List<Finding> logins(Mailbox mailbox, LoginTest test) {
        String subject = mailbox.address().toString();
        List<Finding> found = test.problems().stream()
                .filter(problem -> !ofTls(problem))
                .map(problem -> finding(Check.LOGINS, subject, problem))
                .toList();
        if (!found.isEmpty()) {
            return found;
        }
        return List.of(
                test.passed()
                        ? Finding.ok(Check.LOGINS, subject, "")
                        : Finding.unknown(
                                Check.LOGINS,
                                subject,
                                "the logins were not tried",
                                "no password goes to a server that cannot be trusted",
                                "mend " + Check.CERTIFICATES.id() + " first"));
    }

    private static boolean ofTls(Problem problem) {
        return problem.code().kind().equals("tls");
    }

    static Finding finding(Check check, String subject, Problem problem) {
        String why = problem.server()
                .map(words -> "the server said: " + words)
                .or(problem::why)
                .orElse("");
        String[] fix = problem.fix().toArray(String[]::new);
        return problem.warning()
                ? Finding.warning(check, subject, problem.message(), why, fix)
                : Finding.error(check, subject, problem.message(), why, fix);
    }
}
