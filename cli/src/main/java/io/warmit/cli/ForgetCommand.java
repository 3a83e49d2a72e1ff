package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Progress;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes every trace of warmit from a mailbox. */
@Command(
        name = "forget",
        description = {
            "Remove every trace of warmit from a mailbox: its mail in all folders, the folder it made, and the mailbox from the store.",
            "Nobody else's mail is touched. Its events stay."
        },
        footer = {
            "",
            "Examples:",
            "  warmit mailbox forget bob@delta.example --dry-run",
            "  warmit mailbox forget bob@delta.example --confirm bob@delta.example"
        })
final class ForgetCommand extends Leaf {
    @Parameters(paramLabel = "ADDR", description = "The mailbox.")
    String address = "";

    @Option(names = "--confirm", paramLabel = "ADDR", description = "The same address once more.")
    @Nullable
    String confirm;

    @Override
    protected ExitCode run() {
        try (Warmit warmit = open()) {
            Mailbox mailbox = warmit.mailboxes().named(address);
            confirmed("forgetting " + mailbox.address(), mailbox.address().toString(), confirm);
            Shown result;
            try (Progress progress = progress("forget", 0)) {
                result = warmit.traces().forget(mailbox, globals().dryRun, () -> progress.step(true));
            }
            if (isTable()) {
                printer().line(told(result, globals().dryRun));
                if (!globals().dryRun) {
                    standing(mailbox, result);
                }
            } else {
                print(Result.one("warmit.mailbox.forget/v1", result));
            }
            return texts(result, "problems").isEmpty() && number(result, "on_their_way") == 0
                    ? ExitCode.OK
                    : ExitCode.PARTIAL;
        }
    }

    private void standing(Mailbox mailbox, Shown result) {
        texts(result, "folders_kept").forEach(kept -> printer().note("kept the folder " + kept));
        texts(result, "problems").forEach(problem -> printer().warn(problem + "; do it again for the rest"));
        int coming = number(result, "on_their_way");
        if (Boolean.TRUE.equals(result.get("left_the_store"))) {
            printer().done("removed " + mailbox.address() + " from the store; its events stay");
        } else if (coming > 0) {
            printer()
                    .warn(coming + (coming == 1 ? " message" : " messages") + " may still arrive, so "
                            + mailbox.address() + " stays paused; next, in a day: warmit mailbox forget "
                            + mailbox.address() + " --confirm " + mailbox.address());
        } else {
            mailbox.managed()
                    .ifPresent(place -> printer()
                            .done("paused " + mailbox.address() + "; it is declared in " + place
                                    + ": take it out there, then: warmit config apply"));
        }
    }

    /** {@code removed 212 messages and the folder warmit; 3 lie in Trash} */
    static String told(Shown result, boolean dryRun) {
        List<String> done = new ArrayList<>();
        int removed = number(result, "removed");
        done.add(removed + (removed == 1 ? " message" : " messages"));
        List<String> folders = texts(result, "folders_removed");
        if (!folders.isEmpty()) {
            done.add((folders.size() == 1 ? "the folder " : "the folders ") + String.join(", ", folders));
        }
        List<String> parts = new ArrayList<>();
        parts.add((dryRun ? "would remove " : "removed ") + String.join(" and ", done));
        add(parts, number(result, "trashed"), " lie in Trash, which the server empties");
        add(
                parts,
                number(result, "marked_deleted"),
                " are marked as deleted: the server can remove no single mail, a mail program's \"compact\" does");
        add(parts, number(result, "unproved"), " carry a token and are not proved to be ours, and stay");
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, int number, String what) {
        if (number > 0) {
            parts.add(number + what);
        }
    }

    private static List<String> texts(Shown result, String field) {
        return result.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static int number(Shown result, String field) {
        return result.get(field) instanceof Integer number ? number : 0;
    }
}
