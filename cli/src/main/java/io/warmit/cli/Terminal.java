package io.warmit.cli;

import io.warmit.cli.output.Format;
import io.warmit.cli.output.Glyphs;
import io.warmit.cli.output.Printer;
import io.warmit.config.Environment;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the terminal can show, and what the operator wants of it. */
final class Terminal {
    private static final String FORMATS = "table, json, jsonl, csv, tsv or yaml";

    private Terminal() {}

    /**
     * The printer of a command. A wish that is not understood counts as none, so that the problem itself can be printed.
     *
     * @see #check
     */
    static Printer printer(Shell shell, Globals globals) {
        Environment environment = shell.environment();
        Format format = globals.json
                ? Format.JSON
                : Optional.ofNullable(globals.output)
                        .or(() -> environment.variable("WARMIT_OUTPUT").flatMap(Terminal::format))
                        .orElse(Format.TABLE);
        Colour colour = Colour.of(globals.color).orElse(Colour.AUTO);
        return new Printer(
                shell.out(),
                shell.err(),
                new Printer.Style(
                        format,
                        globals.fields,
                        globals.sort,
                        !globals.noHeader,
                        globals.quiet,
                        new Printer.Colours(
                                Colour.on(colour, environment, shell.outTerminal()),
                                Colour.on(colour, environment, shell.errTerminal())),
                        globals.ascii || !unicode(environment) ? Glyphs.ASCII : Glyphs.UNICODE,
                        globals.wide ? 0 : shell.width(),
                        () -> zone(shell, globals)));
    }

    /**
     * Makes sure that what was wished of the output is understood.
     *
     * @throws UserError E1003 with all that is not
     */
    static void check(Shell shell, Globals globals) {
        List<Problem> problems = new ArrayList<>();
        if (Colour.of(globals.color).isEmpty()) {
            problems.add(bad("--color", globals.color, "is not a choice", "auto, always or never"));
        }
        Environment environment = shell.environment();
        environment
                .variable("WARMIT_COLOR")
                .filter(word -> Colour.of(word).isEmpty())
                .ifPresent(word -> problems.add(bad("WARMIT_COLOR", word, "is not a choice", "auto, always or never")));
        environment
                .variable("WARMIT_OUTPUT")
                .filter(word -> format(word).isEmpty())
                .ifPresent(word -> problems.add(bad("WARMIT_OUTPUT", word, "is not a format", FORMATS)));
        String wanted = globals.zone;
        if (wanted != null && zone(wanted).isEmpty()) {
            problems.add(bad("--tz", wanted, "is not a time zone", "a name such as Europe/Paris or UTC"));
        }
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
    }

    private static Problem bad(String option, String text, String what, String fix) {
        return Problem.of(Code.E1003, option + " " + text + " " + what)
                .about(option)
                .because("how things are shown is never guessed")
                .fixedBy("use " + fix);
    }

    /** That of --tz, else that of the configuration, else the system's. */
    private static ZoneId zone(Shell shell, Globals globals) {
        @Nullable ZoneId configured = globals.configuredZone;
        return Optional.ofNullable(globals.zone)
                .flatMap(Terminal::zone)
                .or(() -> Optional.ofNullable(configured))
                .orElseGet(shell.environment()::zone);
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Format> format(String word) {
        return Arrays.stream(Format.values())
                .filter(format -> format.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** Without a locale, as under cron, output is UTF-8; a locale that names another encoding, or none, gets ASCII. */
    private static boolean unicode(Environment environment) {
        String locale = environment
                .variable("LC_ALL")
                .or(() -> environment.variable("LC_CTYPE"))
                .or(() -> environment.variable("LANG"))
                .orElse("UTF-8")
                .toUpperCase(Locale.ROOT);
        return locale.contains("UTF-8") || locale.contains("UTF8");
    }
}
