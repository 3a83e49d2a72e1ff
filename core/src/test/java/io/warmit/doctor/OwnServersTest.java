package io.warmit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.doctor.Site.Server;
import io.warmit.names.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose a server is decides whether its names and addresses are judged: a hoster looks after its own. */
class OwnServersTest {
    private static Site through(Server... servers) {
        Site site = Town.site(new Site.Seen(true, Optional.of("alpha.example"), Optional.of(true)));
        return new Site(site.domain(), site.provider(), List.of(servers), site.signatures(), site.verdict());
    }

    private static List<String> skipped(Town town, Check check) {
        return town.of(check).stream()
                .filter(finding -> finding.level() == Level.SKIPPED)
                .map(finding -> finding.what() + ": " + finding.why())
                .toList();
    }

    @Test
    void a_server_of_a_known_provider_is_not_judged_and_is_asked_of_nobody() throws IOException {
        try (Town town = new Town()) {
            town.site = through(new Server("smtp.gmail.com", Optional.of("Gmail")));
            town.zone.without("7.113").add("smtp.gmail.com A 198.51.100.9");

            assertThat(town.troubles()).isEmpty();
            for (Check check : List.of(Check.PTR, Check.LISTS)) {
                assertThat(town.of(check)).hasSize(1);
                assertThat(skipped(town, check)).containsExactly("not judged: smtp.gmail.com belongs to Gmail");
            }
            assertThat(askedOfLists(town)).doesNotContain("9.100.51.198 A", "7.113.0.203 A");
        }
    }

    @Test
    void a_server_under_the_name_of_another_is_that_of_another() throws IOException {
        try (Town town = new Town()) {
            town.site = through(Server.named("smtp.hoster.example"));
            town.zone.add("smtp.hoster.example A 192.0.2.9");

            assertThat(skipped(town, Check.PTR))
                    .containsExactly("not judged: smtp.hoster.example belongs to hoster.example");
            assertThat(town.troubles()).isEmpty();
        }
    }

    @Test
    void an_own_name_that_is_an_alias_of_anothers_is_the_others() throws IOException {
        try (Town town = new Town()) {
            town.site = through(Server.named("smtp.alpha.example"));
            town.zone.add("smtp.alpha.example CNAME out.hoster.example.").add("out.hoster.example A 192.0.2.9");

            assertThat(skipped(town, Check.PTR))
                    .containsExactly(
                            "not judged: smtp.alpha.example is an alias of out.hoster.example, which belongs to hoster.example");
        }
    }

    @Test
    void a_server_whose_address_the_spf_record_of_the_domain_names_is_its_own() throws IOException {
        try (Town town = new Town()) {
            town.site = through(Server.named("mx1.operator.example"));
            town.zone
                    .add("mx1.operator.example A 192.0.2.9")
                    .with(
                            "alpha.example TXT \"v=spf1",
                            "alpha.example TXT \"v=spf1 mx ip4:192.0.2.0/28 include:_spf.relay.example ~all\"");

            assertThat(town.troubles())
                    .singleElement()
                    .extracting(Finding::what)
                    .isEqualTo("192.0.2.9 (mx1.operator.example) has no name: no PTR record");
        }
    }

    @Test
    void a_server_that_shares_the_address_of_an_own_mx_host_is_its_own() throws IOException {
        try (Town town = new Town()) {
            town.site = through(Server.named("mx1.operator.example"));
            town.zone.add("mx1.operator.example A 203.0.113.7");

            assertThat(skipped(town, Check.PTR)).isEmpty();
            assertThat(town.of(Check.PTR)).extracting(Finding::what).containsExactly("203.0.113.7");
        }
    }

    @Test
    void beside_an_own_server_that_of_another_is_passed_over_with_its_reason() throws IOException {
        try (Town town = new Town()) {
            town.site = through(Server.named("mail.alpha.example"), new Server("smtp.gmail.com", Optional.of("Gmail")));

            assertThat(town.of(Check.PTR)).extracting(Finding::level).containsExactly(Level.OK, Level.SKIPPED);
            assertThat(town.of(Check.LISTS)).extracting(Finding::level).containsExactly(Level.OK, Level.SKIPPED);
        }
    }

    @Test
    void a_server_given_as_an_address_is_judged_and_its_fix_makes_it_whole() throws IOException {
        try (Town town = new Town()) {
            town.site = through(Server.named("203.0.113.8"));

            assertThat(town.troubles()).singleElement().satisfies(found -> {
                assertThat(found.check()).isEqualTo(Check.PTR);
                assertThat(found.what()).isEqualTo("203.0.113.8 has no name: no PTR record");
                assertThat(found.fix())
                        .containsExactly(
                                "publish out.alpha.example A 203.0.113.8",
                                "publish 8.113.0.203.in-addr.arpa PTR out.alpha.example, which whoever gave you the address can do");
            });
            town.troubles().getFirst().fix().forEach(fix -> town.zone.publish(fix, "", ""));
            assertThat(town.troubles()).isEmpty();

            town.zone.add("8.113.0.203.zen.lists.example A 127.0.0.4");
            assertThat(town.troubles())
                    .singleElement()
                    .extracting(Finding::what)
                    .isEqualTo("203.0.113.8 is on zen.lists.example (127.0.0.4)");
        }
    }

    @Test
    void an_address_that_has_a_name_already_gets_that_one_back() throws IOException {
        try (Town town = new Town()) {
            town.site = through(Server.named("203.0.113.7"));
            town.zone.without("7.113");

            assertThat(town.troubles().getFirst().fix())
                    .singleElement()
                    .asString()
                    .startsWith("publish 7.113.0.203.in-addr.arpa PTR mail.alpha.example");
        }
    }

    @Test
    void without_an_answer_nobody_knows_whose_a_server_is() throws IOException {
        try (Town town = new Town()) {
            town.site = through(Server.named("smtp.hoster.example"));
            town.server.fail("smtp.hoster.example", io.warmit.dns.TestNameServer.Fault.SERVFAIL);

            assertThat(town.troubles()).extracting(Finding::check).containsExactly(Check.PTR, Check.LISTS);
            assertThat(town.troubles()).extracting(Finding::level).containsOnly(Level.UNKNOWN);
        }
    }

    @Test
    void no_list_is_asked_for_an_address_inside_a_network() throws IOException {
        try (Town town = new Town()) {
            town.site = through(Server.named("10.1.2.3"), Server.named("smtp.alpha.example"));
            town.zone.add("smtp.alpha.example A 192.168.7.7").add("smtp.alpha.example AAAA fd00::7");

            assertThat(skipped(town, Check.LISTS))
                    .containsExactly(
                            "not judged: 10.1.2.3 is an address inside a network",
                            "not judged: smtp.alpha.example has 192.168.7.7, which is an address inside a network");
            assertThat(askedOfLists(town)).containsExactlyInAnyOrder("2.0.0.127 A", "1.0.0.127 A");
        }
    }

    /** What lists were asked, whatever they answered. */
    private static List<String> askedOfLists(Town town) {
        List<String> asked = new ArrayList<>();
        ListMemory memory = new ListMemory();
        memory.watch(asked::add);
        assertThat(town.findings(memory)).isNotEmpty();
        assertThat(memory.kept.values()).allMatch(answer -> !(answer instanceof Answer.Unanswered));
        return asked;
    }
}
