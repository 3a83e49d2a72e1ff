package io.warmit.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.SimpleResolver;

/** Questions over real sockets. */
class DnsTest {
    private static final Duration SOON = Duration.ofMillis(300);

    private final TestNameServer server = new TestNameServer();
    private final ZoneText zone = new ZoneText("""
            alpha.example MX 10 Mail.alpha.example.
            alpha.example MX 20 mx.delta.example.
            mail.alpha.example A 203.0.113.7
            mail.alpha.example AAAA 2001:db8::7
            www.alpha.example CNAME mail.alpha.example.
            away.alpha.example CNAME elsewhere.example.
            _imaps._tcp.alpha.example SRV 10 5 993 Mail.alpha.example.
            _imap._tcp.alpha.example SRV 0 0 0 .
            long.alpha.example TXT "%s"
            """.formatted("x".repeat(3000)));

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Dns dns() {
        return Dns.of(server.serve(zone).place(), SOON);
    }

    @Test
    void each_kind_of_record_is_read() {
        Dns dns = dns();

        assertThat(dns.ask("alpha.example", Kind.MX).records())
                .containsExactly("10 mail.alpha.example", "20 mx.delta.example");
        assertThat(dns.ask("MAIL.alpha.example", Kind.A).records()).containsExactly("203.0.113.7");
        assertThat(dns.ask("mail.alpha.example", Kind.AAAA).records()).containsExactly("2001:db8:0:0:0:0:0:7");
        assertThat(dns.ask("www.alpha.example", Kind.A).records()).containsExactly("203.0.113.7");
        assertThat(dns.ask("www.alpha.example", Kind.CNAME).records()).containsExactly("mail.alpha.example");
        assertThat(dns.ask("_imaps._tcp.alpha.example", Kind.SRV).records())
                .containsExactly("10 5 993 mail.alpha.example");
        assertThat(dns.ask("_imap._tcp.alpha.example", Kind.SRV).records()).containsExactly("0 0 0 .");
    }

    @Test
    void a_name_that_is_not_there_and_a_kind_that_is_not_there_are_nothing() {
        assertThat(dns().ask("gone.alpha.example", Kind.A)).isEqualTo(new Answer.Nothing());
        assertThat(dns().ask("mail.alpha.example", Kind.TXT)).isEqualTo(new Answer.Nothing());
        assertThat(dns().ask("away.alpha.example", Kind.A)).isEqualTo(new Answer.Nothing());
        assertThat(dns().ask("a".repeat(64) + ".example", Kind.A)).isEqualTo(new Answer.Nothing());
    }

    @Test
    void an_answer_too_long_for_a_packet_is_fetched_over_tcp() {
        Answer answer = dns().ask("long.alpha.example", Kind.TXT);

        assertThat(answer.records()).containsExactly("x".repeat(3000));
        assertThat(server.askedOverTcp()).isEqualTo(1);
    }

    @Test
    void a_question_is_asked_once() {
        Dns dns = dns();
        dns.ask("mail.alpha.example", Kind.A);
        server.fail("mail.alpha.example", TestNameServer.Fault.SERVFAIL);

        assertThat(dns.ask("mail.alpha.example", Kind.A).records()).containsExactly("203.0.113.7");
    }

    @Test
    void the_next_server_is_asked_when_one_is_silent() throws Exception {
        try (TestNameServer silent = new TestNameServer()) {
            silent.fail("mail.alpha.example", TestNameServer.Fault.SILENCE);
            server.serve(zone);

            Dns dns = new Dns(List.of(at(silent), at(server)));

            assertThat(dns.ask("mail.alpha.example", Kind.A).records()).containsExactly("203.0.113.7");
        }
    }

    private static SimpleResolver at(TestNameServer server) throws IOException {
        SimpleResolver resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(Integer.parseInt(server.place().substring("127.0.0.1:".length())));
        resolver.setTimeout(SOON);
        return resolver;
    }

    @Test
    void without_a_server_nothing_is_known() {
        assertThat(Dns.of("no-such-host.invalid", SOON).ask("alpha.example", Kind.MX))
                .isEqualTo(new Answer.Unanswered("no name server is known"));
    }

    @Test
    void the_system_names_its_servers() {
        assertThat(Dns.of("system", SOON).servers())
                .hasSameSizeAs(org.xbill.DNS.ResolverConfig.getCurrentConfig().servers());
        assertThat(Dns.of("[::1]:5353", SOON).servers())
                .singleElement()
                .hasToString("SimpleResolver [/[0:0:0:0:0:0:0:1]:5353]");
        assertThat(Dns.of("127.0.0.9", SOON).servers()).singleElement().hasToString("SimpleResolver [/127.0.0.9:53]");
    }
}
