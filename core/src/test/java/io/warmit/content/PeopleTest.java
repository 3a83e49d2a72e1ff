package io.warmit.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mailbox.Address;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader is called, in the languages that we write. */
class PeopleTest {
    private static final Address WRITER = Address.of("bob@birch.example");

    @ParameterizedTest
    @ValueSource(strings = {"info", "accueil", "mairie", "comptabilite", "secretariat", "sekretariat", "buchhaltung"})
    void an_office_is_greeted_without_a_name(String office) {
        People people = to(office + "@alder.example", Optional.empty());

        assertThat(people.reader()).isEmpty();
        assertThat(people.readerInFull()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Mme Claire Martin, Claire, Claire Martin", "Frau Dr. Anna Berger, Anna, Anna Berger"})
    void a_title_is_no_part_of_the_name(String shown, String first, String full) {
        People people = to("alder@alder.example", Optional.of(shown));

        assertThat(people.reader()).hasValue(first);
        assertThat(people.readerInFull()).hasValue(full);
    }

    @Test
    void a_name_of_an_office_in_the_display_name_is_nobody_s_first_name() {
        assertThat(to("x@alder.example", Optional.of("Mairie Saint-Martin")).reader())
                .isEmpty();
    }

    private static People to(String address, Optional<String> shown) {
        return new People(WRITER, Optional.empty(), Address.of(address), shown);
    }
}
