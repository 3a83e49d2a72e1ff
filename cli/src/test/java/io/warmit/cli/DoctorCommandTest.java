package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says, with a name server on loopback. */
class DoctorCommandTest {
    private static final String ZONE = """
            alpha.example MX 10 mail.alpha.example.
            mail.alpha.example A 203.0.113.7
            alpha.example TXT "v=spf1 mx ~all"
            _dmarc.alpha.example TXT "v=DMARC1; p=none; rua=mailto:reports@alpha.example"
            7.113.0.203.in-addr.arpa PTR mail.alpha.example.
            2.0.0.127.zen.spamhaus.org A 127.255.255.254
            """;

    @TempDir
    private Path folder;

    private Fixture fixture(String more) throws IOException {
        Fixture fixture = Fixture.in(folder);
        Files.writeString(folder.resolve("warmit.yaml"), more + "\n", StandardOpenOption.APPEND);
        return fixture;
    }

    private Fixture asking(NameServer server) throws IOException {
        return fixture(
                "dns: { resolver: \"" + server.place() + "\", timeout: 2s, dkim_selectors: { alpha.example: [s1] } }");
    }

    @Test
    void a_domain_is_told_worst_first_with_what_to_publish() throws Exception {
        try (NameServer server = new NameServer(ZONE)) {
            Fixture.Said said = asking(server).run("doctor", "alpha.example");

            assertThat(said.out()).isEqualTo("""
                            ✖ D03 DKIM   selector s1, named in dns.dkim_selectors, has no DNS record     fix: publish s1._domainkey.alpha.example TXT "v=DKIM1; k=rsa; p=KEY", KEY being the public key that the signing server shows
                            ? D06 lists   zen.spamhaus.org could not be asked (127.255.255.254): not a listing     fix: set dns.resolver or dns.dqs_key
                            ✔ D01 MX  ✔ D02 SPF, 1 of 10 lookups  ✔ D04 DMARC, p=none  ✔ D05 PTR, 203.0.113.7      1 error, 0 warnings, 1 unknown, 4 ok, 2 not looked at (-v tells why)
                            """);
            assertThat(said.code()).isEqualTo(1);
        }
    }

    @Test
    void warnings_alone_are_partial_and_what_is_unknown_alone_is_fine() throws Exception {
        try (NameServer server = new NameServer(ZONE.replace("; rua=mailto:reports@alpha.example", ""))) {
            Fixture fixture = asking(server);

            assertThat(fixture.run("doctor", "alpha.example", "--only", "D04").code())
                    .isEqualTo(3);
            assertThat(fixture.run("doctor", "alpha.example", "--only", "d06").code())
                    .isZero();
            assertThat(fixture.run("doctor", "alpha.example", "--skip", "D03,D04,D06")
                            .out())
                    .contains("0 errors, 0 warnings, 0 unknown, 3 ok");
        }
    }

    @Test
    void with_v_each_line_says_why() throws Exception {
        try (NameServer server = new NameServer(ZONE)) {
            assertThat(asking(server).run("doctor", "alpha.example", "-v").out())
                    .contains("\n    why: the list does not answer public name servers\n")
                    .contains("\n– D08 TLS-RPT   not looked at: not published, which is allowed\n");
        }
    }

    @Test
    void a_key_of_spamhaus_goes_to_its_own_zone_and_is_shown_nowhere() throws Exception {
        try (NameServer server = new NameServer(ZONE + """
                2.0.0.127.secretkey.zen.dq.spamhaus.net A 127.0.0.2
                7.113.0.203.secretkey.zen.dq.spamhaus.net A 127.0.0.3
                """)) {
            Fixture fixture = fixture("dns: { resolver: \"" + server.place() + "\", dqs_key: \"env:DQS\" }")
                    .with("DQS", "secretkey");

            Fixture.Said said = fixture.run("doctor", "alpha.example", "--only", "D06");

            assertThat(said.out())
                    .startsWith("✖ D06 lists   203.0.113.7 (mail.alpha.example) is on zen.spamhaus.org (127.0.0.3)");
            assertThat(said.out() + said.err()).doesNotContain("secretkey");
        }
    }

