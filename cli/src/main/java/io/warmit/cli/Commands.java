package io.warmit.cli;

import io.warmit.cli.demo.DemoCommand;
import io.warmit.cli.report.ReportCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** What stands below {@code warmit}: all of it, or only the one command that is going to run. */
enum Commands {
    INIT(InitCommand.class),
    MAILBOX(MailboxCommand.class),
    POOL(PoolCommand.class),
    CAMPAIGN(CampaignCommand.class),
    RUN(RunCommand.class),
    DAEMON(DaemonCommand.class),
    STATUS(StatusCommand.class),
    STATS(StatsCommand.class),
    MESSAGE(MessageCommand.class),
    CONTENT(ContentCommand.class),
    AUDIT(AuditCommand.class),
    QUARANTINE(QuarantineCommand.class),
    DB(DbCommand.class),
    WHY(WhyCommand.class),
    GATE(GateCommand.class),
    REPORT(ReportCommand.class),
    DOCTOR(DoctorCommand.class),
    DEMO(DemoCommand.class),
    SIMULATE(SimulateCommand.class),
    CONFIG(ConfigCommand.class),
    VERSION(VersionCommand.class),
    HELP(HelpCommand.class);

    private final Class<?> type;

    Commands(Class<?> type) {
        this.type = type;
    }

    /** What picocli makes a command of. Those that are run most often declare themselves without annotations. */
    private Object command() {
        return switch (this) {
            case STATUS -> StatusCommand.declared();
            case VERSION -> VersionCommand.declared();
            default -> type;
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every command, for help and for words that name none. */
    static CommandLine all(Root root) {
        return all(root.line());
    }

    private static CommandLine all(CommandLine line) {
        for (Commands command : values()) {
            line.addSubcommand(command.word(), command.command());
        }
        return line;
    }

    /**
     * Only what these words name, when they begin with a whole command, or with options of which each is one: reading the options of all the
     * others takes several times as long as most commands do. Otherwise every command.
     */
    static CommandLine named(Root root, String... words) {
        CommandLine line = root.line();
        Ahead ahead = new Ahead(line.getCommandSpec(), words);
        Optional<Commands> first =
                ahead.next(word -> of(word).isPresent()).flatMap(Commands::of).filter(command -> command != HELP);
        if (first.isEmpty()) {
            return all(line);
        }
        String word = first.get().word();
        Object command = first.get().command();
        if (!(command instanceof Class<?> type)) {
            return line.addSubcommand(word, command);
        }
        List<Class<?>> verbs = List.of(type.getAnnotation(Command.class).subcommands());
        if (verbs.isEmpty()) {
            return line.addSubcommand(word, type);
        }
        return ahead.next(name -> verbs.stream().anyMatch(verb -> named(verb, name)))
                .flatMap(
                        name -> verbs.stream().filter(verb -> named(verb, name)).findFirst())
                .map(verb -> line.addSubcommand(
                        word,
                        new CommandLine(CommandSpec.create().name(word))
                                .addSubcommand(verb.getAnnotation(Command.class).name(), verb)))
                .orElseGet(() -> line.addSubcommand(word, type));
    }

    private static boolean named(Class<?> verb, String name) {
        return verb.getAnnotation(Command.class).name().equals(name);
    }

    private static Optional<Commands> of(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word().equals(word))
                .findFirst();
    }
}
