package io.warmit.cli;

import io.warmit.config.Environment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The program that shows what does not fit on the terminal. */
final class Pager {
    /** What a shell answers when it finds a program, but not one that can be run. When it finds none it is one more. */
    private static final int NOT_STARTED = 126;

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
                .filter(command -> shell.outTerminal() && !command.isEmpty() && !command.equals("cat"))
                .map(command -> new Pager(command, shell));
    }

    /** The command line of the pager. */
    String command() {
        return command;
    }

    /**
     * Shows a text, in the pager if it is longer than the terminal, until the operator leaves it.
     *
     * @return false: the pager could not be started, and nothing was shown
     */
    boolean show(String text) {
        if (text.lines().count() < rows()) {
            shell.out().print(text);
            shell.out().flush();
            return true;
        }
        shell.err().flush();
        ProcessBuilder program = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // Colours pass through less, and it leaves by itself what fits after all.
        program.environment().putIfAbsent("LESS", "FRX");
        try {
            int ended = untilItEnds(program.start(), text);
            return ended != NOT_STARTED && ended != NOT_STARTED + 1;
        } catch (IOException noShell) {
            return false;
        }
    }

    /** Ctrl-C is for the pager, which ends a search by it: this process does not leave the terminal to the shell before it has ended. */
    private static int untilItEnds(Process pager, String text) {
        Thread staying = new Thread(() -> await(pager));
        Runtime.getRuntime().addShutdownHook(staying);
        try (OutputStream in = pager.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException leftEarly) {
            // Whoever has seen enough ends the pager before its end of input.
        }
        int ended = await(pager);
        Runtime.getRuntime().removeShutdownHook(staying);
        return ended;
    }

    private static int await(Process pager) {
        try {
            return pager.waitFor();
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
            return 0;
        }
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
