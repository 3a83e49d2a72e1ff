package io.warmit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import planted.campaign.UsesMailbox;
import planted.discovery.AsksByItself;
import planted.mailbox.UsesCampaign;
import planted.planning.AsksTheClock;
import planted.planning.KnowsTheNetwork;
import planted.schedule.DrawsFromNowhere;
import planted.stray.HasNoRow;

/** Plants one breach of each rule and sees it found: a rule that cannot fail protects nothing. */
class PlantedBreachTest {
    private static final PackageTable TABLE = new PackageTable("planted");

    @Test
    void a_use_that_no_row_names_is_found() {
        assertFinds(TABLE.rowOf("mailbox"), "UsesCampaign", UsesMailbox.class, UsesCampaign.class);
    }

    @Test
    void a_use_that_the_row_names_is_fine() {
        var classes = new ClassFileImporter().importClasses(UsesMailbox.class, UsesCampaign.class);

        assertThat(TABLE.rowOf("campaign").evaluate(classes).hasViolation()).isFalse();
    }

    @Test
    void a_cycle_is_found() {
        assertFinds(TABLE.noCycles(), "Cycle detected", UsesMailbox.class, UsesCampaign.class);
    }

    @Test
    void a_package_without_a_row_is_found() {
        assertFinds(TABLE.everyPackageHasARow(), "HasNoRow", HasNoRow.class);
    }

    @Test
    void a_deciding_package_that_names_the_network_is_found() {
        assertFinds(TABLE.decidingPackagesNameNoOutside(), "java.net.URI", KnowsTheNetwork.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.now()",
                "java.time.LocalDate.now(java.time.ZoneId)",
                "java.lang.System.nanoTime()",
                "java.lang.System.getenv(java.lang.String)"
            })
    void a_deciding_package_that_asks_the_clock_or_the_environment_is_found(String call) {
        assertFinds(TABLE.decidingPackagesCallNothingThatVaries(), call, AsksTheClock.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.Random.<init>()",
                "java.util.UUID.randomUUID()",
                "java.lang.Math.random()",
                "java.util.concurrent.ThreadLocalRandom.current()"
            })
    void a_deciding_package_that_draws_from_nowhere_is_found(String call) {
        assertFinds(TABLE.decidingPackagesCallNothingThatVaries(), call, DrawsFromNowhere.class);
    }

    @Test
    void a_seeded_generator_is_fine() {
        var found = TABLE.decidingPackagesCallNothingThatVaries()
                .evaluate(new ClassFileImporter().importClasses(DrawsFromNowhere.class));

        assertThat(found.getFailureReport().toString()).doesNotContain("java.util.Random.<init>(long)");
    }

    @Test
    void a_clock_named_outside_app_is_found() {
        assertFinds(TABLE.onlyAppNamesTheClock(), "java.time.Instant.now()", AsksTheClock.class);
    }

    @Test
    void a_second_way_to_name_servers_is_found() {
        assertFinds(TABLE.onlyDnsNamesTheResolver(), "org.xbill.DNS.Resolver", AsksByItself.class);
    }

    private static void assertFinds(ArchRule rule, String words, Class<?>... planted) {
        var classes = new ClassFileImporter().importClasses(planted);

        assertThatThrownBy(() -> rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(words);
    }
}
