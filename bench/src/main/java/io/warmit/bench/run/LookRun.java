package io.warmit.bench.run;

import io.warmit.mail.MailPost;
import io.warmit.mail.MailSettings;
import io.warmit.mailbox.Security;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How quickly mailboxes are looked into: warmit's inbox and a plain socket that says the same commands, at the same server. */
@Command(
        name = "look",
        mixinStandardHelpOptions = true,
        description =
                "Visits a second at one IMAP server, each of which finds a new message and marks it as read: plain sockets and warmit in turn, with the same commands.")
public final class LookRun implements Callable<Integer> {
    @Option(names = "--rounds", defaultValue = "7", paramLabel = "N", description = "Rounds that count (7).")
    private int rounds;

    @Option(
            names = "--warming",
            defaultValue = "4",
            paramLabel = "N",
            description = "Rounds before those that count (4).")
    private int warming;

    @Option(
            names = "--sessions",
            defaultValue = "200",
            paramLabel = "N",
            description = "Mailboxes that are visited once in each turn (200).")
    private int sessions;

    @Option(names = "--parallel", defaultValue = "10", paramLabel = "N", description = "Visits at a time (10).")
    private int parallel;

    @Option(names = "--kept", description = "Each mailbox on one connection from turn to turn.")
    private boolean kept;

    @Option(names = "--tls", description = "TLS from the first octet, which only Dovecot offers here.")
    private boolean tls;

    @Option(names = "--starttls", description = "TLS after STARTTLS.")
    private boolean starttls;

    @Option(
            names = "--dovecot",
            description = "Against Dovecot, which is started for this; else against the load servers.")
    private boolean dovecot;

    @Option(names = "--commands", description = "Shows the commands of a visit.")
    private boolean commands;

    @Mixin
    private final Results results = new Results();

    @Override
    public Integer call() throws Exception {
        Security security = tls ? Security.TLS : starttls ? Security.STARTTLS : Security.NONE;
        if (dovecot) {
            try (DovecotProcess servers = new DovecotProcess()) {
                compare(servers.door(security));
            }
        } else {
            try (ServersProcess servers = new ServersProcess()) {
                compare(new ImapDoorway(servers.imap(), security, servers.authority(), servers.password()));
            }
        }
        return 0;
    }

    private void compare(ImapDoorway door) throws Exception {
        MailPost post = new MailPost(MailSettings.DEFAULT, door.trust(), mailbox -> door.password());
        try (PlainLook plain = new PlainLook(door, parallel, kept);
                WarmitLook warmit = new WarmitLook(post, door, parallel, kept)) {
            if (commands) {
                plain.script().commands().forEach(System.err::println);
            }
            List<Rounds.Figures> figures = new Rounds(rounds, sessions, System.err, warming).of(plain, warmit);
            results.write("Looks a second on " + (kept ? "kept connections" : "new connections"), figures);
        }
    }
}
