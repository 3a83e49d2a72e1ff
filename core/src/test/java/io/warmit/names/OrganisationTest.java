package io.warmit.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationTest {
    @ParameterizedTest
    @CsvSource({
        "news.alpha.example, alpha.example",
        "a.b.alpha.co.uk, alpha.co.uk",
        "alpha.co.uk, alpha.co.uk",
        "alpha.com, alpha.com",
        "mail.alpha.github.io, github.io",
        "co.uk, co.uk",
        "alpha.test, alpha.test"
    })
    void the_organisation_of_a_name_follows_the_public_suffixes(String name, String owner) {
        assertThat(Organisation.of(name)).isEqualTo(owner);
    }
}
