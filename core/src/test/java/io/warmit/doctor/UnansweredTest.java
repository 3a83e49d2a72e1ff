package io.warmit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.dns.TestNameServer.Fault;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets no answer knows nothing: neither that all is well nor that it is not. */
class UnansweredTest {
    /** Of each check: a name without whose answer it cannot be judged. */
    static Stream<Arguments> questions() {
        return Stream.of(
                        Arguments.of(Check.SPF, "_spf.relay.example"),
                        Arguments.of(Check.DKIM, "s1._domainkey.alpha.example"),
                        Arguments.of(Check.DMARC, "_dmarc.alpha.example"),
                        Arguments.of(Check.PTR, "7.113.0.203.in-addr.arpa"),
                        Arguments.of(Check.LISTS, ".zen.lists.example"),
                        Arguments.of(Check.MTA_STS, "_mta-sts.alpha.example"),
                        Arguments.of(Check.TLS_RPT, "_smtp._tls.alpha.example"))
                .flatMap(pair ->
                        Arrays.stream(Fault.values()).map(fault -> Arguments.of(pair.get()[0], pair.get()[1], fault)));
    }

    private static String word(Fault fault) {
        return fault == Fault.SILENCE ? "no answer in time" : fault.name();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_question_without_an_answer_is_unknown_with_its_reason(Check check, String name, Fault fault)
            throws IOException {
        try (Town town = new Town()) {
            town.server.fail(name, fault);

            assertThat(town.troubles()).singleElement().satisfies(found -> {
                assertThat(found.check()).isEqualTo(check);
                assertThat(found.level()).isEqualTo(Level.UNKNOWN);
                assertThat(found.what()).contains(word(fault));
                assertThat(found.fix()).isNotEmpty();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("io.warmit.doctor.UnansweredTest#faults")
    void of_a_domain_whose_servers_are_down_nothing_is_known(Fault fault) throws IOException {
        try (Town town = new Town()) {
            town.server.fail("alpha.example", fault);

            assertThat(town.troubles())
                    .extracting(Finding::check, Finding::level)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Check.MX, Level.UNKNOWN),
                            org.assertj.core.groups.Tuple.tuple(Check.SPF, Level.UNKNOWN),
                            org.assertj.core.groups.Tuple.tuple(Check.PTR, Level.UNKNOWN),
                            org.assertj.core.groups.Tuple.tuple(Check.LISTS, Level.UNKNOWN),
                            org.assertj.core.groups.Tuple.tuple(Check.MTA_STS, Level.UNKNOWN));
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(Fault.values());
    }

    @Test
    void a_policy_that_cannot_be_reached_is_unknown_and_one_that_is_refused_is_an_error() throws IOException {
        try (Town town = new Town()) {
            town.policy = new Page.Unreachable("mta-sts.alpha.example does not answer");
            assertThat(town.troubles())
                    .singleElement()
                    .extracting(Finding::level)
                    .isEqualTo(Level.UNKNOWN);

            town.policy = new Page.Refused("the server answers 404");
            assertThat(town.troubles())
                    .singleElement()
                    .extracting(Finding::level)
                    .isEqualTo(Level.ERROR);
        }
    }

    @Test
    void what_nobody_needs_is_passed_over_with_its_reason() throws IOException {
        try (Town town = new Town()) {
            town.zone.without("_mta-sts").without("_smtp");
            town.site = new Site(
                    "alpha.example",
                    "workspace",
                    List.of(new Site.Server("smtp.gmail.com", Optional.of("Google Workspace"))),
                    List.of(),
                    Optional.empty());

            assertThat(town.troubles()).isEmpty();
            assertThat(town.findings().stream().filter(finding -> finding.level() == Level.SKIPPED))
                    .extracting(Finding::check)
                    .containsExactly(Check.DKIM, Check.PTR, Check.LISTS, Check.MTA_STS, Check.TLS_RPT);
            assertThat(town.of(Check.PTR).getFirst().why()).isEqualTo("smtp.gmail.com belongs to Google Workspace");
        }
    }
}
