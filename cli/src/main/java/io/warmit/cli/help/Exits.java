package io.warmit.cli.help;

import static io.warmit.problem.ExitCode.CANT_CREATE;
import static io.warmit.problem.ExitCode.CONFIG;
import static io.warmit.problem.ExitCode.DATA;
import static io.warmit.problem.ExitCode.FAILED;
import static io.warmit.problem.ExitCode.IO;
import static io.warmit.problem.ExitCode.LATER;
import static io.warmit.problem.ExitCode.NO_INPUT;
import static io.warmit.problem.ExitCode.NO_PERMISSION;
import static io.warmit.problem.ExitCode.OK;
import static io.warmit.problem.ExitCode.PARTIAL;
import static io.warmit.problem.ExitCode.UNAVAILABLE;
import static io.warmit.problem.ExitCode.USAGE;

import io.warmit.problem.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/** With which exit codes each command may end. */
final class Exits {
    /** What any command that opens the store may meet. */
    private static final List<ExitCode> WITH_STORE = List.of(OK, USAGE, DATA, UNAVAILABLE, IO, LATER, CONFIG);

    private static final List<ExitCode> ALONE = List.of(OK, USAGE);

    private static final Map<String, List<ExitCode>> ALONE_WITH = Map.of(
            "version", List.of(),
            "help", List.of(NO_INPUT),
            "demo", List.of(FAILED, CANT_CREATE, IO),
            "simulate", List.of(FAILED, NO_INPUT, CONFIG, UNAVAILABLE),
            "config check", List.of(CONFIG),
            "config show", List.of(CONFIG),
            "config example", List.of(),
            "init", List.of(CANT_CREATE, IO, UNAVAILABLE, CONFIG));

    private static final Map<String, List<ExitCode>> MORE = Map.ofEntries(
            Map.entry("mailbox add", List.of(CANT_CREATE, NO_PERMISSION, NO_INPUT)),
            Map.entry("mailbox import", List.of(PARTIAL, NO_INPUT, CANT_CREATE)),
            Map.entry("mailbox set", List.of(NO_INPUT, NO_PERMISSION, CANT_CREATE)),
            Map.entry("mailbox show", List.of(NO_INPUT)),
            Map.entry("mailbox test", List.of(FAILED, PARTIAL, NO_INPUT, NO_PERMISSION)),
            Map.entry("mailbox remove", List.of(NO_INPUT, CANT_CREATE)),
            Map.entry("mailbox pause", List.of(NO_INPUT)),
            Map.entry("mailbox resume", List.of(NO_INPUT)),
            Map.entry("mailbox undo", List.of(PARTIAL, NO_INPUT, NO_PERMISSION)),
            Map.entry("mailbox forget", List.of(PARTIAL, NO_INPUT, NO_PERMISSION)),
            Map.entry("pool show", List.of(NO_INPUT)),
            Map.entry("pool add", List.of(CANT_CREATE)),
            Map.entry("pool rename", List.of(NO_INPUT, CANT_CREATE)),
            Map.entry("pool remove", List.of(NO_INPUT, CANT_CREATE)),
            Map.entry("campaign create", List.of(NO_INPUT, CANT_CREATE)),
            Map.entry("campaign show", List.of(NO_INPUT)),
            Map.entry("campaign plan", List.of(NO_INPUT)),
            Map.entry("campaign stats", List.of(NO_INPUT)),
            Map.entry("campaign launch", List.of(FAILED, NO_INPUT)),
            Map.entry("campaign pause", List.of(FAILED, NO_INPUT)),
            Map.entry("campaign resume", List.of(FAILED, NO_INPUT)),
            Map.entry("campaign stop", List.of(NO_INPUT)),
            Map.entry("run", List.of(PARTIAL)),
            Map.entry("stats", List.of(NO_INPUT)),
            Map.entry("message list", List.of(NO_INPUT)),
            Map.entry("message show", List.of(NO_INPUT)),
            Map.entry("message reconcile", List.of(PARTIAL, NO_INPUT)),
            Map.entry("audit", List.of(FAILED, NO_INPUT)),
            Map.entry("quarantine show", List.of(NO_INPUT)),
            Map.entry("quarantine release", List.of(FAILED, NO_INPUT)),
            Map.entry("quarantine drop", List.of(NO_INPUT)),
            Map.entry("db status", List.of(NO_INPUT)),
            Map.entry("db migrate", List.of(NO_INPUT)),
            Map.entry("db backup", List.of(NO_INPUT, CANT_CREATE)),
            Map.entry("db verify", List.of(FAILED, NO_INPUT)),
            Map.entry("why", List.of(NO_INPUT)),
            Map.entry("doctor", List.of(FAILED, PARTIAL, NO_INPUT)),
            Map.entry("config apply", List.of(PARTIAL)));

    private Exits() {}

    static List<ExitCode> of(CommandSpec spec) {
        String name = spec.qualifiedName().replaceFirst("^warmit ?", "");
        if (!spec.subcommands().isEmpty()) {
            return ALONE;
        }
        TreeSet<ExitCode> codes = new TreeSet<>(ALONE_WITH.containsKey(name) ? ALONE : WITH_STORE);
        codes.addAll(ALONE_WITH.getOrDefault(name, List.of()));
        codes.addAll(MORE.getOrDefault(name, List.of()));
        return List.copyOf(codes);
    }

    /** What a code means, in a few words. */
    static String words(ExitCode code) {
        return switch (code) {
            case OK -> "done; also \"nothing was due\" and \"already so\"";
            case FAILED -> "a check did not pass";
            case PARTIAL -> "some items failed, the rest is done";
            case USAGE -> "unknown command or option, bad value, an answer is missing";
            case DATA -> "bad input file, damaged store";
            case NO_INPUT -> "no such mailbox, pool, campaign, message or file";
            case UNAVAILABLE -> "a server or the database cannot be reached or trusted; try again";
            case SOFTWARE -> "a bug; the path of the crash note is printed";
            case CANT_CREATE -> "exists already, or is declared in the file";
            case IO -> "disk full or read-only; try again";
            case LATER -> "the store is busy; try again";
            case NO_PERMISSION -> "login refused";
            case CONFIG -> "configuration, secret reference or schema version";
        };
    }
}
