package io.warmit.bench;

import io.warmit.bench.run.Folders;
import io.warmit.bench.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The servers in a process of their own, until standard input ends. Each line there is answered with what they have taken so far. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the load servers on loopback; they end with standard input.")
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--smtp", defaultValue = "0", paramLabel = "PORT", description = "Port of SMTP (any that is free).")
    private int smtp;

    @Option(names = "--imap", defaultValue = "0", paramLabel = "PORT", description = "Port of IMAP (any that is free).")
    private int imap;

    @Option(
            names = "--junk",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "Share of mail filed into Junk (0).")
    private double junk;

    @Option(
            names = "--latency",
            defaultValue = "0",
            paramLabel = "MS",
            description = "Milliseconds before each answer (0).")
    private long latency;

    @Option(names = "--folder", paramLabel = "FOLDER", description = "Where their certificate is put (a new one).")
    private Optional<Path> put = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = put.isPresent() ? put.get() : Files.createTempDirectory("warmit-bench");
        try (Servers servers = new Servers(folder, smtp, imap, junk, latency)) {
            System.out.println("smtp=" + servers.smtpPort() + " imap=" + servers.imapPort() + " password="
                    + servers.password() + " ca=" + servers.certificate());
            while (System.in.read() >= 0) {
                System.out.println("taken=" + servers.taken() + " logins=" + servers.logins() + " handshakes="
                        + servers.handshakes() + " resumed=" + servers.resumed());
            }
        } finally {
            if (put.isEmpty()) {
                Folders.remove(folder);
            }
        }
        return 0;
    }
}
