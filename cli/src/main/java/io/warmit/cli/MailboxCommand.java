package io.warmit.cli;

import io.warmit.app.Mailboxes.Added;
import io.warmit.app.Mailboxes.OnConflict;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Result;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.Given;
import io.warmit.config.Loaded;
import io.warmit.config.value.BadValue;
import io.warmit.config.value.Durations;
import io.warmit.mailbox.EngageTerms;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Status;
import io.warmit.problem.ExitCode;
import io.warmit.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mailboxes: add, import, list, show, set, remove, login, test, pause, resume, undo, forget. */
@Command(
        name = "mailbox",
        description = "Add mailboxes, and see how they do.",
        subcommands = {
            MailboxCommand.Add.class,
            ImportCommand.class,
            DiscoverCommand.class,
            MailboxCommand.ListAll.class,
            MailboxCommand.Show.class,
            MailboxCommand.SetCommand.class,
            SeveralCommand.Remove.class,
            LoginCommand.class,
            SeveralCommand.Test.class,
            SeveralCommand.Pause.class,
            SeveralCommand.Resume.class,
            UndoCommand.class,
            ForgetCommand.class
        })
final class MailboxCommand {
    private MailboxCommand() {}

    /** What is said of a mailbox on the command line. */
    static final class Values {
        @Option(
                names = "--smtp",
                paramLabel = "HOST:PORT/MODE",
                description = "Submission server; MODE is tls, starttls or none. Not given: it is looked for.")
        @Nullable
        String smtp;

        @Option(names = "--imap", paramLabel = "HOST:PORT/MODE", description = "IMAP server, likewise.")
        @Nullable
        String imap;

        @Option(names = "--user", description = "Login name for both (the address).")
        @Nullable
        String user;

        @Option(
                names = "--secret",
                paramLabel = "REF",
                description = {
                    "Where the password is kept: file:, env:, cmd: or systemd:; prompt asks, and keeps the answer sealed.",
                    "oauth:google, oauth:microsoft, oauth:custom: no password, but warmit mailbox login."
                })
        @Nullable
        String secret;

        @Option(names = "--password-stdin", description = "Read the password from stdin and keep it sealed.")
        boolean passwordStdin;

        @Option(names = "--pool", description = "Its pool (default).")
        @Nullable
        String pool;

        @Option(names = "--zone", description = "IANA zone of its day.")
        @Nullable
        String zone;

        @Option(
                names = "--daily-max",
                paramLabel = "N",
                description = "All mail warmit sends from it in any 24 hours (40).")
        @Nullable
        String dailyMax;

        @Option(
                names = "--since",
                paramLabel = "DATE",
                description = {
                    "First day on which it, or its domain, was in use. Younger than 30, 90 or 180 days when a campaign "
                            + "begins, it opens at most 3, 5 or 10 conversations on each of its first seven sending days."
                })
        @Nullable
        String since;

        @Option(
                names = "--country",
                paramLabel = "CC",
                description = "Whose public holidays it keeps: DE, or a part of a country, DE-BY.")
        @Nullable
        String country;

        @Mixin
        FolderOption folders = new FolderOption();

        @Option(names = "--mode", description = "engage, measure or observe.")
        @Nullable
        String mode;

        @Option(names = "--role", description = "both, sender or receiver.")
        @Nullable
        String role;

        @Option(names = "--name", description = "Display name in From.")
        @Nullable
        String name;

        /** Whether the password is asked for, and its answer sealed. */
        boolean asks() {
            return "prompt".equals(secret);
        }

        List<Given> givens(String address) {
            List<Given> givens = new ArrayList<>();
            givens.add(Given.option("address", "ADDR", address));
            put(givens, "smtp", "--smtp", smtp);
            put(givens, "imap", "--imap", imap);
            put(givens, "user", "--user", user);
            put(givens, "secret", "--secret", secret == null || asks() ? "sealed" : secret);
            put(givens, "pool", "--pool", pool);
            put(givens, "zone", "--zone", zone);
            put(givens, "daily_max", "--daily-max", dailyMax);
            put(givens, "since", "--since", since);
            put(givens, "country", "--country", country);
            givens.addAll(folders.givens());
            put(givens, "mode", "--mode", mode);
            put(givens, "role", "--role", role);
            put(givens, "name", "--name", name);
            return givens;
        }

