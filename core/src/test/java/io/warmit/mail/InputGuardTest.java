package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputGuardTest {
    private static final InputGuard.Limits LIMITS = new InputGuard.Limits(64, 1000);

    @Test
    void what_a_server_may_send_passes_unchanged() throws IOException {
        String session = "* OK ready\r\n* 1 FETCH (BODY[] {200}\r\n" + "a".repeat(198) + "\r\n UID 7)\r\n"
                + "* 2 FETCH (BODY[] {3+}\r\n{9} UID 8)\r\n* OK a {12} in the middle\r\n* OK {brace}\r\na1 OK done\r\n"
                        .repeat(50);

        assertThat(read(session)).isEqualTo(session);
    }

    @Test
    void a_line_without_an_end() {
        assertThatThrownBy(() -> read("* OK " + "x".repeat(100)))
                .isInstanceOf(InputGuard.TooMuchException.class)
                .hasMessage("the server sent a line of more than 64 octets; the connection was ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001", "99999999999999999999", "4294967296"})
    void a_literal_that_is_too_large_is_refused_before_it_comes(String size) {
        assertThatThrownBy(() -> read("* 1 FETCH (BODY[] {" + size + "}\r\n"))
                .isInstanceOf(InputGuard.TooMuchException.class)
                .hasMessageContaining("a literal of");
    }

    @Test
    void many_literals_in_one_answer_count_together() {
        assertThatThrownBy(() -> read("* 1 FETCH (" + ("{90}\r\n" + "x".repeat(90)).repeat(20) + ")\r\n"))
                .isInstanceOf(InputGuard.TooMuchException.class)
                .hasMessageContaining("an answer of more than 1000 octets");
    }

    @Test
    void what_looks_like_a_line_inside_a_literal_is_none() throws IOException {
        String session = "* 1 FETCH (BODY[] {12}\r\n{999999}\r\n..)\r\na1 OK\r\n";

        assertThat(read(session)).isEqualTo(session);
    }

    private static String read(String text) throws IOException {
        InputStream in = new InputGuard(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)),
                LIMITS,
                new Exchange(1 << 20, Duration.ofMinutes(1), Duration.ofMinutes(1)));
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
