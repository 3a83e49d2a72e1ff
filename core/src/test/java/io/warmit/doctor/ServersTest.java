package io.warmit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses of own servers, and the names under which DNS knows them. */
class ServersTest {
    private static final String SIX = "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa";

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 7.113.0.203.in-addr.arpa",
        "2001:db8::7, " + SIX,
        "2001:db8:0:0:0:0:0:7, " + SIX,
        "::1, 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.ip6.arpa"
    })
    void an_address_is_asked_for_from_its_end(String address, String name) {
        assertThat(Ip.parse(address).map(Ip::reverseName)).hasValue(name);
    }

    @Test
    void an_address_of_ipv6_has_to_lead_back_too() throws IOException {
        try (Town town = new Town()) {
            town.zone.add("mail.alpha.example AAAA 2001:db8::7");
            assertThat(town.troubles())
                    .singleElement()
                    .satisfies(found -> assertThat(found.fix().getFirst())
                            .startsWith("publish " + SIX + " PTR mail.alpha.example"));

            town.zone.add(SIX + " PTR mail.alpha.example.");
            assertThat(town.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3", "127.0.0.1", "192.168.1.1", "172.20.0.1", "100.64.0.1", "169.254.1.1"})
    void an_address_inside_a_network_needs_no_name(String address) throws IOException {
        try (Town town = new Town()) {
            town.zone
                    .with("mail.alpha.example A", "mail.alpha.example A " + address)
                    .without("7.113");

            assertThat(town.of(Check.PTR)).extracting(Finding::level).containsExactly(Level.SKIPPED);
        }
    }
}
