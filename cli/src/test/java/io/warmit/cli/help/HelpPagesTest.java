package io.warmit.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.problem.Code;
import java.io.File;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpPagesTest {
    @ParameterizedTest
    @EnumSource(Code.class)
    void every_code_has_a_page_that_names_its_cause_and_exit_code(Code code) {
        assertThat(HelpPages.find(code.name()))
                .hasValueSatisfying(page -> assertThat(page)
                        .startsWith(code.name() + "  " + code.title())
                        .contains("exit " + code.exit().number(), "Common causes", "What to do"));
        assertThat(HelpPages.find(code.name().replace('E', 'w'))).isEqualTo(HelpPages.find(code.name()));
    }

    @Test
    void every_topic_has_a_page_and_every_page_a_topic_or_a_code() throws Exception {
        File folder = new File(
                Objects.requireNonNull(HelpPages.class.getResource("/help")).toURI());
        String[] pages = Objects.requireNonNull(folder.list());

        assertThat(HelpPages.TOPICS).allMatch(topic -> HelpPages.find(topic).isPresent());
        assertThat(Stream.of(pages).map(page -> page.replace(".txt", "")))
                .hasSize(HelpPages.TOPICS.size() + Code.values().length)
                .allMatch(page -> HelpPages.find(page).isPresent());
    }

    @Test
    void a_page_fits_a_narrow_terminal() {
        Stream.concat(HelpPages.TOPICS.stream(), Stream.of(Code.values()).map(Code::name))
                .flatMap(name -> HelpPages.find(name).orElseThrow().lines())
                .forEach(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(100));
    }
}
