package io.warmit.app;

import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import java.util.List;

/** Remedies for a mailbox that was not stored because a login failed: no command for stored mailboxes would find it. */
final class Unstored {
    private Unstored() {}

    static List<Problem> remedied(List<Problem> problems, Mailbox mailbox) {
        return problems.stream().map(problem -> remedied(problem, mailbox)).toList();
    }

    private static Problem remedied(Problem problem, Mailbox mailbox) {
        if (problem.code() == Code.E1201) {
            return problem.fixedBy("warmit mailbox add " + mailbox.address() + " --smtp " + mailbox.smtp() + " --imap "
                    + mailbox.imap() + " --user NAME --password-stdin");
        }
        return problem.fixedBy(problem.fix().stream()
                .map(step -> step.replace("then: warmit mailbox test " + mailbox.address(), "then the same again"))
                .map(step -> step.replace("warmit mailbox test " + mailbox.address(), "then the same again"))
                .toArray(String[]::new));
    }
}
