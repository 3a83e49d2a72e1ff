package io.warmit.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginAdviceTest {
    @ParameterizedTest
    @CsvSource({
        "anna@yahoo.com, imap.mail.yahoo.com, only an app password",
        "anna@gmail.com, imap.gmail.com, only an app password or OAuth",
        "anna@alder.example, imap.gmail.com, only an app password or OAuth",
        "anna@outlook.com, outlook.office365.com, only OAuth",
        "anna@gmx.de, imap.gmx.net, the password of the account or an app password",
    })
    void what_a_provider_takes_is_told(String address, String host, String words) {
        assertThat(LoginAdvice.of(Address.of(address), host))
                .hasValueSatisfying(advice -> assertThat(advice.why()).contains(words));
    }

    @ParameterizedTest
    @CsvSource({
        "anna@gmail.com, imap.gmail.com, google",
        "anna@outlook.com, outlook.office365.com, microsoft",
        "anna@yandex.ru, imap.yandex.com, custom",
    })
    void where_oauth_is_taken_the_command_for_it_is_named(String address, String host, String client) {
        assertThat(LoginAdvice.of(Address.of(address), host).orElseThrow().steps())
                .contains("warmit mailbox login " + address + " --oauth " + client);
    }

    @Test
    void a_server_of_its_own_gets_no_advice_whatever_the_address() {
        assertThat(LoginAdvice.of(Address.of("anna@gmail.com"), "127.0.0.1")).isEmpty();
    }

    @Test
    void a_provider_that_takes_the_usual_password_needs_no_advice() {
        assertThat(LoginAdvice.of(Address.of("anna@posteo.de"), "posteo.de")).isEmpty();
    }
}
