package io.warmit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.dns.TestNameServer.Fault;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check of a domain can pass, fail and stay unanswered. The others are in {@code OtherCasesTest}; a check that stands in neither makes both fail. */
class DomainCasesTest {
    /** How a check of a healthy domain is made to fail, and to get no answer. */
    record Cases(Check check, Consumer<Town> broken, Consumer<Town> silent) {
        @Override
        public String toString() {
            return check.id();
        }
    }

    static Stream<Cases> cases() {
        return Arrays.stream(Check.values()).flatMap(check -> of(check).stream());
    }

    private static Consumer<Town> silence(String name) {
        return town -> town.server.fail(name, Fault.SERVFAIL);
    }

    private static Optional<Cases> of(Check check) {
        Consumer<Town> broken;
        Consumer<Town> silent;
        switch (check) {
            case MX -> {
                broken = town -> town.zone.without("alpha.example MX");
                silent = silence("alpha.example");
            }
            case SPF -> {
                broken = town -> town.zone.without("alpha.example TXT \"v=spf1");
                silent = silence("_spf.relay.example");
            }
            case DKIM -> {
                broken = town -> town.zone.without("s1._domainkey");
                silent = silence("s1._domainkey.alpha.example");
            }
            case DMARC -> {
                broken = town -> town.zone.without("_dmarc");
                silent = silence("_dmarc.alpha.example");
            }
            case PTR -> {
                broken = town -> town.zone.without("7.113");
                silent = silence("7.113.0.203.in-addr.arpa");
            }
            case LISTS -> {
                broken = town -> town.zone.add("7.113.0.203.zen.lists.example A 127.0.0.2");
                silent = silence("7.113.0.203.zen.lists.example");
            }
            case MTA_STS -> {
                broken = town -> town.policy = new Page.Refused("the server answers 404");
                silent = town -> town.policy = new Page.Unreachable("mta-sts.alpha.example does not answer");
            }
            case TLS_RPT -> {
                broken = town -> town.zone.with("_smtp._tls", "_smtp._tls.alpha.example TXT \"v=TLSRPTv1\"");
                silent = silence("_smtp._tls.alpha.example");
            }
            case CERTIFICATES, LOGINS, CLOCK, STORE, DISK, FILES, ZONES, CAPACITY -> {
                return Optional.empty();
            }
            default -> throw new IllegalStateException(check + " has no cases");
        }
        return Optional.of(new Cases(check, broken, silent));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_check_of_a_domain_passes_fails_and_stays_unanswered(Cases cases) throws IOException {
        assertThat(level(cases.check(), town -> {})).isEqualTo(Level.OK);
        assertThat(level(cases.check(), cases.broken())).isEqualTo(Level.ERROR);
        assertThat(level(cases.check(), cases.silent())).isEqualTo(Level.UNKNOWN);
    }

    private static Level level(Check check, Consumer<Town> change) throws IOException {
        try (Town town = new Town()) {
            change.accept(town);
            return town.of(check).stream()
                    .map(Finding::level)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
