package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.warmit.config.ConfigFile;
import io.warmit.config.Environment;
import io.warmit.config.Given;
import io.warmit.config.Loaded;
import io.warmit.discovery.ConfigServer;
import io.warmit.discovery.Discovered;
import io.warmit.discovery.NameServer;
import io.warmit.discovery.TlsFront;
import io.warmit.dns.Dns;
import io.warmit.mail.TestCertificate;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Status;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveriesTest {
    private static final Address ANNA = Address.of("anna@alder.example");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void a_mailbox_without_servers_is_added_through_what_its_domain_publishes()
            throws IOException, GeneralSecurityException, InterruptedException {
        TestCertificate certificate = new TestCertificate(folder);
        Loaded loaded = loaded("tls: { ca_file: server.pem }");
        GreenMail mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mail.start();
        mail.setUser(ANNA.toString(), ANNA.toString(), "a password");
        try (TlsFront imap = new TlsFront(certificate, mail.getImap().getPort());
                TlsFront smtp = new TlsFront(certificate, mail.getSmtp().getPort());
                ConfigServer pages = new ConfigServer(certificate);
                NameServer dns = new NameServer();
                Warmit warmit = Warmit.open(
                        loaded,
                        environment(),
                        () -> Instant.parse("2026-11-23T09:00:00Z"),
                        note -> {},
                        problem -> {})) {
            pages.publish(
                    "/first/alder.example.xml",
                    ConfigServer.config(
                            ConfigServer.server("incoming", "imap", "127.0.0.1", imap.port(), "SSL"),
                            ConfigServer.server("outgoing", "smtp", "127.0.0.1", smtp.port(), "SSL")));

            Discovered found = Discoveries.complete(Discoveries.of(
                    loaded.settings(),
                    ANNA,
                    new Discoveries.Places(pages.places(), Dns.of(dns.place(), PATIENCE)),
                    asked -> {}));
            var values = loaded.mailbox(List.of(
                            Given.option("address", "ADDR", ANNA.toString()),
                            Given.option(
                                    "smtp",
                                    "--smtp",
                                    found.smtp().orElseThrow().value().toString()),
                            Given.option(
                                    "imap",
                                    "--imap",
                                    found.imap().orElseThrow().value().toString()),
                            Given.option("user", "--user", found.user().value()),
                            Given.option("secret", "--secret", "sealed")))
                    .value();
            Mailboxes.Added added = warmit.mailboxes()
                    .add(
                            values,
                            Optional.of(Secret.of("a password")),
                            Mailboxes.OnConflict.FAIL,
                            true,
                            Optional.empty());

            assertThat(found.foreign()).hasSize(2);
            assertThat(added.added()).isTrue();
            assertThat(added.mailbox().status()).isEqualTo(Status.ACTIVE);
            assertThat(added.mailbox().imap()).hasToString("127.0.0.1:" + imap.port() + "/tls");
            assertThat(added.mailbox().usable()).isTrue();
        } finally {
            mail.stop();
        }
    }

    @Test
    void servers_that_nobody_names_are_told_with_all_that_was_asked() throws IOException {
        Problem problem =
                refused(Discoveries.of(loaded("discovery: { network: false }").settings(), ANNA, false, asked -> {}));

        assertThat(problem.code()).isEqualTo(Code.E1701);
        assertThat(problem.message()).isEqualTo("the servers of anna@alder.example were not found");
        assertThat(problem.why()).hasValue("asked were provider list: alder.example is not in it");
        assertThat(problem.fix())
                .containsExactly(
                        "warmit mailbox add anna@alder.example --smtp HOST:PORT/MODE --imap HOST:PORT/MODE",
                        "ask the domain too: without --offline, and with discovery.network: true");
    }

    @Test
    void a_provider_without_servers_is_told_with_what_to_do_instead() throws IOException {
        Problem problem =
                refused(Discoveries.of(loaded("").settings(), Address.of("anna@proton.me"), true, asked -> {}));

        assertThat(problem.code()).isEqualTo(Code.E1702);
        assertThat(problem.fix()).singleElement().asString().contains("Proton Mail Bridge");
    }

    private static Problem refused(Discovered found) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(UserError.class, () -> Discoveries.complete(found))
                .problems()
                .getFirst();
    }

    private Loaded loaded(String more) throws IOException {
        Path file = Files.writeString(folder.resolve("warmit.yaml"), """
                version: 1
                zone: Europe/Paris
                paths: { state: . }
                database: { kind: sqlite, file: warmit.db }
                %s
                """.formatted(more));
        return ConfigFile.read(file, environment(), List.of());
    }

    private Environment environment() {
        return new Environment(Map.of(), false, folder, folder, "mail1", ZoneId.of("Europe/Paris"));
    }
}
