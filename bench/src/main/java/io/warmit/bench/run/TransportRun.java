package io.warmit.bench.run;

import io.warmit.mail.MailPost;
import io.warmit.mail.MailSettings;
import io.warmit.mail.Trust;
import io.warmit.mailbox.Mailbox;
import io.warmit.transport.Outgoing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How quickly messages leave, without a store: Postfix' load generator, plain sockets and warmit against the same server. */
@Command(
        name = "transport",
        mixinStandardHelpOptions = true,
        description = "Messages a second to one SMTP server: smtp-source, plain sockets and warmit in turn.")
public final class TransportRun implements Callable<Integer> {
    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N", description = "Rounds that count (5).")
    private int rounds;

    @Option(
            names = "--messages",
            defaultValue = "5000",
            paramLabel = "N",
            description = "Messages in each turn (5000).")
    private int messages;

    @Option(names = "--octets", defaultValue = "2048", paramLabel = "N", description = "Size of a message (2048).")
    private int octets;

    @Option(names = "--parallel", defaultValue = "10", paramLabel = "N", description = "Connections at a time (10).")
    private int parallel;

    @Option(names = "--kept", description = "Many messages on each connection, not one.")
    private boolean kept;

    @Option(names = "--starttls", description = "warmit with STARTTLS, which the others cannot.")
    private boolean starttls;

    @Mixin
    private final Results results = new Results();

    @Override
    public Integer call() throws Exception {
        try (ServersProcess servers = new ServersProcess()) {
            MailPost post = new MailPost(
                    MailSettings.DEFAULT, Trust.of(Optional.of(servers.authority())), mailbox -> servers.password());
            Mailbox from = Samples.mailbox(
                    1,
                    "a@loopback.test",
                    Samples.loopback(servers.smtp(), starttls),
                    Samples.loopback(servers.imap(), starttls));
            Outgoing mail = Samples.mail(octets);
            String plain =
                    "Subject: plain\r\n\r\n" + "x".repeat(70).concat("\r\n").repeat(octets / 72);
            List<Rounds.Figures> figures = new Rounds(rounds, messages, System.err)
                    .of(
                            new SmtpSource(servers.smtp(), parallel, octets, kept),
                            new PlainSend(servers.smtp(), parallel, plain, servers.password(), kept),
                            new WarmitSend(post, from, mail, parallel, kept));
            results.write("Messages a second on " + (kept ? "kept connections" : "new connections"), figures);
        }
        return 0;
    }
}
