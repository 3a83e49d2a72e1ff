package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    @Test
    void an_id_that_a_copy_shows_is_taken_without_the_blanks_of_folding() {
        assertThat(Identity.shown("\r\n <abc.1@alder.example>")).contains("<abc.1@alder.example>");
        assertThat(Identity.shown("<DB7PR04=XYZ+9$@DB7.eurprd04.prod.outlook.example>"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<>",
                "abc@alder.example",
                "<a b@alder.example>",
                "<a@alder.example> <b@alder.example>",
                "<a\r\nBcc: eve@evil.example>",
                "<ä@alder.example>",
                "<a@alder.example"
            })
    void what_is_no_id_is_not_taken_over_into_answers(String shown) {
        assertThat(Identity.shown(shown)).isEmpty();
        assertThat(Identity.shown("<" + "x".repeat(901) + ">")).isEmpty();
    }
}
