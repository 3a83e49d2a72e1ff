package io.warmit.cli;

import io.warmit.app.Version;
import io.warmit.cli.help.HelpLayout;
import io.warmit.cli.output.Printer;
import io.warmit.config.Environment;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** The program {@code warmit}. */
public final class Main {
    private static final int HELP = 80;
    private static final int NARROWEST_HELP = 55;
    private static final int WIDEST_HELP = 120;

    private Main() {}

    public static void main(String[] args) {
        int code = Training.asked(args) ? Training.run(args) : run(args);
        // Runtime.exit looks into every jar for a logger that might want to hear of it, so whoever can just returns.
        if (code != ExitCode.OK.number() || others()) {
            System.exit(code);
        }
    }

    /** Whether a thread besides this one would keep the process alive. */
    private static boolean others() {
        Thread[] threads = new Thread[Thread.activeCount() + 1];
        int count = Thread.enumerate(threads);
        return count == threads.length
                || Arrays.stream(threads, 0, count)
                        .anyMatch(thread -> !thread.isDaemon() && !thread.equals(Thread.currentThread()));
    }

    /** Runs one command line on this process's own streams and answers its exit code. */
    public static int run(String... args) {
        return run(ofThisProcess(), args);
    }

    static Shell ofThisProcess() {
        Environment environment = Environment.ofThisProcess();
        boolean out = NativeTerminal.isTerminal(1);
        int width = out ? width(environment) : 0;
        return new Shell(
                System.in,
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                environment,
                InstantSource.system(),
                NativeTerminal.isTerminal(0),
                out,
                NativeTerminal.isTerminal(2),
                width);
    }

    /** COLUMNS wins, but shells keep it to themselves: so the terminal is asked. */
    private static int width(Environment environment) {
        return environment
                .variable("COLUMNS")
                .filter(text -> text.matches("[1-9]\\d{0,3}"))
                .map(Integer::valueOf)
                .or(() -> NativeTerminal.size(1).map(NativeTerminal.Size::columns))
                .orElse(0);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }

    /** Runs one command line in a shell and answers its exit code. */
    public static int run(Shell shell, String... args) {
        Root root = new Root(shell);
        CommandLine line = laidOut(root, Commands.named(root, args))
                .setOut(shell.out())
                .setErr(shell.err())
                .setParameterExceptionHandler((wrong, given) -> usage(shell, root, wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(shell, root, failure));
        int code = line.execute(args);
        shell.out().flush();
        shell.err().flush();
        return code;
    }

    /** All commands, with their help laid out. */
    static CommandLine tree(Root root) {
        CommandLine line = laidOut(root, Commands.all(root));
        HelpLayout.apply(line);
        return line;
    }

    private static CommandLine laidOut(Root root, CommandLine line) {
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(
                        root.shell.width() > 0 ? Math.clamp(root.shell.width(), NARROWEST_HELP, WIDEST_HELP) : HELP)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        versioned(line);
        // Most commands are not asked for their help.
        line.setHelpFactory((spec, colours) -> {
            HelpLayout.apply(spec.commandLine());
            return new CommandLine.Help(spec, colours);
        });
        return line;
    }

    /** So that the version may be asked for behind any command. */
    private static void versioned(CommandLine line) {
        line.getCommandSpec().versionProvider(new Versions());
        line.getSubcommands().values().forEach(Main::versioned);
    }

    private static int usage(Shell shell, Root root, CommandLine.ParameterException wrong) {
        Throwable cause = wrong.getCause();
        if (cause instanceof UserError error) {
            return failed(shell, root, error);
        }
        Printer printer = Terminal.printer(shell, root.globals);
        CommandLine line = wrong.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        if (bare(wrong)) {
            if (!printer.style().format().isJson()) {
                shell.err().println(line.getUsageMessage());
            }
            printer.problems(List.of(Problem.of(Code.E1002, name + " needs a command behind it")
                    .because("by itself it only names a group of commands")
                    .fixedBy("one of " + String.join(", ", line.getSubcommands().keySet()))));
            return ExitCode.USAGE.number();
        }
        Problem problem = switch (wrong) {
            case CommandLine.UnmatchedArgumentException unmatched -> unknown(unmatched, name);
            case CommandLine.MissingParameterException missing ->
                Problem.of(Code.E1002, clean(String.valueOf(missing.getMessage())))
                        .because("without it the command would have to guess")
                        .fixedBy(name + " --help");
            default ->
                Problem.of(Code.E1003, clean(String.valueOf(wrong.getMessage())))
                        .because("a value that is not understood is never guessed; nothing was done")
                        .fixedBy(name + " --help");
        };
        printer.problems(List.of(problem));
        return ExitCode.USAGE.number();
    }

    /** A noun without its verb. */
    private static boolean bare(CommandLine.ParameterException wrong) {
        boolean noun = !(wrong.getCommandLine().getCommandSpec().userObject() instanceof Leaf);
        return noun && "Missing required subcommand".equals(wrong.getMessage());
    }

    private static Problem unknown(CommandLine.UnmatchedArgumentException unmatched, String name) {
        String word = unmatched.getUnmatched().getFirst();
        var spec = unmatched.getCommandLine().getCommandSpec();
        boolean option = word.startsWith("-");
        List<String> known = option
                ? spec.options().stream()
                        .flatMap(each -> List.of(each.names()).stream())
                        .toList()
                : List.copyOf(spec.subcommands().keySet());
        return Problem.of(Code.E1001, "unknown " + (option ? "option " : "command or argument ") + word)
                .about(word)
                .because(Closest.why(word, known, name + " takes nothing of that name"))
                .fixedBy(name + " --help");
    }

    private static String clean(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private static int failed(Shell shell, Root root, Exception failure) {
        Printer printer = Terminal.printer(shell, root.globals);
        if (failure instanceof UserError error) {
            printer.problems(error.problems());
            return error.exit().number();
        }
        printer.problems(List.of(Problem.of(Code.E9001, "a bug in warmit: " + failure)
                .because("this should not have happened; the store was left as it was")
                .fixedBy("send the note " + crashNote(shell, failure) + " to warmit's authors")));
        return ExitCode.SOFTWARE.number();
    }

    private static String crashNote(Shell shell, Exception failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            Path note = Files.createTempFile("warmit-crash-", ".txt");
            Files.writeString(
                    note, "warmit " + Version.current() + " " + shell.clock().instant() + "\n" + trace);
            return note.toString();
        } catch (IOException unwritable) {
            return "that could not be written: " + unwritable.getMessage();
        }
    }

    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"warmit " + Version.current()};
        }
    }
}
