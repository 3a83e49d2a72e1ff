package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    @TempDir
    private Path folder;

    private Fixture warmit;

    @BeforeEach
    void start() {
        warmit = Fixture.in(folder);
    }

    @Test
    void the_store_is_told_with_its_kind_schema_and_size() throws IOException {
        JsonNode store = item().path("store");

        assertThat(store.path("kind").asText()).isEqualTo("sqlite");
        assertThat(store.path("schema").asInt()).isPositive();
        assertThat(store.path("size_bytes").asLong()).isGreaterThan(100_000);
        assertThat(warmit.run("status").out()).containsPattern("STORE      sqlite, schema \\d+, \\d+ (kB|MB)\n");
    }

    @Test
    void a_worker_that_is_silent_for_long_is_a_problem() throws IOException {
        worker("mail1", Fixture.NOW.minusSeconds(4));
        worker("mail2", Fixture.NOW.minus(Duration.ofMinutes(9)));

        Said said = warmit.run("status");

        assertThat(said.out())
                .contains("WORKERS    mail1 seen 4 s ago, up 2 h · mail2 silent for 9 m\n")
                .contains("PROBLEM    mail2 silent for 9 min     warmit daemon, on host-of-mail2");
        assertThat(warmit.run("status", "--problems").out())
                .startsWith("PROBLEM    mail2 silent")
                .hasLineCount(1);
        assertThat(item().path("problems").path(0).path("worker").asText()).isEqualTo("mail2");
    }

    @Test
    void without_problems_there_is_nothing_to_show() {
        Said said = warmit.run("status", "--problems");

        assertThat(said.out()).isEmpty();
        assertThat(said.err()).isEqualTo("no problems\n");
    }

    @Test
    void a_mailbox_that_is_nearly_full_is_a_problem_and_is_shown() throws IOException {
        warmit.inStore("insert or replace into space (mailbox_id, asked_at, used, most, guarded) select id, "
                + Fixture.NOW.toEpochMilli()
                + ", 1993000, 2048000, 1 from mailbox where address = 'bob@delta.example'");

        assertThat(warmit.run("status", "--problems").out())
                .contains("bob@delta.example")
                .contains(
                        "its mailbox is 97 % full (1,946 of 2,000 MB): nothing is sent to it, and other people's mail")
                .contains("make room there");
        JsonNode space = new ObjectMapper()
                .readTree(warmit.run("mailbox", "show", "bob@delta.example", "--json")
                        .out())
                .path("item")
                .path("space");
        assertThat(space.path("limit_bytes").asLong()).isEqualTo(2048000L * 1024);
        assertThat(space.path("share").asDouble()).isEqualTo(0.973);
        assertThat(space.path("guarded").asBoolean()).isTrue();
        assertThat(warmit.run("mailbox", "show", "bob@delta.example").out()).contains("space");
        assertThat(warmit.run("why", "bob@delta.example").out()).contains("space 97 % full, so nothing is sent to it");
        assertThat(warmit.run("why", "anna@alpha.example").out()).contains("bob is 97 % full");
    }

    @Test
    void the_next_visit_is_told_with_its_mailbox_and_what_it_is_for() {
        long bob = Long.parseLong(warmit.run(
                        "message",
                        "list",
                        "--from",
                        "bob@delta.example",
                        "--limit",
                        "1",
                        "-o",
                        "csv",
                        "--fields",
                        "id",
                        "--no-header")
                .out()
                .strip());
        warmit.inStore(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) select 'visit', sender_id, "
                        + Fixture.NOW.plusSeconds(300).toEpochMilli() + ", 0, 1 from message where id = " + bob);

        assertThat(warmit.run("status").out()).containsPattern("NEXT       15:05:00 bob@delta.example: \\S+");
    }

    @Test
    void it_may_be_watched() {
        StringWriter out = new StringWriter();
        AtomicInteger code = new AtomicInteger(-1);
        Thread watch = Thread.ofVirtual()
                .start(() -> code.set(
                        Main.run(warmit.shell("", out, new StringWriter()), "status", "--watch", "--every", "10ms")));
        Awaitility.await().until(() -> out.toString().split("WORKERS", -1).length > 3);

        watch.interrupt();

        Awaitility.await().until(() -> code.get() == 0);
        assertThat(warmit.run("status", "--every", "0s").code()).isEqualTo(64);
    }

    private JsonNode item() throws IOException {
        return new ObjectMapper().readTree(warmit.run("status", "--json").out()).path("item");
    }

    private void worker(String id, Instant seen) {
        warmit.inStore(
                "insert into worker (id, started_at, seen_at, host, pid, version, passive, visits) values ('%s', %d, %d, 'host-of-%s', 1, 'x', 0, 0)"
                        .formatted(id, Fixture.NOW.minus(Duration.ofHours(2)).toEpochMilli(), seen.toEpochMilli(), id));
    }
}
