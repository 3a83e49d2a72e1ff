package io.warmit.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static final Pattern LOCAL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@alpha.example",
                "a.b.c@x.y",
                "!#$%&'*+/=?^_`{|}~-@a-b.example",
                "1@2.3",
                "o'neil+news@sub.alpha.example",
                "x@xn--bcher-kva.example"
            })
    void an_address_is_read_as_it_is_written(String text) {
        assertThat(Address.parse(text).map(Address::toString)).contains(text);
    }

    @Test
    void it_is_kept_in_lower_case() {
        assertThat(Address.parse("Anna.Berger@ALPHA.Example").map(Address::toString))
                .contains("anna.berger@alpha.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@alpha.example",
                "anna@",
                "anna@localhost",
                "anna@.example",
                "anna@alpha.",
                "anna@alpha..example",
                "anna@-alpha.example",
                "anna@alpha-.example",
                "anna@al_pha.example",
                ".anna@alpha.example",
                "anna.@alpha.example",
                "an..na@alpha.example",
                "an na@alpha.example",
                "<anna@alpha.example>",
                "anna@alpha.example\r\nRCPT TO:<x@y.example>",
                "an\r\nna@alpha.example",
                "an\u0000na@alpha.example",
                "änna@alpha.example",
                "anna@älpha.example",
                "anna@alpha.example ",
                "\"anna\"@alpha.example"
            })
    void what_could_break_out_of_a_command_or_is_no_address_is_refused(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @Test
    void lengths_are_those_of_the_rfc() {
        String label = "a".repeat(63);
        assertThat(Address.parse("a".repeat(64) + "@x.example")).isPresent();
        assertThat(Address.parse("a".repeat(65) + "@x.example")).isEmpty();
        assertThat(Address.parse("a@" + label + ".example")).isPresent();
        assertThat(Address.parse("a@" + label + "a.example")).isEmpty();
        assertThat(Address.parse("a@" + (label + ".").repeat(4) + "ab")).isEmpty();
    }

    /** The same as a regular expression finds, which is slower. */
    @Test
    void it_accepts_exactly_the_grammar() {
        Random random = new Random(7);
        String letters = "ab1-._+@é ";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            int at = text.lastIndexOf("@");
            boolean good = at > 0
                    && LOCAL.matcher(text.substring(0, at)).matches()
                    && DOMAIN.matcher(text.substring(at + 1)).matches();
            assertThat(Address.parse(text.toString()).isPresent())
                    .as(text.toString())
                    .isEqualTo(good);
        }
    }
}
