package io.warmit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestTest {
    private static final List<String> KEYS = List.of("kind", "file", "busy_timeout", "min_free", "to", "connections");

    @ParameterizedTest
    @CsvSource({
        "busy_timout,busy_timeout",
        "busyTimeout,busy_timeout",
        "busy-timeout,busy_timeout",
        "knid,kind",
        "KIND,kind",
        "files,file",
        "conections,connections"
    })
    void a_slip_is_recognised(String typed, String meant) {
        assertThat(Closest.to(typed, KEYS)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "xyz", "password", "timeout"})
    void another_word_is_not(String typed) {
        assertThat(Closest.to(typed, KEYS)).isEmpty();
    }

    @Test
    void of_equals_the_first_wins() {
        assertThat(Closest.to("fale", List.of("file", "fake"))).hasValue("file");
    }

    @Test
    void a_word_that_is_not_known_has_a_reason_either_way() {
        assertThat(Closest.why("sprnig", List.of("spring", "autumn"), "nothing has that name"))
                .isEqualTo("did you mean spring?");
        assertThat(Closest.why("zzz", List.of("spring", "autumn"), "nothing has that name"))
                .isEqualTo("nothing has that name");
    }
}
