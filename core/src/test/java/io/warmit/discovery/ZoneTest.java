package io.warmit.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.dns.Dns;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ZoneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private NameServer server;
    private Zone zone;

    @BeforeEach
    void start() throws SocketException {
        server = new NameServer();
        zone = new Zone(Dns.of(server.place(), PATIENCE));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_place_of_the_lowest_priority_and_then_the_greatest_weight_comes_first() {
        server.with("_imaps._tcp.alder.example", "SRV", "20 0 993 c.alder.example.")
                .with("_imaps._tcp.alder.example", "SRV", "10 1 993 b.alder.example.")
                .with("_imaps._tcp.alder.example", "SRV", "10 9 994 a.alder.example.");

        assertThat(zone.services("_imaps._tcp.alder.example").found())
                .containsExactly(
                        new Zone.Place("a.alder.example", 994),
                        new Zone.Place("b.alder.example", 993),
                        new Zone.Place("c.alder.example", 993));
    }

    @Test
    void a_lone_dot_says_that_a_service_is_not_offered() {
        server.with("_imap._tcp.alder.example", "SRV", "0 0 0 .");

        assertThat(zone.services("_imap._tcp.alder.example").found())
                .singleElement()
                .matches(place -> !place.offered());
    }

    @Test
    void the_preferred_exchanger_comes_first_and_a_null_one_counts_for_nothing() {
        server.with("alder.example", "MX", "20 b.alder.example.")
                .with("alder.example", "MX", "10 A.Alder.Example.")
                .with("birch.example", "MX", "0 .");

        assertThat(zone.exchangers("alder.example").found()).containsExactly("a.alder.example", "b.alder.example");
        assertThat(zone.exchangers("birch.example").found()).isEmpty();
    }

    @Test
    void a_name_exists_when_it_has_an_address_of_either_kind() {
        server.with("imap.alder.example", "A", "127.0.0.1").with("smtp.alder.example", "AAAA", "::1");

        assertThat(zone.exists("imap.alder.example")).isTrue();
        assertThat(zone.exists("smtp.alder.example")).isTrue();
        assertThat(zone.exists("mail.alder.example")).isFalse();
    }

    @Test
    void what_does_not_exist_is_no_trouble_but_a_server_that_fails_is() {
        assertThat(zone.exchangers("alder.example"))
                .isEqualTo(new Zone.Said<>(java.util.List.of(), java.util.Optional.empty()));

        server.failing();

        assertThat(zone.exchangers("birch.example").trouble())
                .hasValueSatisfying(words -> assertThat(words).startsWith("no answer from DNS"));
    }
}
