package io.warmit.cli;

import io.warmit.app.OAuthLogin;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.IdentityProvider;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Status;
import io.warmit.problem.Code;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person logs in for a mailbox at its identity provider. */
@Command(
        name = "login",
        description = {
            "Log in for a mailbox with OAuth, by your own client (section oauth).",
            "Google: a page in a browser. Microsoft: a code that is typed in on any machine. Both mail servers have to "
                    + "take the token before anything is stored; then the mailbox takes part again.",
            "Without a browser here: warmit mailbox login ADDR --oauth google --no-browser prints the page and two ways "
                    + "to bring its answer back. warmit help oauth tells how a client is registered."
        },
        footer = {
            "",
            "Examples:",
            "  warmit mailbox login anna@alpha.example --oauth google --no-browser --dry-run",
            "  warmit mailbox login bob@delta.example --oauth microsoft --dry-run"
        })
final class LoginCommand extends Leaf {
    @Parameters(paramLabel = "ADDR")
    String address = "";

    @Option(
            names = "--oauth",
            paramLabel = "PROVIDER",
            description = "google, microsoft or custom (that of the mailbox's secret).")
    @Nullable
    String oauth;

    @Option(
            names = "--device",
            description =
                    "Show a code to be typed in on any machine, instead of a page for this one (microsoft: always).")
    boolean device;

    @Option(names = "--no-browser", description = "Open no browser, only print the page.")
    boolean noBrowser;

    @Override
    protected ExitCode run() {
        try (Warmit warmit = open()) {
            Mailbox mailbox = warmit.mailboxes().named(address);
            IdentityProvider provider = provider(mailbox);
            OAuthLogin login = warmit.oauth().login(mailbox, provider);
            boolean byDevice = login.byDevice(device);
            if (globals().dryRun) {
                printer()
                        .done("would log in for " + mailbox.address() + " at " + login.place(byDevice) + " as client "
                                + login.clientId() + ", asking for " + String.join(" ", login.scopes()));
                return ExitCode.OK;
            }
            OAuthLogin.Done done = login.run(byDevice, new LoginPerson(shell(), this::line, this::opens));
            tell(done);
            return ExitCode.OK;
        }
    }

    /** A browser is opened only for somebody who sits in front of this machine. */
    private boolean opens() {
        return !noBrowser
                && shell().errTerminal()
                && (shell().environment().variable("DISPLAY").isPresent()
                        || shell().environment().variable("WAYLAND_DISPLAY").isPresent());
    }

    private IdentityProvider provider(Mailbox mailbox) {
        if (oauth != null) {
            String word = Choice.of("--oauth", oauth, Choice.words(IdentityProvider.class, IdentityProvider::word));
            return IdentityProvider.of(word).orElseThrow();
        }
        if (mailbox.secret() instanceof SecretRef.OAuth(IdentityProvider known)) {
            return known;
        }
        throw new UserError(Problem.of(Code.E1002, "at which provider " + mailbox.address() + " logs in was not said")
                .about("--oauth")
                .because("until now it has a password")
                .fixedBy("--oauth google, microsoft or custom"));
    }

    /** What has to follow for a mailbox for which nobody has logged in; empty: nothing. */
    static Optional<String> next(Mailbox mailbox) {
        return mailbox.secret() instanceof SecretRef.OAuth && mailbox.status() == Status.NEEDS_LOGIN
                ? Optional.of("it takes no part until somebody has logged in; next: " + mailbox.loginRemedy())
                : Optional.empty();
    }

    private void tell(OAuthLogin.Done done) {
        printer()
                .done("logged in for " + done.mailbox().address() + " at "
                        + done.provider().word() + ", SMTP and IMAP take the token"
                        + done.why().map(why -> "; " + why).orElse(""));
        if (!isTable()) {
            print(Result.one(
                    "warmit.mailbox.login/v1",
                    new Shown()
                            .with("address", done.mailbox().address().toString())
                            .with("provider", done.provider().word())
                            .with("status", done.mailbox().status().word())
                            .with("ends_at", done.lapse())
                            .with("ends_why", done.why())));
        }
    }
}
