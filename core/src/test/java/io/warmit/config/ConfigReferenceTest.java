package io.warmit.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.config.ConfigReference.Setting;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {
    @Test
    void each_setting_is_told_with_all_that_is_declared_of_it() {
        Setting visits = only("workers.visits");

        assertThat(visits.kind()).isEqualTo("a whole number");
        assertThat(visits.byDefault()).hasValue("64");
        assertThat(visits.limits()).hasValue("from 1 to 2000");
        assertThat(visits.variable()).hasValue("WARMIT_WORKERS_VISITS");
        assertThat(visits.required()).isFalse();
    }

    @Test
    void only_the_version_is_required_of_what_has_one_value() {
        assertThat(ConfigReference.settings())
                .filteredOn(setting -> setting.required() && setting.variable().isPresent())
                .extracting(Setting::path)
                .containsExactly("version");
    }

    @Test
    void what_has_many_values_has_no_variable() {
        assertThat(only("arrival.looks").variable()).isEmpty();
        assertThat(only("mailboxes[].address").variable()).isEmpty();
        assertThat(only("providers.NAME.match").variable()).isEmpty();
    }

    @Test
    void choices_are_listed() {
        assertThat(only("logging.format").choices()).containsExactly("text", "json", "journal");
        assertThat(only("tls.min").choices()).containsExactly("TLSv1.2", "TLSv1.3");
    }

    @Test
    void a_section_has_a_description_and_its_settings() {
        assertThat(ConfigReference.description("database")).hasValue("The store.");
        assertThat(ConfigReference.settings("database")).hasSize(8);
        assertThat(ConfigReference.settings("zone")).hasSize(1);
        assertThat(ConfigReference.settings("campaign_defaults.times")).hasSize(7);
        assertThat(ConfigReference.description("nonsense")).isEmpty();
    }

    @Test
    void every_description_is_a_sentence_in_one_line() {
        assertThat(ConfigReference.settings())
                .allSatisfy(setting ->
                        assertThat(setting.description()).endsWith(".").doesNotContain("\n"));
    }

    @Test
    void the_example_names_every_setting() {
        String example = ConfigExample.all();

        assertThat(ConfigReference.settings())
                .extracting(setting -> setting.path().substring(setting.path().lastIndexOf('.') + 1) + ":")
                .allSatisfy(key -> assertThat(example).contains(key));
    }

    private static Setting only(String path) {
        return ConfigReference.settings(path).getFirst();
    }
}
