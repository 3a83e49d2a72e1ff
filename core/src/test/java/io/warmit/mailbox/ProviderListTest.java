package io.warmit.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.mailbox.Provider.Login;
import io.warmit.mailbox.Provider.Proof;
import io.warmit.mailbox.Provider.Servers;
import io.warmit.mailbox.Provider.UserForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderListTest {
    private static final ProviderList LIST = ProviderList.shipped();
    private static final String DOMAIN = "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}";
    private static final String ENTRY = """
            - name: alder
              title: Alder
              class: alder
              mode: engage
              domains: [alder.example]
              imap: imap.alder.example:993/tls
              smtp: smtp.alder.example:465/tls
              user: local
              login: [app-password, oauth]
              source: alder.example/help
            """;

    static Stream<Provider> providers() {
        return LIST.all().stream();
    }

    @Test
    void it_knows_as_many_providers_as_the_readme_says_and_most_of_them_were_compared() throws IOException {
        Map<Proof, Long> proofs = LIST.all().stream()
                .collect(Collectors.groupingBy(entry -> entry.source().proof(), Collectors.counting()));

        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains("a list of " + LIST.all().size() + " providers");
        assertThat(proofs.get(Proof.NONE)).isLessThan(LIST.all().size() / 4L);
    }

    @Test
    void a_value_is_as_sure_as_what_it_was_compared_with() {
        String read = "  read: 2026-11\n";
        String list = "  list: github.com/alder/list\n";

        assertThat(source(ENTRY).proof()).isEqualTo(Proof.NONE);
        assertThat(source(ENTRY + read).proof()).isEqualTo(Proof.PAGE);
        assertThat(source(ENTRY + read).compared()).isEqualTo("alder.example/help");
        assertThat(source(ENTRY + list + read).proof()).isEqualTo(Proof.LIST);
        assertThat(source(ENTRY + list + read).compared()).isEqualTo("github.com/alder/list");
        assertThatThrownBy(() -> source(ENTRY + list)).hasMessageContainingAll("alder", "list is given without read");
    }

    private static Provider.Source source(String entry) {
        return ProviderReader.read(entry).getFirst().source();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void an_entry_is_complete_and_its_names_are_names(Provider provider) {
        assertThat(provider.name()).matches("[a-z0-9-]+");
        assertThat(provider.kind()).matches("[a-z0-9-]+");
        assertThat(provider.title()).isNotBlank();
        assertThat(provider.source().page()).matches("[a-z0-9.-]+\\.[a-z]{2,}(/\\S*)?");
        assertThat(provider.source().read().orElse("2026-11")).matches("20\\d\\d-(0[1-9]|1[0-2])");
        assertThat(provider.source().list().orElse("github.com/alder/list")).matches("github\\.com/\\S+/\\S+");
        Provider.Signs signs = provider.signs();
        assertThat(Stream.of(signs.domains(), signs.exchangers(), signs.servers())
                        .flatMap(List::stream))
                .isNotEmpty()
                .allMatch(name -> name.matches(DOMAIN));
        assertThat(signs.domains().isEmpty() && signs.exchangers().isEmpty())
                .as("nobody would ever find it")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void its_servers_are_encrypted_at_the_ports_that_are_for_it(Provider provider) {
        provider.servers().ifPresent(servers -> {
            assertThat(servers.imap().toString()).matches(DOMAIN + ":(993/tls|143/starttls)");
            assertThat(servers.smtp().toString()).matches(DOMAIN + ":(465/tls|587/starttls)");
            assertThat(servers.login()).isNotEmpty();
        });
    }

    @Test
    void entries_of_one_class_agree_in_its_mode() {
        Map<String, Mode> modes = new HashMap<>();

        assertThat(LIST.all())
                .allSatisfy(entry -> assertThat(modes.computeIfAbsent(entry.kind(), kind -> entry.mode()))
                        .isEqualTo(entry.mode()));
    }

    @Test
    void a_class_is_own_or_the_name_of_one_of_its_entries() {
        assertThat(LIST.all())
                .allMatch(entry -> entry.kind().equals(Providers.OWN)
                        || LIST.named(entry.kind())
                                .filter(first -> first.kind().equals(entry.kind()))
                                .isPresent()
                        || LIST.all().stream()
                                        .filter(other -> other.kind().equals(entry.kind()))
                                        .count()
                                > 1);
    }

    @Test
    void of_sixty_domains_it_knows_at_least_ninety_five_in_a_hundred_with_class_and_servers() {
        List<SixtyDomains.Expected> wanted = SixtyDomains.all();
        List<SixtyDomains.Expected> missed = new ArrayList<>();

        for (SixtyDomains.Expected domain : wanted) {
            boolean found = LIST.ofDomain(domain.name())
                    .filter(entry -> entry.kind().equals(domain.kind()))
                    .flatMap(Provider::servers)
                    .filter(servers -> servers.imap().equals(domain.imap()))
                    .filter(servers -> servers.smtp().equals(domain.smtp()))
                    .isPresent();
            if (!found) {
                missed.add(domain);
            }
        }

        assertThat(wanted)
                .hasSize(60)
                .filteredOn(domain -> LIST.ofDomain(domain.name())
                        .filter(entry -> entry.source().proof() != Proof.NONE)
                        .isPresent())
                .hasSizeGreaterThanOrEqualTo(57);
        assertThat(missed).as("of 60").hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "alt1.aspmx.l.google.com, workspace",
        "ASPMX.L.GOOGLE.COM, workspace",
        "smtp.google.com, workspace",
        "alder-example.mail.protection.outlook.com, microsoft365",
        "alder-example.a-v1.mx.microsoft, microsoft365",
        "mx.zoho.eu, zoho-work-eu",
        "in1-smtp.messagingengine.com, fastmail",
        "mx1.mailbox.org, mailboxorg",
        "mx00.ionos.de, ionos-de",
        "mx1.hostinger.com, hostinger",
        "mx1.emailsrvr.com, rackspace",
        "inbound-smtp.eu-west-1.amazonaws.com, workmail-eu",
        "mx00.kundenserver.de, ionos-de",
    })
    void a_mail_exchanger_leads_to_the_provider_of_a_hosted_domain(String exchanger, String name) {
        assertThat(LIST.ofExchanger(exchanger))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo(name));
    }

    @ParameterizedTest
    @CsvSource({"mail.alder.example", "notgoogle.com", "aspmx.l.google.com.alder.example", "google.com"})
    void another_exchanger_leads_nowhere(String exchanger) {
        assertThat(LIST.ofExchanger(exchanger)).isEmpty();
    }

    @Test
    void the_server_that_a_mailbox_logs_in_at_has_a_provider_even_if_the_domain_has_none() {
        assertThat(LIST.serving(Address.of("anna@alder.example"), "imap.gmail.com"))
                .isPresent();
        assertThat(LIST.serving(Address.of("anna@gmail.com"), "smtp.gmail.com"))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("gmail"));
        assertThat(LIST.serving(Address.of("anna@gmail.com"), "127.0.0.1")).isEmpty();
    }

    @Test
    void providers_without_servers_say_what_to_do_instead() {
        assertThat(Stream.of("proton.me", "tuta.com", "hey.com", "i.ua").map(LIST::ofDomain))
                .allSatisfy(found -> assertThat(found)
                        .hasValueSatisfying(entry -> assertThat(entry.access()).isInstanceOf(Provider.Unusable.class)));
    }

    @Test
    void an_entry_reads_as_it_is_written() {
        Provider alder = ProviderReader.read(ENTRY).getFirst();

        Servers servers = alder.servers().orElseThrow();
        assertThat(servers.login()).containsExactlyInAnyOrder(Login.APP_PASSWORD, Login.OAUTH);
        assertThat(servers.user()).isEqualTo(UserForm.LOCAL);
        assertThat(servers.user().of(Address.of("anna@alder.example"))).isEqualTo("anna");
        assertThat(alder.source().page()).isEqualTo("alder.example/help");
    }

    @ParameterizedTest
    @CsvSource({
        "user: local, users: local, unknown keys",
        "imap: imap.alder.example:993/tls, imap: imap.alder.example, imap is no HOST",
        "'login: [app-password, oauth]', login: [], login is empty",
        "source: alder.example/help, note: none, source is missing",
    })
    void a_faulty_entry_is_named(String before, String after, String what) {
        assertThatThrownBy(() -> ProviderReader.read(ENTRY.replace(before, after)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("alder", what);
    }

    @Test
    void two_entries_cannot_claim_one_domain() {
        List<Provider> twice = ProviderReader.read(ENTRY + ENTRY.replace("name: alder", "name: birch"));

        assertThatThrownBy(() -> new ProviderList(twice)).hasMessageContaining("alder.example belongs to alder");
    }
}
