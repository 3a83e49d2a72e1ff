package io.warmit.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org:465/tls",
                "MAIL-1.example_2.org:587/starttls",
                "127.0.0.1:2525/none",
                "[::1]:2143/starttls",
                "[2001:db8::5]:65535/tls",
                "h:1/tls"
            })
    void what_is_written_is_read_again(String text) {
        assertThat(Endpoint.parse(" " + text + "\n").map(Endpoint::toString)).contains(text);
    }

    @Test
    void brackets_belong_to_the_form_and_not_to_the_host() {
        assertThat(Endpoint.parse("[::1]:143/starttls")).contains(new Endpoint("::1", 143, Security.STARTTLS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mail.example.org",
                "mail.example.org:465",
                "mail.example.org/tls",
                "465/tls",
                ":465/tls",
                "[]:465/tls",
                "[mail.example.org]:465/tls",
                "::1:143/tls",
                "[::1:143/tls",
                "a b:465/tls",
                "ä.example:465/tls",
                "mail.example.org:/tls",
                "mail.example.org:0/tls",
                "mail.example.org:65536/tls",
                "mail.example.org:123456/tls",
                "mail.example.org:-1/tls",
                "mail.example.org:٤/tls",
                "mail.example.org:465/",
                "mail.example.org:465/TLS",
                "mail.example.org:465/ssl",
                "mail.example.org:465/tls/tls",
                "imap://mail.example.org:465/tls"
            })
    void anything_else_is_none(String text) {
        assertThat(Endpoint.parse(text)).isEmpty();
    }
}
