package io.warmit.app;

import io.warmit.mailbox.IdentityProvider;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.time.Instant;

/** What goes wrong between us and an identity provider, in the operator's words. */
final class GrantProblems {
    private GrantProblems() {}

    static UserError loginNeeded(Mailbox mailbox, String why) {
        return new UserError(Problem.of(Code.E1202, mailbox.address() + " waits for a login by OAuth: " + why)
                .about(mailbox.address().toString())
                .because("only a person can say yes to it, in a browser; warmit does not ask again until then")
                .fixedBy(mailbox.loginRemedy()));
    }

    static UserError resting(Mailbox mailbox, Instant until, String why) {
        return new UserError(Problem.of(Code.E1203, "no access token for " + mailbox.address() + " now")
                .about(mailbox.address().toString())
                .because(why + "; it is asked again at " + until)
                .fixedBy(
                        "nothing, if the identity provider recovers by itself",
                        "warmit mailbox test " + mailbox.address() + " asks at once"));
    }

    static UserError unavailable(String target, IdentityProvider provider, String why) {
        return new UserError(Problem.of(Code.E1203, provider.title() + " gives no tokens now")
                .about(target)
                .because(why)
                .fixedBy("try it again in a few minutes"));
    }

    static UserError unfit(String target, IdentityProvider provider, String why) {
        return new UserError(
                Problem.of(Code.E1204, provider.title() + " does not take the client of oauth." + provider.word())
                        .about(target)
                        .because(why)
                        .fixedBy(
                                "put client_id and client_secret of your registration into oauth." + provider.word(),
                                "warmit help oauth tells how a client is registered"));
    }

    static UserError denied(Mailbox mailbox, String why) {
        return new UserError(Problem.of(Code.E1205, "the login for " + mailbox.address() + " was not granted")
                .about(mailbox.address().toString())
                .because(why)
                .fixedBy("begin it again and say yes: " + mailbox.loginRemedy()));
    }

    static UserError unconfigured(IdentityProvider provider) {
        return new UserError(Problem.of(Code.E1206, "oauth." + provider.word() + " names no client")
                .about("oauth." + provider.word())
                .because(
                        "warmit brings no client of its own: the operator registers one, and nobody else can switch it off")
                .fixedBy(
                        "set oauth." + provider.word() + ".client_id in the configuration",
                        "warmit help oauth tells how a client is registered"));
    }
}
