package io.warmit.cli;

import io.warmit.app.Tried;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Progress;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Code;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.transport.LoginStage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on several mailboxes at once: remove, test, pause, resume. */
final class SeveralCommand {
    private SeveralCommand() {}

    /** Mailboxes named one by one, by pool, or all. */
    abstract static class OnSeveral extends Leaf {
        @Parameters(paramLabel = "ADDR", arity = "0..*", description = "Addresses.")
        List<String> addresses = new ArrayList<>();

        @Option(names = "--all", description = "All mailboxes.")
        boolean all;

        @Option(names = "--pool", description = "Those of a pool.")
        @Nullable
        String pool;

        List<Mailbox> chosen(Warmit warmit) {
            if (addresses.isEmpty() && !all && pool == null) {
                throw new UserError(Problem.of(Code.E1002, "no mailbox was named")
                        .because("nothing says which ones are meant")
                        .fixedBy("name addresses, or --pool P, or --all"));
            }
            if (pool != null) {
                return warmit.pools().members(warmit.pools().named(pool));
            }
            return all
                    ? warmit.mailboxes().all()
                    : addresses.stream().map(warmit.mailboxes()::named).toList();
        }
    }

    @Command(
            name = "remove",
            description = "Remove mailboxes; their events stay, open messages are skipped.",
            footer = {
                "",
                "Examples:",
                "  warmit mailbox remove anna@alpha.example --yes",
                "  warmit mailbox remove --pool old --dry-run"
            })
    static final class Remove extends OnSeveral {
        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                List<Mailbox> boxes = chosen(warmit);
                consent("remove " + boxes.size() + (boxes.size() == 1 ? " mailbox" : " mailboxes"));
                for (Mailbox box : boxes) {
                    warmit.mailboxes().remove(box, globals().dryRun);
                    printer().done(wouldOr("remove", "removed") + " " + box.address());
                }
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "test",
            description = "Try both logins of mailboxes, stage by stage.",
            footer = {
                "",
                "Examples:",
                "  warmit mailbox test anna@alpha.example --trace",
                "  warmit mailbox test anna@alpha.example --loopback",
                "  warmit mailbox test --all --timeout 5s --json",
                "  warmit mailbox test anna@alpha.example --stage dns,tcp,tls"
            })
    static final class Test extends OnSeveral {
        private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

        @Option(
                names = "--stage",
                paramLabel = "S",
                split = ",",
                description =
                        "Only these of dns, tcp, tls, auth and folders (all but dns); no login is tried before auth.")
        List<String> stages = List.of();

        @Option(names = "--jobs", paramLabel = "N", description = "How many at the same time (16).")
        int jobs = Together.JOBS;

        @Option(names = "--timeout", paramLabel = "D", description = "How long an answer is waited for (30s).")
        String timeout = "30s";

        @Option(names = "--trace", description = "Show the mail protocol, with secrets masked.")
        boolean trace;

        @Option(
                names = "--loopback",
                description =
                        "Then send one mail from each mailbox to itself, wait for it (2m, or --timeout), learn what its servers do with mail, and remove it again.")
        boolean loopback;

        @Override
        protected ExitCode run() {
            Duration patience = MailboxCommand.duration("--timeout", timeout);
            if (!patience.isPositive()) {
                throw bad("--timeout", timeout, "is too short", "1s or more");
            }
            Set<LoginStage> wanted = wanted();
            if (loopback && !wanted.equals(LoginStage.USUAL)) {
                throw bad("--stage", String.join(",", stages), "leaves out what a loop-back needs", "no --stage");
            }
            try (Warmit warmit = open()) {
                if (trace) {
                    warmit.traceMail(printer()::note);
                }
                List<Mailbox> boxes = chosen(warmit);
                if (loopback && globals().dryRun) {
                    boxes.forEach(box -> printer().done("would send one mail from " + box.address() + " to itself"));
                }
                List<Tried> answers;
                try (Progress progress = progress("test", boxes.size())) {
                    answers = Together.each(
                            boxes, jobs, box -> tried(warmit, box, patience, wanted), Tried::passed, progress);
                }
                print(
                        isTable() && globals().fields.isEmpty()
                                ? TriedShown.table(boxes, answers, wanted)
                                : TriedShown.items(boxes, answers));
                if (isTable()) {
                    LoopBackLines.of(boxes, answers).forEach(printer()::line);
                }
                printer()
                        .problems(answers.stream()
                                .flatMap(tried -> tried.problems().stream())
                                .toList());
                long failed = answers.stream().filter(tried -> !tried.passed()).count();
                if (failed == 0) {
                    return ExitCode.OK;
                }
                return boxes.size() > 1 && failed < boxes.size() ? ExitCode.PARTIAL : ExitCode.FAILED;
            }
        }

        private Tried tried(Warmit warmit, Mailbox box, Duration patience, Set<LoginStage> wanted) {
            Tried logins = warmit.mailboxes().test(box, patience, wanted);
            Duration wait = patience.compareTo(BACK_WITHIN) > 0 ? patience : BACK_WITHIN;
            return loopback && !globals().dryRun ? warmit.loopBack(wait).after(logins, box) : logins;
        }

        private Set<LoginStage> wanted() {
            List<String> words = Choice.words(LoginStage.class);
            return stages.isEmpty()
                    ? LoginStage.USUAL
                    : stages.stream()
                            .map(word -> LoginStage.valueOf(
                                    Choice.of("--stage", word, words).toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Command(
            name = "pause",
            description = "Pause mailboxes: nothing is sent or changed there; sent mail is still looked for.",
            footer = {
                "",
                "Examples:",
                "  warmit mailbox pause anna@alpha.example --for 2d",
                "  warmit mailbox pause --all --reason maintenance"
            })
    static final class Pause extends OnSeveral {
        @Option(names = "--for", paramLabel = "D", description = "How long, for example 2d.")
        @Nullable
        String length;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
        @Nullable
        String reason;

        @Override
        protected ExitCode run() {
            Optional<Instant> until = Optional.ofNullable(length)
                    .map(text -> shell().clock().instant().plus(MailboxCommand.duration("--for", text)));
            try (Warmit warmit = open()) {
                for (Mailbox box : chosen(warmit)) {
                    boolean changed =
                            warmit.mailboxes().pause(box, Optional.ofNullable(reason), until, globals().dryRun);
                    printer()
                            .done((changed ? wouldOr("pause", "paused") + " " : "already paused: ") + box.address()
                                    + "; next: warmit mailbox resume " + box.address());
                }
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "resume",
            description = "Let mailboxes take part again.",
            footer = {
                "",
                "Examples:",
                "  warmit mailbox resume anna@alpha.example",
                "  warmit mailbox resume --pool default"
            })
    static final class Resume extends OnSeveral {
        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                for (Mailbox box : chosen(warmit)) {
                    boolean changed = warmit.mailboxes().resume(box, globals().dryRun);
                    printer().done((changed ? wouldOr("resume", "resumed") + " " : "already active: ") + box.address());
                }
                return ExitCode.OK;
            }
        }
    }
}
