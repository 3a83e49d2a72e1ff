package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PAIR-8: what a pool carries for each of its senders, and that few partners are too few. */
class PoolShowTest {
    @TempDir
    private Path folder;

    @Test
    void people_are_warned_of_a_ceiling_below_the_top_of_the_ramp() {
        Said said = Fixture.in(folder).run("pool", "show", "default");

        assertThat(said.out())
                .contains("anna@alpha.example            ! 4        8  20     6  4 partners × pair cap 2");
        assertThat(said.err())
                .isEqualTo("! the pool carries at most 8 a day per mailbox: 4 partners × pair cap 2;"
                        + " the ramp stops at 8. 11 mailboxes would carry 20\n");
    }

    @Test
    void people_are_warned_of_few_partners_when_something_else_binds() {
        Fixture warmit = Fixture.in(folder);
        warmit.inStore("update mailbox set daily_max = 9");

        assertThat(warmit.run("pool", "show", "default").err())
                .contains("! the pool carries at most 5 a day per mailbox: daily_max 9, which replies share")
                .contains("! only 4 partners: the same mailboxes write to each other often; 9 mailboxes are better");
    }

    @Test
    void scripts_find_each_sender_and_the_warnings() throws IOException {
        Said said = Fixture.in(folder).run("pool", "show", "default", "--json");

        JsonNode document = JsonSchemaTest.validated("pool.show", said.out());
        JsonNode first = document.path("item").path("senders").path(0);
        assertThat(first.path("address").asText()).isEqualTo("anna@alpha.example");
        assertThat(first.path("partners").asInt()).isEqualTo(4);
        assertThat(first.path("few_partners").asBoolean()).isTrue();
        assertThat(document.path("warnings").path(0).path("message").asText()).contains("4 partners × pair cap 2");
    }
}
