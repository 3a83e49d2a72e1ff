package io.warmit.cli;

import io.warmit.app.OAuthLogin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Whoever sits at the terminal while a login goes on: told where to go, and heard when the browser cannot come back by itself. */
final class LoginPerson implements OAuthLogin.Person {
    private final Shell shell;
    private final Supplier<String> line;
    private final BooleanSupplier opens;

    /**
     * Somebody at a terminal, or nobody.
     *
     * @param line reads one line that was typed
     * @param opens whether a browser may be opened
     */
    LoginPerson(Shell shell, Supplier<String> line, BooleanSupplier opens) {
        this.shell = shell;
        this.line = line;
        this.opens = opens;
    }

    @Override
    public void visit(URI page, int port, Predicate<String> typed) {
        say("open this page in a browser, log in as the mailbox, and say yes:");
        say("");
        say("  " + page);
        say("");
        if (opens.getAsBoolean() && opened(page)) {
            say("a browser was started for it; if none appears, open the page yourself");
        } else {
            say("if the browser is on another machine, run this there first, so that it finds the way back here:");
            say("  ssh -L " + port + ":127.0.0.1:" + port + " USER@THIS-HOST");
        }
        if (shell.inTerminal()) {
            say("or paste here the address of the page that it ends at, even if that page does not load:");
            Thread.ofPlatform().daemon().name("login-line").start(() -> hear(typed));
        }
    }

    private void hear(Predicate<String> typed) {
        for (String said = line.get(); !said.isEmpty(); said = line.get()) {
            if (typed.test(said.strip())) {
                return;
            }
            say("this is not the address that begins with http://127.0.0.1 and has a code in it; once more:");
        }
    }

    private static boolean opened(URI page) {
        try {
            new ProcessBuilder(List.of("xdg-open", page.toString()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException none) {
            return false;
        }
    }

    @Override
    public void type(String code, String page, Instant until) {
        long minutes = shell.clock().instant().until(until, ChronoUnit.MINUTES);
        say("open " + clean(page) + " on any machine, type " + clean(code)
                + ", and log in as the mailbox; it is good for " + minutes + " minutes");
    }

    @Override
    public boolean waits(Duration pause) {
        return Leaf.waited(pause);
    }

    private static String clean(String text) {
        return io.warmit.problem.PlainText.line(text);
    }

    private void say(String text) {
        shell.err().println(text);
        shell.err().flush();
    }
}
