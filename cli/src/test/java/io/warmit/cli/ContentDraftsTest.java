package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts that an endpoint writes: read like a stranger's, and used only after somebody has read them. */
class ContentDraftsTest {
    @TempDir
    private Path folder;

    private final DraftingServer endpoint = new DraftingServer();

    @AfterEach
    void close() {
        endpoint.close();
    }

    private Fixture warmit() throws IOException {
        return warmit("2m");
    }

    private Fixture warmit(String timeout) throws IOException {
        Fixture fixture = Fixture.in(folder).with("AI_KEY", "very-secret");
        Path file = folder.resolve("warmit.yaml");
        Files.writeString(
                file,
                Files.readString(file) + "content: { ai: { url: \"" + endpoint.url()
                        + "\", model: small-writer, key: \"env:AI_KEY\", timeout: " + timeout + " } }\n");
        return fixture;
    }

    private static Said generate(Fixture warmit, int count, String... more) {
        List<String> words = new ArrayList<>(
                List.of("content", "generate", "--topic", "An allotment", "--count", String.valueOf(count)));
        words.addAll(List.of(more));
        return warmit.run(words.toArray(String[]::new));
    }

    @Test
    void a_good_batch_waits_for_a_review_and_is_used_after_it() throws IOException {
        Fixture warmit = warmit();
        endpoint.writing("Here you are:\n```\n" + OwnScripts.garden() + "\n" + OwnScripts.choir() + "```\n");

        Said made = generate(warmit, 2);
        Said before = warmit.run("content", "list", "--json");
        Said unasked = warmit.run("content", "review", "an-allotment");
        Said reviewed = warmit.run("content", "review", "an-allotment", "--yes", "--json");
        Said after = warmit.run("content", "list", "--json");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.err()).contains("wrote 2 of 2 to FOLDER/content/review/en/an-allotment.txt");
        assertThat(endpoint.asked())
                .singleElement()
                .asString()
                .startsWith("Bearer very-secret ")
                .contains("small-writer", "An allotment", "English");
        assertThat(before.out()).doesNotContain("rain-barrel");
        assertThat(unasked.code()).isEqualTo(64);
        assertThat(unasked.out()).contains("= rain-barrel", "= choir-chairs", "small-writer");
        JsonNode document = JsonSchemaTest.validated("content.review", reviewed.out());
        assertThat(document.at("/items/0/into").asText()).isEqualTo("FOLDER/content/en/an-allotment.txt");
        assertThat(after.out()).contains("rain-barrel", "choir-chairs");
        assertThat(folder.resolve("content/review/en/an-allotment.txt")).doesNotExist();
    }

    @Test
    void a_faulty_script_is_refused_with_its_reasons_and_the_good_one_is_kept() throws IOException {
        Fixture warmit = warmit();
        String faulty = OwnScripts.choir().replace("Done, and the floor", "DONE!! ALL CLEAR, and the floor");
        String tooNear = OwnScripts.garden().replace("= rain-barrel", "= rain-tub");
        endpoint.writing(OwnScripts.garden() + "\n" + faulty + "\n" + tooNear);

        Said made = generate(warmit, 3, "--json");

        JsonNode item = JsonSchemaTest.validated("content.generate", made.out()).path("item");
        assertThat(made.code()).isEqualTo(3);
        assertThat(item.path("scripts")).hasSize(1);
        assertThat(item.path("refused").toString())
                .contains(
                        "choir-chairs: ",
                        "is written in capitals",
                        "rain-tub: ",
                        "% the same as turn 1 of rain-barrel");
        assertThat(Files.readString(folder.resolve("content/review/en/an-allotment.txt")))
                .contains("= rain-barrel")
                .doesNotContain("= choir-chairs", "= rain-tub");
    }

    @ParameterizedTest
    @CsvSource({
        "429, answered 429, it says to wait 30 s",
        "500, answered 500, it has trouble of its own",
        "401, answered 401, does not accept the key",
        "404, answered 404, no such address or model",
    })
    void an_endpoint_that_refuses_is_told_in_its_words_without_the_key(int code, String what, String why)
            throws IOException {
        Fixture warmit = warmit();
        endpoint.answering(code, "{\"error\":{\"message\":\"no, very-secret is not liked\"}}");

        Said said = generate(warmit, 3);

        assertThat(said.code()).isEqualTo(69);
        assertThat(said.err()).contains("E1805", what, why, "*** is not liked").doesNotContain("very-secret");
        assertThat(folder.resolve("content")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>hello</html>", "{\"choices\":[]}", "[1,2", "{\"choices\":[{\"message\":{}}]}"})
    void garbage_is_no_answer(String body) throws IOException {
        Fixture warmit = warmit();
        endpoint.answering(200, body);

        Said said = generate(warmit, 1);

        assertThat(said.code()).isEqualTo(69);
        assertThat(said.err()).contains("E1805", "holds no text at choices[0].message.content");
    }

    @Test
    void an_endpoint_that_never_ends_is_not_waited_for() throws IOException {
        Fixture warmit = warmit("1s");
        endpoint.stalling();

        Said said = generate(warmit, 1);

        assertThat(said.code()).isEqualTo(69);
        assertThat(said.err()).contains("E1805", "it did not answer within 1 s");
    }

    @Test
    void what_was_good_before_the_endpoint_failed_is_kept() throws IOException {
        Fixture warmit = warmit();
        endpoint.writing(OwnScripts.garden()).answering(503, "");

        Said said = generate(warmit, 4);

        assertThat(said.code()).isEqualTo(3);
        assertThat(said.err()).contains("wrote 1 of 4", "answered 503");
    }

    @Test
    void prose_without_a_script_is_asked_for_again_and_then_given_up() throws IOException {
        Fixture warmit = warmit();
        endpoint.writing("I am sorry, I cannot do that.");

        Said said = generate(warmit, 3);

        assertThat(said.code()).isEqualTo(1);
        assertThat(endpoint.asked()).hasSize(2);
        assertThat(said.err()).contains("an answer without a script", "none was good enough");
    }

    @Test
    void without_an_endpoint_nothing_is_asked() {
        Said said = generate(Fixture.in(folder), 3);

        assertThat(said.code()).isEqualTo(78);
        assertThat(said.err()).contains("E1107", "content.ai");
    }
}
