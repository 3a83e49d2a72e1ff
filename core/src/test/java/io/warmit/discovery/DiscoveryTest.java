package io.warmit.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.discovery.Discovery.Network;
import io.warmit.discovery.Origin.Confidence;
import io.warmit.dns.Dns;
import io.warmit.mail.TestCertificate;
import io.warmit.mail.Trust;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.ProviderList;
import io.warmit.mailbox.SixtyDomains;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String IMAP = ConfigServer.server("incoming", "imap", "imap.alder.example", 993, "SSL");
    private static final String SMTP = ConfigServer.server("outgoing", "smtp", "smtp.alder.example", 465, "SSL");

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;

    private ConfigServer pages;
    private NameServer dns;
    private Web web;
    private final List<String> watched = new ArrayList<>();

    @BeforeAll
    static void certify() throws IOException, GeneralSecurityException, InterruptedException {
        certificate = new TestCertificate(folder);
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        pages = new ConfigServer(certificate);
        dns = new NameServer();
        web = new Web(
                Trust.of(Optional.of(certificate.file())).context(), new SSLParameters(), PATIENCE, pages.places());
    }

    @AfterEach
    void stop() {
        web.close();
        dns.close();
        pages.close();
    }

    @Test
    void what_the_list_knows_is_found_and_nobody_is_asked() {
        Discovered found = discover("anna@posteo.de");

        assertThat(found.complete()).isTrue();
        assertThat(found.unconfirmed()).isEmpty();
        assertThat(found.imap().orElseThrow().origin().words()).isEqualTo("provider list, posteo");
        assertThat(pages.asked()).isEmpty();
        assertThat(dns.asked()).isEmpty();
        assertThat(watched).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"runbox.com, verified", "posteo.de, second-hand", "kolabnow.com, unverified"})
    void a_value_of_the_list_is_as_sure_as_what_it_was_compared_with(String domain, String confidence) {
        Discovered found = discover("anna@" + domain);

        assertThat(found.smtp().orElseThrow().origin().confidence().word()).isEqualTo(confidence);
        assertThat(found.unconfirmed()).isEmpty();
    }

    @Test
    void ninety_five_in_a_hundred_of_sixty_domains_are_found_without_a_network() {
        Discovery offline = new Discovery(ProviderList.shipped(), Optional.empty(), asked -> {});

        assertThat(SixtyDomains.all().stream()
                        .filter(domain -> offline.of(Address.of("anna@" + domain.name()))
                                .imap()
                                .map(Found::value)
                                .filter(domain.imap()::equals)
                                .isPresent()))
                .hasSizeGreaterThanOrEqualTo(57);
    }

    @Test
    void a_published_configuration_comes_before_dns() {
        pages.publish("/second/alder.example.xml", ConfigServer.config(IMAP, SMTP));
        dns.with("_imaps._tcp.alder.example", "SRV", "0 0 993 other.alder.example.");

        Discovered found = discover("anna@alder.example");

        assertThat(imap(found)).isEqualTo("imap.alder.example:993/tls");
        assertThat(found.imap().orElseThrow().origin().confidence()).isEqualTo(Confidence.ANNOUNCED);
        assertThat(found.unconfirmed()).hasSize(2);
        assertThat(found.foreign()).isEmpty();
        assertThat(dns.asked()).isEmpty();
        assertThat(pages.asked()).containsExactly("/first/alder.example.xml", "/second/alder.example.xml");
    }

    @Test
    void a_value_that_one_source_lacks_comes_from_the_next() {
        pages.publish("/first/alder.example.xml", ConfigServer.config(IMAP, ""));
        dns.with("_submission._tcp.alder.example", "SRV", "0 0 587 out.birch.example.");

        Discovered found = discover("anna@alder.example");

        assertThat(imap(found)).isEqualTo("imap.alder.example:993/tls");
        assertThat(smtp(found)).isEqualTo("out.birch.example:587/starttls");
        assertThat(found.smtp().orElseThrow().origin().words()).isEqualTo("SRV _submission._tcp.alder.example");
        assertThat(found.foreign()).extracting(Endpoint::host).containsExactly("out.birch.example");
    }

    @Test
    void a_service_that_is_not_offered_with_tls_is_looked_for_with_starttls() {
        dns.with("_imaps._tcp.alder.example", "SRV", "0 0 0 .")
                .with("_imap._tcp.alder.example", "SRV", "0 0 143 imap.alder.example.")
                .with("_submissions._tcp.alder.example", "SRV", "0 0 465 smtp.alder.example.");

        Discovered found = discover("anna@alder.example");

        assertThat(imap(found)).isEqualTo("imap.alder.example:143/starttls");
        assertThat(smtp(found)).isEqualTo("smtp.alder.example:465/tls");
        assertThat(found.attempts()).contains(new Discovered.Attempt("SRV _imaps._tcp.alder.example", "not offered"));
    }

    @Test
    void a_domain_whose_mail_a_provider_of_the_list_takes_has_that_provider() {
        dns.with("alder.example", "MX", "10 alder-example.mail.protection.outlook.com.");

        Discovered found = discover("anna@alder.example");

        assertThat(imap(found)).isEqualTo("outlook.office365.com:993/tls");
        assertThat(found.unconfirmed()).isEmpty();
        assertThat(found.provider().orElseThrow().value().kind()).isEqualTo("microsoft365");
        assertThat(found.imap().orElseThrow().origin().words())
                .isEqualTo("provider list, microsoft365, by MX alder-example.mail.protection.outlook.com");
    }

    @Test
    void a_domain_at_a_provider_without_servers_is_not_guessed_at() {
        dns.with("alder.example", "MX", "10 mail.protonmail.ch.").with("imap.alder.example", "A", "127.0.0.1");

        Discovered found = discover("anna@alder.example");

        assertThat(found.complete()).isFalse();
        assertThat(found.unusable()).isPresent();
        assertThat(dns.asked()).doesNotContain("imap.alder.example A");
    }

    @Test
    void names_that_exist_are_guessed_in_order_and_said_to_be_guesses() {
        dns.with("imap.alder.example", "A", "127.0.0.1")
                .with("mail.alder.example", "A", "127.0.0.1")
                .with("alder.example", "MX", "10 mail.alder.example.");

        Discovered found = discover("anna@alder.example");

        assertThat(imap(found)).isEqualTo("imap.alder.example:993/tls");
        assertThat(smtp(found)).isEqualTo("mail.alder.example:465/tls");
        assertThat(found.smtp().orElseThrow().origin().confidence()).isEqualTo(Confidence.GUESSED);
        assertThat(dns.asked())
                .containsSubsequence(
                        "_submissions._tcp.alder.example SRV",
                        "_imaps._tcp.alder.example SRV",
                        "alder.example MX",
                        "imap.alder.example A",
                        "smtp.alder.example A",
                        "mail.alder.example A");
    }

    @Test
    void what_nobody_knows_is_told_with_all_that_was_tried() {
        Discovered found = discover("anna@alder.example");

        assertThat(found.imap()).isEmpty();
        assertThat(found.smtp()).isEmpty();
        assertThat(found.attempts())
                .extracting(Discovered.Attempt::source)
                .containsExactly(
                        "provider list",
                        pages.places().get(0).formatted("alder.example"),
                        pages.places().get(1).formatted("alder.example"),
                        "SRV _submissions._tcp.alder.example",
                        "SRV _submission._tcp.alder.example",
                        "SRV _imaps._tcp.alder.example",
                        "SRV _imap._tcp.alder.example",
                        "MX of alder.example",
                        "guess imap.alder.example",
                        "guess mail.alder.example",
                        "guess smtp.alder.example");
        assertThat(watched).contains("SRV _imap._tcp.alder.example", "MX of alder.example", "mail.alder.example");
    }

    @Test
    void hostile_configurations_are_passed_over_and_dns_is_asked() {
        dns.with("_imaps._tcp.alder.example", "SRV", "0 0 993 imap.alder.example.");
        pages.publish(
                        "/first/alder.example.xml",
                        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><clientConfig>&f;</clientConfig>")
                .publish(
                        "/second/alder.example.xml",
                        ConfigServer.config(
                                ConfigServer.server("incoming", "imap", "imap.alder.example", 143, "plain"), ""));

        Discovered found = discover("anna@alder.example");

        assertThat(imap(found)).isEqualTo("imap.alder.example:993/tls");
        assertThat(found.attempts())
                .extracting(Discovered.Attempt::answer)
                .contains(
                        "it brings a DTD, which a configuration has no use for",
                        "names only servers that take a password in plain text");
    }

    private Discovered discover(String address) {
        var network = new Network(web, Dns.of(dns.place(), PATIENCE));
        return new Discovery(ProviderList.shipped(), Optional.of(network), watched::add).of(Address.of(address));
    }

    private static String imap(Discovered found) {
        return found.imap().orElseThrow().value().toString();
    }

    private static String smtp(Discovered found) {
        return found.smtp().orElseThrow().value().toString();
    }
}
