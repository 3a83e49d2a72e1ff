package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of the operator's own beside those that ship. */
class ContentCommandTest {
    @TempDir
    private Path folder;

    @Test
    void own_scripts_are_taken_in_listed_shown_and_taken_away() throws IOException {
        Fixture warmit = Fixture.in(folder);
        OwnScripts.lay(folder.resolve("garden.txt"));

        Said added = warmit.run("content", "add", "garden.txt");
        Said again = warmit.run("content", "add", "garden.txt");
        JsonNode listed = JsonSchemaTest.validated(
                "content.list", warmit.run("content", "list", "--json").out());
        Said shown = warmit.run("content", "preview", "--script", "rain-barrel", "--seed", "3");
        Said removed = warmit.run("content", "remove", "rain-barrel", "--yes", "--json");

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.err()).contains("added FOLDER/garden.txt as FOLDER/content/en/garden.txt: rain-barrel");
        assertThat(again.code()).isNotZero();
        assertThat(listed.path("items").findValuesAsText("name")).contains("rain-barrel", "first-week");
        assertThat(shown.out())
                .contains("From:    Anna Berger", "From:    Ben Hollis", "Subject: Re: ")
                .doesNotContain("{");
        JsonSchemaTest.validated("content.remove", removed.out());
        assertThat(folder.resolve("content/en/garden.txt")).doesNotExist();
        assertThat(warmit.run("content", "remove", "rain-barrel", "--yes").code())
                .isEqualTo(66);
        assertThat(warmit.run("content", "remove", "first-week", "--yes").err())
                .contains("what ships with warmit stays");
    }

    @Test
    void a_faulty_file_is_refused_with_its_lines_and_none_is_taken() throws IOException {
        Fixture warmit = Fixture.in(folder);
        OwnScripts.lay(folder.resolve("garden.txt"));
        OwnScripts.write(folder.resolve("bad.txt"), "= short\nsubject: Hi\n\nA:\nToo {short}.\n\nA:\nNo.\n");

        Said said = warmit.run("content", "add", "garden.txt", "bad.txt");

        assertThat(said.code()).isEqualTo(65);
        assertThat(said.err())
                .contains(
                        "FOLDER/bad.txt:5:1", "error[E1804] the slot {short} has no list",
                        "FOLDER/bad.txt:7:1", "it is the turn of B, not of A",
                        "FOLDER/bad.txt:1:1", "it needs 4 or more");
        assertThat(folder.resolve("content/en")).doesNotExist();
    }

    @Test
    void a_text_that_lint_or_distance_refuses_names_the_turn() throws IOException {
        Fixture warmit = Fixture.in(folder);
        OwnScripts.lay(folder.resolve("content/en/garden.txt"));
        OwnScripts.write(folder.resolve("near.txt"), OwnScripts.garden().replace("= rain-barrel", "= rain-tub"));
        OwnScripts.write(
                folder.resolve("loud.txt"), OwnScripts.choir().replace("Done, and", "DONE and see www.site.example,"));

        Said near = warmit.run("content", "add", "near.txt");
        Said loud = warmit.run("content", "add", "loud.txt");

        assertThat(near.code()).isEqualTo(65);
        assertThat(near.err()).contains("near.txt:6:1", "100 % the same as turn 1 of rain-barrel");
        assertThat(loud.code()).isEqualTo(65);
        assertThat(loud.err()).contains("loud.txt:34:1", "\"DONE\" is written in capitals", "a link or markup");
    }

    @Test
    void a_check_names_what_is_wrong_and_what_is_thin() throws IOException {
        Fixture warmit = Fixture.in(folder);
        OwnScripts.lay(folder.resolve("content/en/garden.txt"));
        OwnScripts.write(folder.resolve("content/en/broken.txt"), "= x\nhello\n");
        OwnScripts.write(
                folder.resolve("content/en/thin.txt"),
                OwnScripts.choir()
                        .replaceFirst("(?s)A:\\n[^\\n]*\\n([^\\n]*\\n)\\n[^\\n]*\\n([^\\n]*\\n)", "A:\n$1\n$2"));

        Said said = warmit.run("content", "check", "--json");

        assertThat(said.code()).isEqualTo(1);
        JsonNode document = JsonSchemaTest.validated("content.check", said.out());
        assertThat(document.at("/items/0/file").asText()).isEqualTo("FOLDER/content/en/broken.txt");
        assertThat(document.at("/items/0/line").asInt()).isEqualTo(2);
        assertThat(document.at("/total/thin").toString()).contains("en/choir-chairs");
    }

    @Test
    void a_broken_own_file_is_a_warning_and_sending_goes_on() throws IOException {
        Fixture warmit = Fixture.in(folder);
        OwnScripts.write(folder.resolve("content/en/broken.txt"), "= x\nhello\n");
        OwnScripts.lay(folder.resolve("content/en/garden.txt"));

        Said shown = warmit.run("content", "preview", "--script", "rain-barrel");

        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.err()).contains("W1804", "broken.txt:2:1");
        assertThat(warmit.run("run", "--once", "--max-time", "0s").code()).isZero();
    }

    @Test
    void a_script_that_filters_have_learnt_is_listed_as_retired_with_its_figures() {
        Fixture warmit = Fixture.in(folder);
        warmit.inStore("insert into event (id, at, kind, detail) values"
                + " (1, 0, 'retired', 'en first-week: 4 of 21 in spam')");

        Said said = warmit.run("content", "list", "--all");

        assertThat(said.out()).containsPattern("(?m)^en +first-week .* yes ");
        assertThat(said.out()).contains(" scripts, 1 retired");
    }

    @Test
    void a_language_without_conversations_is_refused() {
        assertThat(Fixture.in(folder).run("content", "list", "--language", "xx").err())
                .contains("E1003", "--language xx has no conversations");
    }
}
