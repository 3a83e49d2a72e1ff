package io.warmit.cli;

import io.warmit.mailbox.EngageTerms;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.secret.Secret;
import java.util.Optional;

/** A mailbox command that may need a password. */
abstract class PasswordLeaf extends Leaf {
    /** Shows what engaging means at such a provider, and asks. */
    Optional<EngageTerms> agreed(Optional<EngageTerms> terms) {
        terms.ifPresent(found -> {
            printer().warn(found.text());
            consent("engage at " + found.provider());
        });
        return terms;
    }

    Optional<Secret> password(MailboxCommand.Values values, boolean needed) {
        if (values.passwordStdin && values.secret != null) {
            throw new UserError(Problem.of(Code.E1003, "--password-stdin and --secret contradict each other")
                    .about("--secret")
                    .because("each of them says where the password is")
                    .fixedBy("give one of the two"));
        }
        if (values.passwordStdin) {
            return Optional.of(filled(line()));
        }
        boolean asked = values.asks() || (needed && values.secret == null);
        if (!asked || globals().dryRun) {
            return Optional.empty();
        }
        if (!shell().inTerminal() || globals().noInput) {
            throw new UserError(Problem.of(Code.E1004, "no password was given")
                    .because("there is no terminal to ask on")
                    .fixedBy("--password-stdin, or --secret file:/path"));
        }
        return Optional.of(filled(HiddenLine.ask(shell(), "password: ", this::line)));
    }

    private static Secret filled(String password) {
        if (password.isEmpty()) {
            throw new UserError(Problem.of(Code.E1004, "the password is empty")
                    .because("no server takes an empty password; the first line held nothing")
                    .fixedBy("printf '%s\\n' \"$PW\" | warmit mailbox … --password-stdin"));
        }
        return Secret.of(password);
    }
}
