package io.warmit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