        private static void put(List<Given> givens, String path, String option, @Nullable String value) {
            if (value != null) {
                givens.add(Given.option(path, option, value));
            }
        }
    }

    @Command(
            name = "add",
            description = {
                "Add a mailbox after both its logins were tried.",
                "Servers that are not given are looked for, as mailbox discover shows. A password goes to a server that the "
                        + "provider list does not name only after a yes."
            },
            footer = {
                "",
                "Examples:",
                "  warmit mailbox add anna@posteo.de --secret env:ANNA_PASSWORD --no-test",
                "  warmit mailbox add anna@alpha.example --smtp mail.alpha.example:465/tls --imap mail.alpha.example:993/tls --secret env:ANNA_PASSWORD",
                "  printf '%%s\\n' \"$PW\" | warmit mailbox add bob@delta.example --smtp mail.delta.example:587/starttls --imap mail.delta.example:993/tls --password-stdin"
            })
    static final class Add extends PasswordLeaf {
        @Parameters(paramLabel = "ADDR", description = "The bare address.")
        String address = "";

        @Mixin
        Values values = new Values();

        @Option(names = "--on-conflict", description = "fail, skip or update when it exists (fail).")
        OnConflict onConflict = OnConflict.FAIL;

        @Option(names = "--no-test", description = "Store it untested; it takes no part until both logins succeeded.")
        boolean noTest;

        @Override
        protected ExitCode run() {
            Loaded loaded = config(List.of());
            FoundServers.fill(this, loaded, values, address);
            Loaded.Read<MailboxValues> read = loaded.mailbox(values.givens(address));
            read.warnings().forEach(this::warn);
            MailboxValues wanted = read.value();
            Optional<Secret> sealed = password(values, true);
            if (globals().dryRun) {
                printer().done("would add " + wanted.address() + " to pool " + wanted.pool());
                return ExitCode.OK;
            }
            try (Warmit warmit = open(loaded)) {
                Optional<EngageTerms> agreed = agreed(warmit.mailboxes().terms(wanted));
                Added added = warmit.mailboxes().add(wanted, sealed, onConflict, !noTest, agreed);
                printer().done(told(added, warmit.pools().size(added.pool())));
                LoginCommand.next(added.mailbox()).ifPresent(printer()::warn);
                if (format() != io.warmit.cli.output.Format.TABLE) {
                    print(Result.one("warmit.mailbox.add/v1", warmit.readings().mailbox(added.mailbox())));
                }
                return ExitCode.OK;
            }
        }

        private static String told(Added added, int members) {
            Mailbox box = added.mailbox();
            String pool = " pool " + added.pool() + " (" + members + (members == 1 ? " mailbox" : " mailboxes") + ")";
            return (added.added() ? "added " : "already there: ") + box.address() + (added.added() ? " to" : ",") + pool
                    + ", mode " + box.mode().name().toLowerCase(Locale.ROOT) + ", at most " + box.dailyMax() + " a day";
        }
    }

    @Command(
            name = "list",
            description = "List mailboxes, the worst first.",
            footer = {"", "Examples:", "  warmit mailbox list", "  warmit mailbox list --pool default --json"})
    static final class ListAll extends Leaf {
        @Option(names = "--pool", description = "Only those of a pool.")
        @Nullable
        String pool;

        @Option(names = "--status", description = "Only those: active, paused, needs-login or quarantined.")
        @Nullable
        String status;

        @Option(names = "--mode", description = "Only those: engage, measure or observe.")
        @Nullable
        String mode;

