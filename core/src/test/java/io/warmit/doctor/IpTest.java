package io.warmit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in all their forms. */
class IpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113",
                "203.0.113.256",
                "1.2.3.4.5",
                "a.example",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                ""
            })
    void what_is_no_address_is_none(String text) {
        assertThat(Ip.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:DB8::7, 2001:db8:0:0:0:0:0:7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "::, 0:0:0:0:0:0:0:0",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8"
    })
    void an_address_has_one_form(String text, String form) {
        assertThat(Ip.parse(text)).hasValueSatisfying(ip -> assertThat(ip).hasToString(form));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, true",
        "172.15.0.1, true",
        "172.32.0.1, true",
        "100.128.0.1, true",
        "2001:db8::7, true",
        "2a00::1, true",
        "10.1.2.3, false",
        "127.0.0.1, false",
        "192.168.1.1, false",
        "172.20.0.1, false",
        "100.64.0.1, false",
        "169.254.1.1, false",
        "0.0.0.0, false",
        "198.19.0.1, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "::1, false",
        "fd00::1, false",
        "fe80::1, false",
        "ff02::1, false",
        "::ffff:10.0.0.1, false"
    })
    void an_address_is_known_to_the_internet_or_stays_inside(String text, boolean known) {
        assertThat(Ip.parse(text).map(Ip::known)).hasValue(known);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::/0, 203.0.113.7, false"
    })
    void a_network_holds_what_starts_like_it(String network, String address, boolean holds) {
        assertThat(Ip.Network.parse(network)
                        .map(held -> held.holds(Ip.parse(address).orElseThrow())))
                .hasValue(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.0/33", "203.0.113.0/", "203.0.113/24", "2001:db8::/129", "alpha.example/24"})
    void what_is_no_network_is_none(String text) {
        assertThat(Ip.Network.parse(text)).isEmpty();
    }
}
