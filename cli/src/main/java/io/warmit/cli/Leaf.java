package io.warmit.cli;

import io.warmit.app.ConfigApply;
import io.warmit.app.ConfigRead;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Fields;
import io.warmit.cli.output.Format;
import io.warmit.cli.output.Printer;
import io.warmit.cli.output.Progress;
import io.warmit.cli.output.Result;
import io.warmit.config.ConfigFile;
import io.warmit.config.ConfigSearch;
import io.warmit.config.Given;
import io.warmit.config.Loaded;
import io.warmit.problem.Code;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does something: parse, one call into the library, print. */
@Command
public abstract class Leaf implements Callable<Integer> {
    /** As many -v show the mail protocol. */
    private static final int PROTOCOL = 3;

    @Spec
    @Nullable
    CommandSpec spec;

    private final List<Problem> warnings = Collections.synchronizedList(new ArrayList<>());

    /** The command as picocli wants it, without annotations; see {@link Globals}. */
    final CommandSpec declaredAs(String name, String description, String... footer) {
        CommandSpec declared = CommandSpec.wrapWithoutInspection(this).name(name);
        declared.usageMessage().description(description).footer(footer);
        spec = declared;
        return declared;
    }

    private CommandSpec spec() {
        CommandSpec mine = spec;
        if (mine == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return mine;
    }

    private Root root() {
        return (Root) spec().root().userObject();
    }

    /** The whole tree of commands that this one belongs to. */
    CommandLine tree() {
        return spec().root().commandLine();
    }

    Globals globals() {
        return root().globals;
    }

    protected Shell shell() {
        return root().shell;
    }

    protected Printer printer() {
        return Terminal.printer(shell(), globals());
    }

    @Override
    public final Integer call() {
        Terminal.check(shell(), globals());
        if (!globals().fields.isEmpty()) {
            Fields.check(schema(), "--fields", globals().fields);
        }
        if (!globals().sort.isEmpty()) {
            Fields.check(schema(), "--sort", List.of(globals().sort.replaceFirst("^-", "")));
        }
        try {
            return run().number();
        } finally {
            printer().warnings(warnings);
        }
    }

    /** The name of the documents that the command prints. */
    String schema() {
        return spec().qualifiedName(".") + "/v1";
    }

    protected abstract ExitCode run();

    Loaded config(List<Given> givens) {
        Path file = ConfigSearch.find(Optional.ofNullable(globals().config).map(Path::of), shell().environment());
        Loaded loaded = ConfigFile.read(file, shell().environment(), givens);
        globals().configuredZone = loaded.settings().zone();
        loaded.warnings().forEach(this::warn);
        return loaded;
    }

    protected Warmit open() {
        return open(ConfigRead.by(() -> config(List.of())));
    }

    Warmit open(Loaded loaded) {
        Warmit warmit = Warmit.open(
                loaded,
                shell().environment(),
                shell().clock(),
                note -> printer().done(note),
                this::warn);
        if (globals().verbose.length >= PROTOCOL) {
            warmit.traceMail(printer()::note);
        }
        return warmit;
    }

    /** What the file declares is in the store before anything runs. Nobody is asked here; answers what is left to be told. */
    List<Problem> applyDeclared(Warmit warmit) {
        ConfigApply.Applied applied = warmit.applyDeclared(false, Set.of());
        applied.differences().forEach(difference -> printer().note(difference.text()));
        return applied.problems();
    }

    /** What an operator should hear about a pool: one line for people, one of the warnings for scripts. */
    void hint(String text) {
        if (isTable()) {
            printer().warn(text);
        } else {
            warn(Problem.of(Code.E3003, text)
                    .asWarning()
                    .because("what a pool carries follows from its mailboxes, its limits and the window")
                    .fixedBy("warmit pool show NAME", "add mailboxes, or lower --to-per-day"));
        }
    }

    void warn(Problem warning) {
        warnings.add(warning);
    }

    /** Tells only those of the warnings met so far that are chosen. */
    void keepWarnings(UnaryOperator<List<Problem>> choice) {
        warnings.retainAll(choice.apply(List.copyOf(warnings)));
    }

    /** The result as one JSON document, with the warnings met so far. */
    protected String document(Result result) {
        StringWriter text = new StringWriter();
        new Printer(new PrintWriter(text), shell().err(), printer().style().as(Format.JSON))
                .result(result, shell().clock().instant(), warnings);
        warnings.clear();
        return text.toString();
    }

    protected void print(Result result) {
        Instant now = shell().clock().instant();
        Optional<Pager> pager = isTable() ? Pager.of(shell()) : Optional.empty();
        if (pager.isPresent()) {
            StringWriter text = new StringWriter();
            Terminal.printer(shell().writing(new PrintWriter(text)), globals()).result(result, now, List.of());
            if (!pager.get().show(text.toString())) {
                shell().out().print(text);
                shell().out().flush();
                printer()
                        .warn(
                                "the pager " + pager.get().command()
                                        + " does not start; set WARMIT_PAGER to a program, for example less, or to cat for none");
            }
            printer().warnings(warnings);
        } else {
            printer().result(result, now, warnings);
        }
        warnings.clear();
    }

    /**
     * A line on how far the work has come: drawn on a terminal, else plain now and then with -v.
     *
     * @param total how many steps there will be; 0: nobody knows
     */
    protected Progress progress(String name, long total) {
        Progress.Form elsewhere = globals().isVerbose() ? Progress.Form.PLAIN : Progress.Form.NONE;
        return printer().progress(name, total, shell().errTerminal() ? Progress.Form.DRAWN : elsewhere);
    }

    protected boolean isTable() {
        return format() == Format.TABLE;
    }

    protected Format format() {
        return printer().style().format();
    }

    /** What was done, or under {@code --dry-run} what would be. */
    String wouldOr(String verb, String done) {
        return globals().dryRun ? "would " + verb : done;
    }

    /** Asks before something is lost; without a terminal the option must say it. */
    void consent(String question) {
        if (globals().yes || globals().dryRun) {
            return;
        }
        if (!shell().inTerminal() || globals().noInput) {
            throw new UserError(Problem.of(Code.E1004, question + " needs a yes")
                    .because("there is no terminal to ask on")
                    .fixedBy("add --yes"));
        }
        shell().err().print(question + "? [y/N] ");
        shell().err().flush();
        if (!line().strip().equalsIgnoreCase("y")) {
            throw new UserError(Problem.of(Code.E1004, "nothing was done")
                    .because("the answer was no")
                    .fixedBy("do it again and answer y, or add --yes"));
        }
    }

    /** What is grave wants its name typed; a yes is not enough. */
    void confirmed(String what, String name, @Nullable String given) {
        if (globals().dryRun || name.equals(given)) {
            return;
        }
        if (given == null) {
            throw new UserError(Problem.of(Code.E1004, what + " needs its name")
                    .because("it cannot be taken back by a command, and --yes is not enough")
                    .fixedBy("add --confirm " + name));
        }
        throw bad("--confirm", given, "is not its name", "--confirm " + name);
    }

    /** One line of stdin without its line end. */
    String line() {
        try {
            StringBuilder line = new StringBuilder();
            List<Byte> bytes = new ArrayList<>();
            for (int read = shell().in().read();
                    read >= 0 && read != '\n';
                    read = shell().in().read()) {
                bytes.add((byte) read);
            }
            byte[] raw = new byte[bytes.size()];
            for (int i = 0; i < raw.length; i++) {
                raw[i] = bytes.get(i);
            }
            line.append(new String(raw, StandardCharsets.UTF_8));
            return line.toString().replaceAll("\r$", "");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** An instant or day as it is typed: RFC 3339, 2026-11-23, today, yesterday, -7d. */
    protected LocalDate day(String option, String text, ZoneId zone) {
        LocalDate today = shell().clock().instant().atZone(zone).toLocalDate();
        try {
            return switch (text) {
                case "today" -> today;
                case "yesterday" -> today.minusDays(1);
                case String back
                when back.matches("-\\d{1,4}d") ->
                    today.minusDays(Integer.parseInt(back.substring(1, back.length() - 1)));
                case String instant
                when instant.contains("T") ->
                    Instant.parse(instant).atZone(zone).toLocalDate();
                default -> LocalDate.parse(text);
            };
        } catch (DateTimeException wrong) {
            throw bad(option, text, "is not a day", "2026-11-23, today, yesterday, -7d or an RFC 3339 instant");
        }
    }

    /** An instant as it is typed: RFC 3339, or a day, which begins at midnight. */
    Instant instant(String option, String text, ZoneId zone) {
        if (!text.contains("T")) {
            return day(option, text, zone).atStartOfDay(zone).toInstant();
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw bad(option, text, "is not an instant", "RFC 3339, for example 2026-11-23T08:00:00+01:00, or a day");
        }
    }

    protected static UserError bad(String option, String text, String what, String fix) {
        return new UserError(Problem.of(Code.E1003, option + " " + text + " " + what)
                .about(option)
                .because("a value that is not understood is never guessed; nothing was done")
                .fixedBy("use " + fix));
    }

    /** False: whoever waited has had enough. */
    protected static boolean waited(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
