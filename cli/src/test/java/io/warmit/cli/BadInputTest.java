package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may get wrong: each gets its code, what, why and fix, its exit code, and changes nothing. */
class BadInputTest extends UntouchedStore {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pool show nowhere|66|E1010|there is no pool nowhere|there is no|warmit pool list
            campaign show sprin|66|E1010|there is no campaign sprin|did you mean spring?|warmit campaign list
            campaign launch sprin|66|E1010|there is no campaign sprin|did you mean spring?|warmit campaign list
            campaign create c --pool nowhere|66|E1010|there is no pool nowhere|there is no|warmit pool add nowhere
            mailbox pause nobody@alpha.example|66|E1010|there is no mailbox nobody@alpha.example|there is no|warmit mailbox list
            why ana@alpha.example|66|E1010|there is no mailbox ana@alpha.example|did you mean anna@alpha.example?|warmit mailbox list
            message show zzzzzz|66|E1010|there is no message "zzzzzz"|no token is or begins with it|warmit message list
            help E9999|66|E1010|there is no help on E9999|there is no|warmit help
            campaign create spring|73|E1011|campaign spring exists already|exists already|warmit campaign show spring
            pool add default|73|E1011|pool default exists already|exists already|warmit pool show default
            campaign create c --from-per-day 9 --to-per-day 4|64|E1003|--from-per-day 9 is above to 4|a ramp never falls|let from be at most to
            campaign create c --to-per-day 60|64|E1003|--to-per-day 60|is more than 50|write a value from 1 to 50
            campaign create c --ramp stepped --steps 9x3,4x3|64|E1003|--steps "9x3,4x3"|fall from 9 to 4|let each step be at least as high
            campaign create c --ramp list --values 2,4,9|64|E1003|--values "2,4,9" rise from 4 to 9|at place 3|let place 3 be 6 or less
            campaign create c --ramp sigmoid --step 2|64|E1003|--step belongs to kind: linear|kind is sigmoid|remove step, or write kind: linear
            campaign create c --window 18:30-08:30|64|E1003|--window "18:30-08:30"|ends before it starts|give a later end on the same day
            campaign create c --weekdays never|64|E1003|--weekdays "never"|does not name days|write days as in mon-fri,sun
            campaign create c --reply-rate 130%|64|E1003|--reply-rate "130%"|is more than the whole|write a share from 0% to 100%
            campaign create c --min-gap 10|64|E1003|--min-gap 10|has no unit|write 10s, 10m, 10h or 10d
            mailbox set anna@alpha.example --zone Mars/Olympus|64|E1003|--zone "Mars/Olympus"|is not a time zone|for example Europe/Paris
            mailbox set anna@alpha.example --country ZZ|64|E1003|--country "ZZ"|has no calendar of public holidays|write its two letters of ISO 3166-1, for example DE or GB
            mailbox set anna@alpha.example --country DE-XX|64|E1003|--country "DE-XX"|names a part that DE does not have|write DE, or one of DE-BB
            mailbox set anna@alpha.example --folder spam=Werbung|64|E1003|--folder "spam"|is not one of junk, sent, trash, archive|--folder
            mailbox set anna@alpha.example --folder Werbung|64|E1003|--folder "Werbung"|names no folder|--folder junk=NAME
            mailbox set anna@alpha.example --folder junk=Inbox|64|E1003|--folder "Inbox"|is the inbox|name the folder itself
            mailbox set anna@alpha.example --folder junk=A --folder trash=A|64|E1003|the folder "A" is named as junk and as trash|never guessed|a folder plays one part
            campaign create c --until 2027-06-30|64|E1003|--until belongs to after: maintain|after is stop|remove until, or write after: maintain
            campaign create c --after maintain --until 2020-01-01|64|E1003|--until 2020-01-01 is in the past|lasts at most 180 days|give a date from
            campaign create c --after maintain --until 2099-01-01|64|E1003|--until 2099-01-01 is more than 180 days after the ramp ends|begins after the ramp|or leave it out for all of the 180 days
            campaign create c --after maintain --until soon|64|E1003|--until "soon"|is not a date|write YYYY-MM-DD
            campaign create c --grow --no-grow|64|E1003|--no-grow with --grow|says the opposite|use one of the two
            campaign create c --holidays never|64|E1003|--holidays|is not one of skip, send|write skip or send
            stats --since soon|64|E1003|--since soon|is not a day|use 2026-11-23
            stats --by colour|64|E1003|--by colour|is no grouping|use pool, campaign
            stats --fields|64|E1002|'--fields'|Missing required parameter|warmit stats --help
            mailbox lst|64|E1001|unknown command or argument lst|did you mean list?|warmit mailbox --help
            mailbox remove anna@alpha.example|64|E1004|remove 1 mailbox needs a yes|there is no terminal to ask on|add --yes
            mailbox add z@alpha.example|64|E1701|the servers of z@alpha.example were not found|provider list: alpha.example is not in it|--smtp HOST:PORT/MODE
            mailbox discover z@alpha.example|64|E1701|the servers of z@alpha.example were not found|provider list: alpha.example is not in it|--imap HOST:PORT/MODE
            mailbox discover alpha.example|64|E1003|ADDR alpha.example is not an address|is never guessed|anna@alpha.example
            mailbox add z@proton.me|64|E1702|Proton Mail has no mail servers for z@proton.me|no SMTP or IMAP to mail programs|Proton Mail Bridge
            mailbox discover z@tuta.com --offline|64|E1702|Tuta Mail has no mail servers|neither SMTP nor IMAP|another provider
            """)
    void a_command_that_cannot_be_meant(String command, int exit, String code, String what, String why, String fix) {
        warmit.run("campaign", "create", "spring");

        refused(new Refusal(exit, code, what, why, fix), Fixture.words(command).toArray(String[]::new));
    }

    @Test
    void a_pool_of_one_leaves_the_campaign_a_draft() {
        for (String address :
                List.of("bob@delta.example", "carl@delta.example", "eva@alpha.example", "you@your-domain.example")) {
            warmit.run("mailbox", "pause", address);
        }
        warmit.run("campaign", "create", "lonely");

        refused(
                new Refusal(
                        1,
                        "E3001",
                        "campaign lonely has 1 usable mailbox",
                        "a campaign needs a sender and a receiver",
                        "warmit mailbox list"),
                "campaign",
                "launch",
                "lonely");

        assertThat(warmit.run("campaign", "show", "lonely", "--json").out()).contains("\"state\" : \"draft\"");
    }

    @Test
    void a_table_with_the_same_address_twice_and_one_that_is_none() throws IOException {
        Path table = table("""
                address,smtp,imap,password_ref
                x@alpha.example,127.0.0.1:1/none,127.0.0.1:1/none,env:P
                x@alpha.example,127.0.0.1:1/none,127.0.0.1:1/none,env:P
                c@y,127.0.0.1:1/none,127.0.0.1:1/none,env:P
                """);

        Said said = refused(
                new Refusal(65, "E1801", "address x@alpha.example", "is already in line 2", "remove line 2 or line 3"),
                "mailbox",
                "import",
                table.toString());

        assertThat(said.err())
                .contains("boxes.csv:3:1", "boxes.csv:4:1", "2 of 3 rows are faulty, nothing was imported");
    }

    @Test
    void a_table_with_passwords() throws IOException {
        Path table = table("address,smtp,imap,password\nx@alpha.example,127.0.0.1:1/none,127.0.0.1:1/none,hunter2\n");

        Said said = refused(
                new Refusal(
                        65, "E1803", "column password", "passwords do not belong into tables", "use password_ref with"),
                "mailbox",
                "import",
                table.toString());

        assertThat(said.err()).contains("boxes.csv:1:4").doesNotContain("hunter2");
    }

    @Test
    void a_configuration_that_is_not_where_it_should_be() {
        refused(
                new Refusal(
                        78,
                        "E1101",
                        "no configuration file FOLDER/nowhere.yaml",
                        "it is named by --config, and nothing is there",
                        "warmit config example > FOLDER/nowhere.yaml"),
                "status",
                "--config",
                folder.resolve("nowhere.yaml").toString());
    }

    @Test
    void no_configuration_anywhere() {
        Fixture homeless = warmit.with("WARMIT_CONFIG", "");

        refused(
                new Refusal(
                        78,
                        "E1101",
                        "no configuration file",
                        "none is named by --config or WARMIT_CONFIG, and FOLDER/.config/warmit/warmit.yaml",
                        "warmit init"),
                () -> homeless.run("status"));
    }

    @Test
    void a_second_init() {
        refused(
                new Refusal(
                        73,
                        "E1011",
                        "FOLDER/warmit.yaml exists already",
                        "a second init would forget what you wrote there",
                        "warmit init --force"),
                "init",
                "--yes");
    }

    @Test
    void a_master_key_that_others_may_read() throws IOException {
        Path key = sealedMailbox();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        refused(
                new Refusal(
                        78,
                        "E1209",
                        "the key file FOLDER/master.key is open to others",
                        "other users of this machine can read or change the key",
                        "chmod 600 FOLDER/master.key"),
                "mailbox",
                "test",
                "new@alpha.example");
    }

    @Test
    void a_master_key_that_is_gone_is_never_made_anew() throws IOException {
        Files.delete(sealedMailbox());
        Refusal refusal = new Refusal(
                78,
                "E1208",
                "the master key file:FOLDER/master.key is missing",
                "stored passwords cannot be opened without the key that sealed them",
                "bring the key back from your backup");

        refused(refusal, "mailbox", "test", "new@alpha.example");
        refused(refusal, () -> warmit.runWith(PASSWORD + "\n", add("another@alpha.example", "--no-test")));

        assertThat(folder.resolve("master.key")).doesNotExist();
    }

    /** A mailbox with a stored password; answers the key that it is sealed with. */
    private Path sealedMailbox() {
        Said added = warmit.runWith(PASSWORD + "\n", add("new@alpha.example", "--no-test"));

        assertThat(added.code()).as(added.err()).isZero();
        return folder.resolve("master.key");
    }

    private static String[] add(String address, String more) {
        return new String[] {
            "mailbox",
            "add",
            address,
            "--smtp",
            "127.0.0.1:1/none",
            "--imap",
            "127.0.0.1:1/none",
            "--password-stdin",
            more
        };
    }

    private Path table(String text) throws IOException {
        return Files.writeString(folder.resolve("boxes.csv"), text);
    }
}
