package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every document of JSON is what its shipped schema says. */
class JsonSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "mailbox.list, mailbox list",
        "mailbox.show, mailbox show bob@delta.example",
        "mailbox.discover, mailbox discover anna@posteo.de --offline",
        "pool.list, pool list",
        "pool.show, pool show default",
        "campaign.list, campaign list",
        "campaign.create, campaign create summer",
        "campaign.show, campaign show spring",
        "campaign.plan, campaign plan spring",
        "campaign.plan, campaign plan spring --by mailbox",
        "stats, stats --by mailbox",
        "stats, stats --by mode",
        "stats, campaign stats simulation --by day --graph",
        "stats, stats --by sender-provider",
        "report, report",
        "message.list, message list",
        "message.list, message list --state CONFIRMED --placement spam",
        "message.show, message show SPAM",
        "message.reconcile, message reconcile --all",
        "content.list, content list",
        "content.check, content check",
        "content.preview, content preview --seed 7",
        "content.add, content add garden.txt -n",
        "content.generate, content generate --topic \"a choir\" -n",
        "audit, audit",
        "audit, audit --by sender --mailbox bob@delta.example",
        "quarantine.list, quarantine list",
        "db.status, db status",
        "db.migrate, db migrate",
        "db.backup, db backup",
        "db.verify, db verify --deep",
        "db.restore, db restore copy.db --confirm warmit",
        "db.recover, db recover --yes",
        "status, status",
        "why, why bob@delta.example",
        "gate, gate --mailbox bob@delta.example",
        "doctor, 'doctor --only D11,D12,D13,D15,D16'",
        "doctor.checks, doctor --list-checks",
        "version, version",
        "config.apply, config apply --dry-run",
        "config.show, config show",
        "config.show, config show --origin",
        "config.export, config export",
        "config.example, config example",
        "config.example, config example database",
        "run, run --once --max-time 0s",
        "simulate, simulate --days 3 --mailboxes 4 --seed 7",
    })
    void a_document_is_what_its_schema_says(String schema, String command, @TempDir Path folder) throws IOException {
        Fixture fixture = Fixture.in(folder);
        fixture.run("campaign", "create", "spring");
        fixture.run("db", "backup", "--out", "copy.db");
        OwnScripts.lay(folder.resolve("garden.txt"));
        String spam = fixture.run(
                        "message", "list", "--placement", "spam", "--fields", "token", "--no-header", "-o", "csv")
                .out()
                .lines()
                .findFirst()
                .orElseThrow();

        Fixture.Said said = fixture.run(
                Fixture.words(command.replace("SPAM", spam) + " --json").toArray(String[]::new));

        validated(schema, said.out());
    }

    /** The document, which is what the schema of its name says. */
    static JsonNode validated(String schema, String text) throws IOException {
        JsonNode document = JSON.readTree(text);
        keep(schema, text);
        assertThat(document.path("schema").asText()).isEqualTo("warmit." + schema + "/v1");
        assertThat(schema("warmit." + schema + "-v1").validate(document))
                .as(text)
                .isEmpty();
        return document;
    }

    @Test
    void an_error_is_what_its_schema_says(@TempDir Path folder) throws IOException {
        Fixture.Said said = Fixture.in(folder).run("mailbox", "show", "nobody@alpha.example", "--json");

        assertThat(said.out()).isEmpty();
        assertThat(said.code()).isEqualTo(66);
        JsonNode problem = JSON.readTree(said.err());
        keep("error", said.err());
        assertThat(schema("warmit.error-v1").validate(problem)).as(said.err()).isEmpty();
        assertThat(problem.path("code").asText()).isEqualTo("E1010");
    }

    /** With -Dsamples=FOLDER the documents are kept, to write a schema from. */
    private static void keep(String schema, String text) throws IOException {
        String folder = System.getProperty("samples");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.writeString(Path.of(folder, schema + "-" + text.hashCode() + ".json"), text);
        }
    }

    private static JsonSchema schema(String name) throws IOException {
        try (InputStream text =
                Objects.requireNonNull(JsonSchemaTest.class.getResourceAsStream("/schema/" + name + ".json"), name)) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
