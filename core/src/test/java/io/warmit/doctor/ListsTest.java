package io.warmit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a DNS list says, and when it is not believed. */
class ListsTest {
    private static final String OURS = "7.113.0.203.zen.lists.example A ";

    @ParameterizedTest
    @CsvSource({"127.0.0.2", "127.0.0.4", "127.0.0.10", "127.0.1.2"})
    void an_address_on_a_list_is_an_error_with_the_lists_own_words(String code) throws IOException {
        try (Town town = new Town()) {
            town.zone.add(OURS + code).add("7.113.0.203.zen.lists.example TXT \"seen sending spam\"");

            assertThat(town.troubles()).singleElement().satisfies(found -> {
                assertThat(found.check()).isEqualTo(Check.LISTS);
                assertThat(found.level()).isEqualTo(Level.ERROR);
                assertThat(found.what())
                        .isEqualTo("203.0.113.7 (mail.alpha.example) is on zen.lists.example (" + code + ")");
                assertThat(found.why()).isEqualTo("seen sending spam");
            });
        }
    }

    /** A17: the answer with which Spamhaus refuses public name servers reads "could not ask". */
    @ParameterizedTest
    @CsvSource({
        "127.255.255.252, no list of that name, correct its name in dns.lists",
        "127.255.255.254, public name servers, set dns.resolver or dns.dqs_key",
        "127.255.255.255, too often, set dns.resolver or dns.dqs_key"
    })
    void a_list_that_refuses_to_say_is_never_a_listing(String code, String why, String fix) throws IOException {
        try (Town town = new Town()) {
            town.zone.add(OURS + code).with("2.0.0.127", "2.0.0.127.zen.lists.example A " + code);

            assertThat(town.troubles()).singleElement().satisfies(found -> {
                assertThat(found.level()).isEqualTo(Level.UNKNOWN);
                assertThat(found.what())
                        .isEqualTo("zen.lists.example could not be asked (" + code + "): not a listing");
                assertThat(found.why()).contains(why);
                assertThat(found.fix()).containsExactly(fix);
            });
        }
    }

    @Test
    void a_list_that_refuses_only_our_question_is_not_a_listing_either() throws IOException {
        try (Town town = new Town()) {
            town.zone.add(OURS + "127.255.255.254");

            assertThat(town.troubles())
                    .singleElement()
                    .extracting(Finding::level)
                    .isEqualTo(Level.UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "192.0.2.1", "127.0.2.2"})
    void any_other_answer_is_no_listing(String code) throws IOException {
        try (Town town = new Town()) {
            town.zone.add(OURS + code);

            assertThat(town.troubles()).isEmpty();
        }
    }

    @Test
    void a_list_that_lists_everything_is_not_believed() throws IOException {
        try (Town town = new Town()) {
            town.zone.add("1.0.0.127.zen.lists.example A 127.0.0.2").add(OURS + "127.0.0.2");

            assertThat(town.troubles()).singleElement().satisfies(found -> {
                assertThat(found.level()).isEqualTo(Level.UNKNOWN);
                assertThat(found.what()).contains("fails its own test");
            });
        }
    }

    @Test
    void a_list_that_is_dead_is_not_believed() throws IOException {
        try (Town town = new Town()) {
            town.zone.without("2.0.0.127");

            assertThat(town.troubles())
                    .singleElement()
                    .extracting(Finding::what)
                    .asString()
                    .contains("fails its own test");
        }
    }

    @Test
    void a_list_of_domains_is_asked_for_the_domain() throws IOException {
        try (Town town = new Town()) {
            town.zone
                    .with("2.0.0.127", "test.zen.lists.example A 127.0.1.2")
                    .add("2.0.0.127.zen.lists.example A 127.0.1.255");
            assertThat(town.of(Check.LISTS)).extracting(Finding::what).containsExactly("not on zen.lists.example");

            town.zone.add("alpha.example.zen.lists.example A 127.0.1.2");
            assertThat(town.troubles())
                    .singleElement()
                    .extracting(Finding::what)
                    .isEqualTo("alpha.example is on zen.lists.example (127.0.1.2)");
        }
    }

    @Test
    void what_a_list_said_is_told_with_its_age_and_not_asked_again() throws IOException {
        try (Town town = new Town()) {
            town.zone.add("alpha.example MX 20 mx2.alpha.example.").add("mx2.alpha.example A 203.0.113.9");
            town.zone.add("9.113.0.203.in-addr.arpa PTR mx2.alpha.example.");
            ListMemory memory = new ListMemory();
            assertThat(lists(town, memory)).containsExactly("not on zen.lists.example");
            assertThat(memory.kept).containsOnlyKeys("1.0.0.127 A", "2.0.0.127 A", "7.113.0.203 A", "9.113.0.203 A");

            town.server.fail(".zen.lists.example", io.warmit.dns.TestNameServer.Fault.SILENCE);
            memory.age = Duration.ofMinutes(12);

            assertThat(lists(town, memory)).containsExactly("not on zen.lists.example, asked 12 min ago");
        }
    }

    @Test
    void a_listing_that_was_heard_before_tells_its_age_too() throws IOException {
        try (Town town = new Town()) {
            town.zone.add(OURS + "127.0.0.4");
            ListMemory memory = new ListMemory();
            lists(town, memory);
            memory.age = Duration.ofMinutes(59);

            assertThat(lists(town, memory))
                    .containsExactly(
                            "203.0.113.7 (mail.alpha.example) is on zen.lists.example (127.0.0.4), asked 59 min ago");
        }
    }

    @Test
    void neither_silence_nor_a_refusal_nor_a_failed_test_is_kept() throws IOException {
        try (Town town = new Town()) {
            ListMemory memory = new ListMemory();
            town.zone.add(OURS + "127.255.255.254");
            lists(town, memory);
            assertThat(memory.kept).containsOnlyKeys("1.0.0.127 A", "2.0.0.127 A");

            memory.kept.clear();
            town.server.fail("7.113.0.203.zen.lists.example", io.warmit.dns.TestNameServer.Fault.SERVFAIL);
            lists(town, memory);
            assertThat(memory.kept).containsOnlyKeys("1.0.0.127 A", "2.0.0.127 A");

            memory.kept.clear();
            town.zone.without("2.0.0.127");
            lists(town, memory);
            assertThat(memory.kept).isEmpty();
        }
    }

    private static List<String> lists(Town town, ListMemory memory) {
        return town.findings(memory).stream()
                .filter(finding -> finding.check() == Check.LISTS)
                .map(Finding::what)
                .toList();
    }
}
