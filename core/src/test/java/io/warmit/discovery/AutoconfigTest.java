package io.warmit.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.discovery.Autoconfig.Unreadable;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Provider.Login;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoconfigTest {
    private static final Address ANNA = Address.of("anna@alder.example");

    @Test
    void the_servers_and_the_login_name_are_read() throws Unreadable {
        Autoconfig config = read(ConfigServer.config(
                ConfigServer.server("incoming", "imap", "imap.%EMAILDOMAIN%", 993, "SSL"),
                ConfigServer.server("outgoing", "smtp", "Mail.Alder.Example", 587, "STARTTLS")));

        assertThat(config.imap()).hasValueSatisfying(server -> {
            assertThat(server.endpoint()).hasToString("imap.alder.example:993/tls");
            assertThat(server.user()).hasValue("anna@alder.example");
            assertThat(server.login()).containsExactly(Login.PASSWORD);
        });
        assertThat(config.smtp().map(Autoconfig.Server::endpoint).map(Endpoint::toString))
                .hasValue("mail.alder.example:587/starttls");
    }

    @Test
    void implicit_tls_is_preferred_and_pop_is_passed_over() throws Unreadable {
        Autoconfig config = read(ConfigServer.config(
                ConfigServer.server("incoming", "pop3", "pop.alder.example", 995, "SSL")
                        + ConfigServer.server("incoming", "imap", "imap.alder.example", 143, "STARTTLS")
                        + ConfigServer.server("incoming", "imap", "imap.alder.example", 993, "SSL"),
                ""));

        assertThat(config.imap().map(Autoconfig.Server::endpoint).map(Endpoint::toString))
                .hasValue("imap.alder.example:993/tls");
        assertThat(config.smtp()).isEmpty();
    }

    @Test
    void a_server_in_plain_text_is_left_out_and_counted() throws Unreadable {
        Autoconfig config = read(ConfigServer.config(
                ConfigServer.server("incoming", "imap", "imap.alder.example", 143, "plain"),
                ConfigServer.server("outgoing", "smtp", "smtp.alder.example", 25, "")));

        assertThat(config.imap()).isEmpty();
        assertThat(config.smtp()).isEmpty();
        assertThat(config.plain()).isEqualTo(2);
    }

    @Test
    void a_login_with_oauth_alone_is_told() throws Unreadable {
        Autoconfig config =
                read(ConfigServer.config(ConfigServer.server("incoming", "imap", "imap.alder.example", 993, "SSL"), "")
                        .replace("password-cleartext", "OAuth2"));

        assertThat(config.imap().orElseThrow().login()).containsExactly(Login.OAUTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%REALNAME%", "", "anna\nQUIT", "two words"})
    void a_login_name_that_cannot_be_one_is_left_out(String name) throws Unreadable {
        Autoconfig config =
                read(ConfigServer.config(ConfigServer.server("incoming", "imap", "imap.alder.example", 993, "SSL"), "")
                        .replace("%EMAILADDRESS%", name));

        assertThat(config.imap().orElseThrow().user()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999", "-1", "9 93", ""})
    void a_server_at_a_port_that_is_none_is_left_out(String port) throws Unreadable {
        Autoconfig config =
                read(ConfigServer.config(ConfigServer.server("incoming", "imap", "imap.alder.example", 993, "SSL"), "")
                        .replace("<port>993<", "<port>" + port + "<"));

        assertThat(config.imap()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imap alder.example",
                "imap.alder.example\r\nRCPT",
                "imap.alder.example/path",
                "user@imap.alder.example",
                "-imap.alder.example",
                "localhost",
                ""
            })
    void a_host_that_is_none_spoils_the_whole(String host) {
        String text = ConfigServer.config(
                ConfigServer.server("incoming", "imap", host, 993, "SSL"),
                ConfigServer.server("outgoing", "smtp", "smtp.alder.example", 465, "SSL"));

        assertThatThrownBy(() -> read(text)).isInstanceOf(Unreadable.class).hasMessageContaining("no host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE clientConfig SYSTEM \"file:///etc/hostname\">",
                "<!DOCTYPE clientConfig [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE clientConfig [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            })
    void a_dtd_is_refused_before_anything_of_it_is_read(String doctype) {
        String text = doctype + "<clientConfig>&x;</clientConfig>";

        assertThatThrownBy(() -> read(text)).isInstanceOf(Unreadable.class).hasMessageContaining("DTD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not found", "<html><p>Welcome<br></html>", "<clientConfig>", "{}"})
    void what_is_no_xml_is_said_to_be_none(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Unreadable.class).hasMessage("it is no XML");
    }

    private static Autoconfig read(String text) throws Unreadable {
        return Autoconfig.read(text, ANNA);
    }
}