    @Test
    void what_a_list_said_is_kept_for_an_hour_and_told_with_its_age() throws Exception {
        Fixture fixture;
        try (NameServer server = new NameServer(
                ZONE.replace("127.255.255.254", "127.0.0.2") + "7.113.0.203.zen.spamhaus.org A 127.0.0.3\n")) {
            fixture = asking(server);
            assertThat(fixture.run("doctor", "alpha.example", "--only", "D06").out())
                    .startsWith(
                            "✖ D06 lists   203.0.113.7 (mail.alpha.example) is on zen.spamhaus.org (127.0.0.3)     fix:");
        }
        try (NameServer silent = new NameServer(ZONE)) {
            Files.writeString(
                    folder.resolve("warmit.yaml"),
                    Files.readString(folder.resolve("warmit.yaml"))
                            .replaceFirst("resolver: \"[^\"]*\"", "resolver: \"" + silent.place() + "\""));
            fixture.inStore("update list_answer set asked_at = asked_at - 12 * 60000");
            assertThat(fixture.run("doctor", "alpha.example", "--only", "D06").out())
                    .startsWith(
                            "✖ D06 lists   203.0.113.7 (mail.alpha.example) is on zen.spamhaus.org (127.0.0.3), asked 12 min ago     fix:");

            fixture.inStore("update list_answer set asked_at = asked_at - 49 * 60000");
            assertThat(fixture.run("doctor", "alpha.example", "--only", "D06").out())
                    .startsWith("? D06 lists   zen.spamhaus.org could not be asked (127.255.255.254): not a listing");
        }
    }

    @Test
    void the_servers_of_a_hoster_are_not_judged_and_the_reason_is_told() throws Exception {
        try (NameServer server = new NameServer(ZONE.replace("127.255.255.254", "127.0.0.2"))) {
            Fixture fixture = asking(server);
            fixture.inStore("update mailbox set smtp = 'smtp.gmail.com:465/tls' where domain = 'alpha.example'");

            Fixture.Said said = fixture.run("doctor", "alpha.example", "--only", "D05,D06", "-v");

            assertThat(said.code()).isZero();
            assertThat(said.out())
                    .contains("– D05 PTR   not judged: smtp.gmail.com belongs to G")
                    .contains("– D06 lists   not judged: smtp.gmail.com belongs to G");
        }
    }

    @Test
    void an_address_brings_its_domain_and_the_selector_of_its_mail() throws Exception {
        try (NameServer server = new NameServer(ZONE)) {
            Fixture fixture = fixture("dns: { resolver: \"" + server.place() + "\" }");
            fixture.inStore("delete from verdict");
            fixture.inStore("insert into verdict (message_id, at, spf, dkim, dkim_domain, dkim_selector, dmarc)"
                    + " select max(message.id), " + Fixture.NOW.minusSeconds(60).toEpochMilli()
                    + ", 'fail', 'pass', 'esp.example', 's7', 'fail' from message join mailbox on mailbox.id = sender_id"
                    + " where mailbox.address = 'anna@alpha.example'");

            Fixture.Said said = fixture.run("doctor", "anna@alpha.example", "--only", "D03,D04");

            assertThat(said.out())
                    .contains("✖ D03 DKIM   selector s7 of esp.example, seen in our last mail, has no DNS record")
                    .contains("✖ D04 DMARC   mail signed by esp.example is not aligned with alpha.example");
        }
    }

