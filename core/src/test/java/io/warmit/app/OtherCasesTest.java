package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.config.ConfigFile;
import io.warmit.config.Environment;
import io.warmit.config.Loaded;
import io.warmit.doctor.Check;
import io.warmit.doctor.Finding;
import io.warmit.doctor.Level;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.simulation.Journal;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every check that is not about a domain can pass and fail, and stay unanswered where it asks anybody. The clock, the store, the disk, the files and the pools are read, not asked: what cannot be read of
 * them is an error of theirs, or ends the command before any check; so they have no third case.
 */
class OtherCasesTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");
    private static final Instant NOW = Simulation.START.plus(Duration.ofHours(12));

    @TempDir
    private Path folder;

    private MailFronts servers;
    private Instant now = NOW;
    private String more = "";

    /** What is changed of a healthy machine. */
    interface Change {
        void in(OtherCasesTest machine) throws Exception;
    }

    /** Changes after which a check passes, and fails. */
    record Cases(Check check, Change healthy, Change broken) {
        @Override
        public String toString() {
            return check.id();
        }
    }

    @TempDir
    private static Path made;

    /** Ten mailboxes, which a pool needs to be content. */
    @BeforeAll
    static void simulate() {
        var scenario = Simulation.Scenario.inFile(11, PARIS, Defaults.CAMPAIGN, made.resolve("warmit.db"));
        try (Simulation simulation = new Simulation(scenario, new Journal())) {
            simulation.add(Address.of("anna@alpha.example"), ProviderModel.own(), Mode.ENGAGE, PARIS);
            for (int i = 1; i < 10; i++) {
                simulation.add(Address.of("bob@delta" + i + ".example"), ProviderModel.own(), Mode.ENGAGE, PARIS);
            }
            simulation.launch();
            simulation.runUntil(NOW);
        }
    }

    @BeforeEach
    void make() throws Exception {
        Path store = Files.copy(made.resolve("warmit.db"), folder.resolve("warmit.db"));
        Files.setPosixFilePermissions(store, PRIVATE);
        servers = new MailFronts(folder, "anna@alpha.example", "a password");
        sql("update mailbox set secret = 'env:PASSWORD', smtp = '127.0.0.1:" + servers.smtp()
                + "/tls', imap = '127.0.0.1:" + servers.imap() + "/tls'");
        more = "tls: { ca_file: server.pem }";
    }

    @AfterEach
    void end() throws Exception {
        servers.close();
    }

    static Stream<Cases> cases() {
        return Arrays.stream(Check.values()).flatMap(OtherCasesTest::of);
    }

    private static Stream<Cases> of(Check check) {
        Change nothing = machine -> {};
        return switch (check) {
            case MX, SPF, DKIM, DMARC, PTR, LISTS, MTA_STS, TLS_RPT -> Stream.empty();
            case CERTIFICATES -> Stream.of(new Cases(check, nothing, machine -> machine.more = ""));
            case LOGINS -> Stream.of(new Cases(check, nothing, machine -> machine.servers.password("another")));
            case CLOCK ->
                Stream.of(new Cases(check, nothing, machine -> machine.now = NOW.minus(Duration.ofHours(20))));
            case STORE ->
                Stream.of(
                        new Cases(
                                check,
                                nothing,
                                machine -> machine.sql(
                                        "create table worn (leaf text)",
                                        "insert into worn values (null)",
                                        "pragma writable_schema = on",
                                        "update sqlite_master set sql = 'CREATE TABLE worn (leaf text NOT NULL)' where name = 'worn'")));
            case DISK ->
                Stream.of(new Cases(
                        check,
                        nothing,
                        machine -> machine.more = "database: { kind: sqlite, file: warmit.db, min_free: 8000000GiB }"));
            case FILES ->
                Stream.of(new Cases(
                        check,
                        nothing,
                        machine -> Files.setPosixFilePermissions(
                                Files.writeString(machine.folder.resolve("master.key"), "key\n"),
                                PosixFilePermissions.fromString("rw-r--r--"))));
            case ZONES ->
                Stream.of(new Cases(check, nothing, machine -> machine.now = NOW.plus(Duration.ofDays(3650))));
            case CAPACITY ->
                Stream.of(new Cases(
                        check,
                        machine -> machine.more =
                                "campaign_defaults: { volume: { ramp: { kind: linear, from: 1, step: 1, to: 1 } } }",
                        machine -> machine.sql("update mailbox set status = 'paused'")));
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_check_passes(Cases cases) throws Exception {
        cases.healthy().in(this);

        List<Finding> findings = findings(cases.check());

        assertThat(findings).as(findings.toString()).extracting(Finding::level).containsOnly(Level.OK);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_check_fails_and_says_why_and_what_to_do(Cases cases) throws Exception {
        cases.broken().in(this);

        assertThat(findings(cases.check()))
                .filteredOn(finding -> finding.level() == Level.ERROR || finding.level() == Level.WARNING)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.why()).isNotEmpty())
                .allSatisfy(finding -> assertThat(finding.fix()).isNotEmpty());
    }

    @Test
    void a_server_that_is_away_leaves_its_certificate_unknown() throws Exception {
        servers.close();

        assertThat(findings(Check.CERTIFICATES)).extracting(Finding::level).containsOnly(Level.UNKNOWN);
    }

    @Test
    void a_server_that_is_not_trusted_leaves_its_login_unknown() throws Exception {
        more = "";

        assertThat(findings(Check.LOGINS)).extracting(Finding::level).containsOnly(Level.UNKNOWN);
    }

    @Test
    void time_zone_data_that_tell_no_year_are_unknown() {
        assertThat(MachineCheck.zones("snapshot", 2026).level()).isEqualTo(Level.UNKNOWN);
    }

    private List<Finding> findings(Check check) throws Exception {
        Path file = Files.writeString(folder.resolve("warmit.yaml"), """
                version: 1
                zone: Europe/Paris
                paths: { state: . }
                %s
                %s
                """.formatted(
                        more.startsWith("database") ? "" : "database: { kind: sqlite, file: warmit.db }", more));
        Files.setPosixFilePermissions(file, PRIVATE);
        Environment environment =
                new Environment(Map.of("PASSWORD", "a password"), false, folder, folder, "mail1", PARIS);
        Loaded loaded = ConfigFile.read(file, environment, List.of());
        boolean ofMailbox = check == Check.CERTIFICATES || check == Check.LOGINS;
        try (Warmit warmit = Warmit.open(loaded, environment, () -> now, note -> {}, problem -> {})) {
            return warmit.doctor().parts(ofMailbox ? List.of("anna@alpha.example") : List.of(), Set.of(check)).stream()
                    .flatMap(part -> part.get().stream())
                    .toList();
        }
    }

    private void sql(String... statements) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("warmit.db"));
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.executeUpdate(one);
            }
        }
    }
}
