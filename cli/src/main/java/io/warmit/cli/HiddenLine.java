package io.warmit.cli;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks for a line that is not shown while it is typed.
 *
 * <p>{@code System.console()} is null as soon as stdout is piped, so the terminal is told by stty(1) not to echo.
 */
final class HiddenLine {
    private static final File TERMINAL = new File("/dev/tty");
    private static final long LIMIT_SECONDS = 5;

    private HiddenLine() {}

    /**
     * The line.
     *
     * @param read reads one line of the terminal
     * @throws UserError E1004 when the terminal cannot be told to hide it
     */
    static String ask(Shell shell, String question, Supplier<String> read) {
        String before = stty("-g").strip();
        Thread restore = new Thread(() -> stty(before));
        Runtime.getRuntime().addShutdownHook(restore);
        stty("-echo");
        try {
            shell.err().print(question);
            shell.err().flush();
            return read.get();
        } finally {
            stty(before);
            Runtime.getRuntime().removeShutdownHook(restore);
            shell.err().println();
            shell.err().flush();
        }
    }

    private static String stty(String argument) {
        try {
            Process stty = new ProcessBuilder("stty", argument)
                    .redirectInput(TERMINAL)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (stty.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && stty.exitValue() == 0) {
                return said;
            }
            throw unanswered(said.strip());
        } catch (IOException missing) {
            throw unanswered(String.valueOf(missing.getMessage()));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw unanswered("interrupted");
        }
    }

    private static UserError unanswered(String said) {
        return new UserError(Problem.of(Code.E1004, "the password cannot be asked for")
                .saidBy(said)
                .because("the terminal could not be told to hide what is typed")
                .fixedBy("--password-stdin", "--secret file:/path, env:NAME, cmd:program or systemd:NAME"));
    }
}
