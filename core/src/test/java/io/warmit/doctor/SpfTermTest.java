package io.warmit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of RFC 7208, 4.6.1 and 12. */
class SpfTermTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "all",
                "-all",
                "?ALL",
                "a",
                "a:h.example",
                "a/24",
                "a:h.example/24//64",
                "mx",
                "mx//64",
                "~mx:h.example/30",
                "ptr",
                "ptr:h.example",
                "ip4:192.0.2.1",
                "ip4:192.0.2.0/24",
                "ip6:2001:db8::1",
                "ip6:::1",
                "ip6:2001:db8::/32",
                "ip6:::ffff:192.0.2.1",
                "include:_spf.example.org",
                "exists:%{i}._spf.example.org",
                "redirect=_spf.example.org",
                "exp=why.example.org",
                "unknown=whatever",
                "include:%{d2}.example.org"
            })
    void a_term_of_the_standard_is_known(String term) {
        assertThat(SpfTerm.of(term).valid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all:x",
                "-all/8",
                "a:",
                "mx:",
                "a/33",
                "mx//129",
                "ptr/24",
                "ip4:",
                "ip4:192.0.2",
                "ip4:192.0.2.256",
                "ip4:192.0.2.0/33",
                "ip4:2001:db8::1",
                "ip6:192.0.2.1",
                "ip6:2001::db8::1",
                "ip6:2001:db8::/129",
                "include:",
                "include",
                "include:localhost",
                "include=_spf.example.org",
                "-redirect=_spf.example.org",
                "redirect=",
                "ip:192.0.2.1",
                "192.0.2.1",
                "--all",
                "a:h.example/24/64"
            })
    void any_other_term_is_an_error(String term) {
        assertThat(SpfTerm.of(term).valid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ipv4:192.0.2.1, ip4:192.0.2.1",
        "inlcude:a.example, include:a.example",
        "include=a.example, include:a.example",
        "-al, -all",
        "ip4:2001:db8::1, ip6:2001:db8::1",
        "ip6:192.0.2.1, ip4:192.0.2.1"
    })
    void what_was_meant_is_written(String term, String meant) {
        assertThat(SpfTerm.of(term).repaired()).contains(meant);
    }

    @Test
    void what_nobody_can_guess_is_left_out() {
        assertThat(SpfTerm.of("ip4:nowhere").repaired()).isEmpty();
        assertThat(SpfTerm.of("192.0.2.1").repaired()).isEmpty();
    }
}
