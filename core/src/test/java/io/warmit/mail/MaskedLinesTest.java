package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedLinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTH PLAIN AGFubmEAaHVudGVyMg== | AUTH PLAIN ***",
                "A1 LOGIN anna hunter2 | A1 LOGIN ***",
                "A1 LOGIN \"anna\" \"hunter 2\" | A1 LOGIN ***",
                "A2 AUTHENTICATE PLAIN AGFubmEAaHVudGVyMg== | A2 AUTHENTICATE PLAIN ***",
                "AGFubmEAaHVudGVyMg== | ***",
                "aHVudGVyMg | ***",
                "334 UGFzc3dvcmQ6 | 334 ***",
                "+ UGFzc3dvcmQ6 | + ***",
                "DEBUG: user=anna, password=hunter2 | DEBUG: user=anna, password=***",
                "DEBUG IMAP: password=<non-null> | DEBUG IMAP: password=<non-null>",
                "DEBUG SMTP: AUTH LOGIN command trace suppressed | DEBUG SMTP: AUTH LOGIN command trace suppressed",
                "EHLO localhost | EHLO localhost",
                "250 2.0.0 queued as 4Bq | 250 2.0.0 queued as 4Bq",
                "A3 OK LIST completed | A3 OK LIST completed",
            })
    void what_is_secret_is_replaced_and_the_rest_stays(String line, String shown) {
        assertThat(MaskedLines.masked(line)).isEqualTo(shown);
    }

    @Test
    void a_line_is_told_when_it_is_complete() {
        List<String> told = new ArrayList<>();
        PrintStream out =
                new PrintStream(new MaskedLines("imap mail.alpha.example", told::add), true, StandardCharsets.UTF_8);

        out.print("A1 LOGIN anna ");
        assertThat(told).isEmpty();
        out.print("hunter2\r\nA2 NO");

        assertThat(told).containsExactly("imap mail.alpha.example: A1 LOGIN ***");
    }
}