    @Test
    void of_a_mailbox_the_logins_are_tried() throws Exception {
        Fixture fixture = Fixture.in(folder);
        fixture.inStore("update mailbox set smtp = '127.0.0.1:9/starttls', imap = '127.0.0.1:9/starttls',"
                + " secret = 'env:NOTHING'");

        Fixture.Said said = fixture.run("doctor", "anna@alpha.example", "--only", "D09,D10");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .contains("✖ D10 logins   the password of anna@alpha.example cannot be read from env:NOTHING");
        assertThat(fixture.with("NOTHING", "secret")
                        .run("doctor", "anna@alpha.example", "--only", "D10")
                        .out())
                .contains("127.0.0.1:9");
    }

    @Test
    void a_key_that_cannot_be_read_is_a_finding_too() throws Exception {
        try (NameServer server = new NameServer(ZONE)) {
            Fixture.Said said = fixture("dns: { resolver: \"" + server.place() + "\", dqs_key: \"env:NOTHING\" }")
                    .run("doctor", "alpha.example", "--only", "D06");

            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out()).startsWith("✖ D06 lists   the dqs_key of dns cannot be read from env:NOTHING");
        }
    }

    @Test
    void who_is_not_known_is_an_error_of_usage() {
        Fixture fixture = Fixture.in(folder);

        assertThat(fixture.run("doctor", "nobody@alpha.example").code()).isEqualTo(66);
        assertThat(fixture.run("doctor", "alpha").code()).isEqualTo(64);
        assertThat(fixture.run("doctor", "--only", "D99").err()).contains("--only D99 is no check");
    }

    @Test
    void a_clock_behind_the_last_mail_is_told_until_it_is_accepted() {
        Fixture fixture = Fixture.in(folder);
        assertThat(fixture.run("doctor", "--only", "D11").code()).isZero();
        long ahead = Fixture.NOW.plusSeconds(7200).toEpochMilli();
        fixture.inStore(
                "update message set dot_at = " + ahead + " where id = (select max(message.id) from message"
                        + " join mailbox on mailbox.id = sender_id where address = 'anna@alpha.example' and dot_at is not null)");

        Fixture.Said told = fixture.run("doctor", "--only", "D11");
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out()).contains("mail was sent at 2026-03-09T16:00:00Z, which is 2h ahead of this clock");

        fixture.run("doctor", "--only", "D11", "--accept-clock", "-n");
        assertThat(fixture.run("doctor", "--only", "D11").code()).isEqualTo(1);

        Fixture.Said accepted = fixture.run("doctor", "--only", "D11", "--accept-clock");
        assertThat(accepted.code()).isZero();
        assertThat(accepted.err()).contains("✔ accepted the clock: what was sent later than now counts as sent now");
        assertThat(fixture.run("doctor", "--only", "D11", "--accept-clock").err())
                .contains("already so");
        assertThat(fixture.run("gate", "--mailbox", "anna@alpha.example").out()).doesNotContain("16:00", "clock");
        assertThat(fixture.run("audit").code()).isZero();
    }

    @Test
    void files_open_to_others_are_closed_and_folders_that_nobody_can_make_are_told() throws Exception {
        Fixture fixture = fixture("backup: { at: 02:00, dir: master.key/backups }");
        Path key = folder.resolve("master.key");
        Files.writeString(key, "key\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(fixture.run("doctor", "--only", "D14").out())
                .contains(
                        "✖ D14 files   FOLDER/master.key: the master key is open to others     fix: chmod 600 FOLDER/master.key")
                .contains(
                        "✖ D14 files   FOLDER/master.key/backups: the folder is missing, and warmit may not make it     fix: make it, and let the user that runs warmit own it: mkdir -p FOLDER/master.key/backups");

        assertThat(fixture.run("doctor", "--only", "D14", "--fix", "-n").err())
                .contains("would do: chmod 600 FOLDER/master.key");
        assertThat(Files.getPosixFilePermissions(key)).hasSize(4);

        Fixture.Said mended = fixture.run("doctor", "--only", "D14", "--fix");
        assertThat(mended.err()).contains("✔ chmod 600 FOLDER/master.key");
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(mended.out()).contains("FOLDER/master.key/backups").doesNotContain("FOLDER/master.key:");
    }
}
