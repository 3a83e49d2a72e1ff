package io.warmit.cli;

import io.warmit.config.Environment;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The program that shows what does not fit on the terminal, as man and git use it. */
final class Pager {
    private final String command;
    private final Shell shell;

    private Pager(String command, Shell shell) {
        this.command = command;
        this.shell = shell;
    }

    /** That of WARMIT_PAGER, else of PAGER; none when stdout is no terminal, neither is set, or it says {@code cat}. */
    static Optional<Pager> of(Shell shell) {
        Environment environment = shell.environment();
        return environment
                .variable("WARMIT_PAGER")
                .or(() -> environment.variable("PAGER"))
                .map(String::strip)
                .filter(command -> shell.outTerminal() && !command.equals("cat"))
                .map(command -> new Pager(command, shell));
    }

    /** Shows a text, in the pager if it is longer than the terminal. Answers when the operator has left the pager. */
    void show(String text) {
        if (text.lines().count() < rows()) {
            shell.out().print(text);
            shell.out().flush();
            return;
        }
        shell.err().flush();
        ProcessBuilder program = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // Colours pass through less, and it leaves by itself what fits after all.
        program.environment().putIfAbsent("LESS", "FRX");
        try {
            Process running = program.start();
            try (OutputStream in = running.getOutputStream()) {
                in.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException leftEarly) {
                // Whoever has seen enough ends the pager before its end of input.
            }
            if (running.waitFor() == 127) {
                throw missing("the shell does not find it");
            }
        } catch (IOException noShell) {
            throw missing(String.valueOf(noShell.getMessage()));
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private UserError missing(String why) {
        return new UserError(Problem.of(Code.E1003, "the pager " + command + " does not start")
                .because(why)
                .fixedBy("set WARMIT_PAGER to a program, for example less, or to cat for none"));
    }

    /** LINES wins, but shells keep it to themselves: so the terminal is asked. */
    private int rows() {
        return shell.environment()
                .variable("LINES")
                .filter(text -> text.matches("[1-9]\\d{0,3}"))
                .map(Integer::valueOf)
                .or(() -> NativeTerminal.size(1).map(NativeTerminal.Size::rows))
                .orElse(Integer.MAX_VALUE);
    }
}