        @Mixin
        final Listing listing = new Listing();

        @Override
        protected ExitCode run() {
            Optional<String> wantedStatus = Optional.ofNullable(status)
                    .map(word -> Choice.of("--status", word, Choice.words(Status.class, Status::word)));
            Optional<String> wantedMode =
                    Optional.ofNullable(mode).map(word -> Choice.of("--mode", word, Choice.words(Mode.class)));
            try (Warmit warmit = open()) {
                List<Mailbox> boxes = (pool == null
                                ? warmit.mailboxes().all()
                                : warmit.pools().members(warmit.pools().named(pool)))
                        .stream()
                                .filter(box -> wantedStatus
                                        .map(box.status().word()::equals)
                                        .orElse(true))
                                .filter(box -> wantedMode
                                        .map(box.mode().name()::equalsIgnoreCase)
                                        .orElse(true))
                                .toList();
                List<Shown> rows = MailboxShown.worstFirst(warmit.readings().mailboxes(boxes));
                Instant now = shell().clock().instant();
                print(listing.end(
                        Result.list(
                                        "warmit.mailbox.list/v1",
                                        isTable()
                                                ? rows.stream()
                                                        .map(row -> MailboxShown.forPeople(row, now))
                                                        .toList()
                                                : rows,
                                        MailboxShown.COLUMNS)
                                .with(MailboxShown.sum(boxes))
                                .orElse("no mailbox yet; next: warmit mailbox add you@your-domain.example"),
                        isTable()));
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "show",
            description = "Show a mailbox.",
            footer = {
                "",
                "Examples:",
                "  warmit mailbox show anna@alpha.example",
                "  warmit mailbox show anna@alpha.example --json"
            })
    static final class Show extends Leaf {
        @Parameters(paramLabel = "ADDR")
        String address = "";

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                print(Result.one(
                        "warmit.mailbox.show/v1",
                        warmit.readings().mailboxInFull(warmit.mailboxes().named(address))));
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "set",
            description = "Change a mailbox; its logins are tried again.",
            footer = {
                "",
                "Examples:",
                "  warmit mailbox set anna@alpha.example --daily-max 30",
                "  warmit mailbox set bob@delta.example --user bob --password-stdin < password.txt"
            })
    static final class SetCommand extends PasswordLeaf {
        @Parameters(paramLabel = "ADDR")
        String address = "";

        @Mixin
        Values values = new Values();

        @Option(names = "--no-test", description = "Do not try the logins.")
        boolean noTest;

        @Override
        protected ExitCode run() {
            Loaded loaded = config(List.of());
            try (Warmit warmit = open(loaded)) {
                Mailbox box = warmit.mailboxes().named(address);
                Optional<Secret> sealed = password(values, false);
                Loaded.Read<MailboxValues> read = loaded.mailbox(SetGivens.of(box, values, warmit));
                if (values.dailyMax != null) {
                    read.warnings().forEach(this::warn);
                }
                MailboxValues wanted = read.value();
                warmit.pools().named(wanted.pool());
                List<String> differences = warmit.mailboxes().differences(box, wanted, sealed);
                Optional<EngageTerms> agreed = agreed(warmit.mailboxes().terms(wanted));
                if (!globals().dryRun) {
                    warmit.mailboxes().set(box, wanted, sealed, !noTest, agreed);
                }
                printer()
                        .done(
                                differences.isEmpty()
                                        ? "already so: " + box.address()
                                        : wouldOr("change", "changed") + " " + box.address() + ": "
                                                + String.join(", ", differences));
                LoginCommand.next(warmit.mailboxes().named(address)).ifPresent(printer()::warn);
                return ExitCode.OK;
            }
        }
    }

    static Duration duration(String option, String text) {
        try {
            return Durations.parse(text);
        } catch (BadValue wrong) {
            throw Leaf.bad(option, text, "is not a duration", "a number with its unit, for example 90s, 15m, 2h or 3d");
        }
    }
}
