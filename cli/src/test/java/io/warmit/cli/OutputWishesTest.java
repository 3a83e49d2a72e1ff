package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import io.warmit.config.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator wishes of the output is done, or refused with a better idea. */
class OutputWishesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "auto,   '',                                                      true,  true",
        "auto,   '',                                                      false, false",
        "always, 'WARMIT_COLOR=never NO_COLOR=1 CLICOLOR=0 TERM=dumb',    false, true",
        "never,  'WARMIT_COLOR=always CLICOLOR_FORCE=1',                  true,  false",
        "auto,   'WARMIT_COLOR=always NO_COLOR=1',                        false, true",
        "auto,   'WARMIT_COLOR=never CLICOLOR_FORCE=1',                   true,  false",
        "auto,   'WARMIT_COLOR=auto NO_COLOR=1',                          true,  false",
        "auto,   'NO_COLOR=1 CLICOLOR_FORCE=1',                           true,  false",
        "auto,   'NO_COLOR=',                                             true,  true",
        "auto,   'CLICOLOR_FORCE=1 CLICOLOR=0 TERM=dumb',                 false, true",
        "auto,   'CLICOLOR_FORCE=0',                                      false, false",
        "auto,   'CLICOLOR=0',                                            true,  false",
        "auto,   'CLICOLOR=1',                                            false, false",
        "auto,   'TERM=dumb',                                             true,  false",
        "auto,   'TERM=xterm',                                            true,  true",
    })
    void the_first_that_says_something_decides_on_colour(
            String option, @Nullable String variables, boolean terminal, boolean colour) {
        Map<String, String> set = new HashMap<>();
        for (String word : String.valueOf(variables).split(" ")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                set.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        Environment environment = new Environment(set, false, folder, folder, "mail1", Fixture.PARIS);

        assertThat(Colour.on(Colour.of(option).orElseThrow(), environment, terminal))
                .isEqualTo(colour);
    }

    @ParameterizedTest
    @CsvSource({
        "--color bogus, --color bogus is not a choice, auto",
        "--tz Mars/Base, --tz Mars/Base is not a time zone, Europe/Paris",
        "--fields adress, --fields adress is no field, did you mean address?",
        "--fields pace.mov, --fields pace.mov is no field, did you mean pace.move?",
        "--sort -inbox_rat, --sort inbox_rat is no field, did you mean inbox_rate?",
        "--limit 0, --limit 0 is too few, 1 or more",
        "--limit 3 --all, --limit and --all contradict each other, give one of the two",
    })
    void a_wish_that_makes_no_sense_is_refused(String wish, String what, String advice) {
        Said said = Fixture.in(folder).run(Fixture.words("mailbox list " + wish).toArray(String[]::new));

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("error[E1003]: " + what).contains(advice);
    }

    @ParameterizedTest
    @CsvSource({"WARMIT_COLOR, bogus", "WARMIT_OUTPUT, xml"})
    void a_variable_that_makes_no_sense_is_refused(String variable, String value) {
        Said said = Fixture.in(folder).with(variable, value).run("mailbox", "list");

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err()).contains("error[E1003]: " + variable + " " + value + " is not a");
    }

    @Test
    void inner_fields_may_be_asked_for() {
        Said said = Fixture.in(folder)
                .run("mailbox", "list", "--fields", "address,inbox_rate.n,pace.move", "-o", "csv", "--sort", "address");

        assertThat(said.out().lines()).element(1).isEqualTo("anna@alpha.example,30,shrink");
    }

    @Test
    void times_stand_in_the_zone_of_the_option_then_of_the_configuration() throws Exception {
        Fixture warmit = Fixture.in(folder);
        Path file = folder.resolve("warmit.yaml");
        Files.writeString(file, Files.readString(file).replace("Europe/Paris", "Asia/Tokyo"));

        String inTokyo = due(warmit, "--wide");
        String inUtc = due(warmit, "--tz", "UTC");

        assertThat(java.time.LocalDateTime.parse(inTokyo.replace(' ', 'T')))
                .isEqualTo(
                        java.time.LocalDateTime.parse(inUtc.replace(' ', 'T')).plusHours(9));
    }

    private static String due(Fixture warmit, String... options) {
        String[] words = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("message", "list", "--limit", "1", "--fields", "due_at"),
                        java.util.stream.Stream.of(options))
                .toArray(String[]::new);
        return warmit.run(words).out().lines().skip(1).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"LANG, C", "LC_ALL, POSIX", "LC_CTYPE, de_DE.ISO-8859-1"})
    void a_locale_without_utf_8_gets_ascii(String variable, String locale) {
        Said said = Fixture.in(folder).with(variable, locale).run("mailbox", "list");

        assertThat(said.out()).matches("\\p{ASCII}*").contains("[ok] active");
    }

    @Test
    void messages_end_at_fifty_rows_in_a_table_only_and_the_rest_is_counted() {
        Fixture warmit = Fixture.in(folder);
        long all = warmit.run("message", "list", "-o", "jsonl").out().lines().count();

        assertThat(warmit.run("message", "list").out())
                .contains("\n… " + (all - 50) + " more: --limit N or --all\n" + all + " messages: ");
        assertThat(warmit.run("message", "list", "--limit", "3").out())
                .contains("\n… " + (all - 3) + " more: --limit N or --all\n");
        assertThat(warmit.run("message", "list", "--all").out().lines().count()).isEqualTo(all + 2);
        assertThat(warmit.run("message", "list", "-o", "jsonl", "--limit", "3")
                        .out()
                        .lines())
                .hasSize(3);
        assertThat(warmit.run("mailbox", "list", "--limit", "2").out()).contains("\n… 3 more: --limit N or --all\n");
        assertThat(all).isGreaterThan(60);
    }

    @Test
    void an_empty_list_says_what_to_do_next() {
        Said said = Fixture.in(folder).run("campaign", "list", "--json");
        assertThat(said.code()).isZero();
        Said none = Fixture.in(folder).run("message", "list", "--state", "BOUNCED", "--kind", "reply");

        assertThat(none.out()).isEmpty();
        assertThat(none.err()).isEqualTo("no such message; next: warmit status\n");
    }
}
