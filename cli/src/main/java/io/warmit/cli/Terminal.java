package io.warmit.cli;

import io.warmit.cli.output.Format;
import io.warmit.cli.output.Printer;
import io.warmit.config.Environment;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** What the terminal can show, and what the operator wants of it. */
final class Terminal {
    private Terminal() {}

    /** Whether a stream is a terminal; {@code System.console()} knows only of all of them together. */
    @SuppressWarnings("restricted")
    static boolean isTerminal(int descriptor) {
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle isatty = linker.downcallHandle(
                    linker.defaultLookup().find("isatty").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            return (int) isatty.invokeExact(descriptor) == 1;
        } catch (Throwable unknown) {
            return false;
        }
    }

    static Printer printer(Shell shell, Globals globals) {
        Environment environment = shell.environment();
        Format format = globals.json
                ? Format.JSON
                : Optional.ofNullable(globals.output)
                        .or(() -> format(environment))
                        .orElse(Format.TABLE);
        return new Printer(
                shell.out(),
                shell.err(),
                new Printer.Style(
                        format,
                        globals.fields,
                        globals.sort,
                        !globals.noHeader,
                        globals.quiet,
                        colour(shell, globals),
                        globals.ascii || !unicode(environment),
                        globals.wide ? 0 : shell.width(),
                        false,
                        zone(globals)));
    }

    private static ZoneId zone(Globals globals) {
        String wanted = globals.zone;
        if (wanted == null) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(wanted);
        } catch (DateTimeException unknown) {
            throw Leaf.bad("--tz", wanted, "is not a time zone", "a name such as Europe/Paris or UTC");
        }
    }

    private static Optional<Format> format(Environment environment) {
        return environment.variable("WARMIT_OUTPUT").map(text -> {
            try {
                return Format.valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw Leaf.bad("WARMIT_OUTPUT", text, "is not a format", "table, json, jsonl, csv, tsv or yaml");
            }
        });
    }

    /** The first that says something: the option, WARMIT_COLOR, NO_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM, the terminal. */
    private static boolean colour(Shell shell, Globals globals) {
        Environment environment = shell.environment();
        String wish = globals.color.equals("auto")
                ? environment.variable("WARMIT_COLOR").orElse("auto")
                : globals.color;
        if (!wish.equals("auto")) {
            return wish.equals("always");
        }
        if (environment.variable("NO_COLOR").isPresent()) {
            return false;
        }
        if (environment
                .variable("CLICOLOR_FORCE")
                .filter(value -> !value.equals("0"))
                .isPresent()) {
            return true;
        }
        boolean off = environment.variable("CLICOLOR").filter("0"::equals).isPresent()
                || environment.variable("TERM").filter("dumb"::equals).isPresent();
        return !off && shell.outTerminal() && shell.errTerminal();
    }

    /** Without a locale, as under cron, output is UTF-8; a locale that names another encoding gets ASCII. */
    private static boolean unicode(Environment environment) {
        String locale = environment
                .variable("LC_ALL")
                .or(() -> environment.variable("LC_CTYPE"))
                .or(() -> environment.variable("LANG"))
                .orElse("UTF-8")
                .toUpperCase(Locale.ROOT);
        return locale.contains("UTF-8") || locale.contains("UTF8") || locale.equals("C") || locale.equals("POSIX");
    }
}
