package io.warmit.app;

import io.warmit.mailbox.LoginAdvice;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Remedies for a mailbox that was not stored because a login failed: no command for stored mailboxes would find it. */
final class Unstored {
    private Unstored() {}

    static List<Problem> remedied(List<Problem> problems, Mailbox mailbox) {
        return problems.stream().map(problem -> remedied(problem, mailbox)).toList();
    }

    private static Problem remedied(Problem problem, Mailbox mailbox) {
        if (problem.code() == Code.E1201) {
            List<String> steps = new ArrayList<>(
                    LoginAdvice.of(mailbox.address(), mailbox.imap().host())
                            .map(LoginAdvice::steps)
                            .orElse(List.of()));
            steps.add("warmit mailbox add " + mailbox.address() + " --smtp " + mailbox.smtp() + " --imap "
                    + mailbox.imap() + " --user NAME --password-stdin");
            return problem.fixedBy(steps.toArray(String[]::new));
        }
        return problem.fixedBy(problem.fix().stream()
                .map(step -> step.replace("then: warmit mailbox test " + mailbox.address(), "then the same again"))
                .map(step -> step.replace("warmit mailbox test " + mailbox.address(), "then the same again"))
                .toArray(String[]::new));
    }
}
