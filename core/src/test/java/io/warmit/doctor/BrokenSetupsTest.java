package io.warmit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken set-up is found for its own reason, and what the fix says makes it whole. */
class BrokenSetupsTest {
    /** A way to break a healthy domain, and what is to be found then. */
    record Broken(String name, Check check, Level level, String what, Consumer<Town> breaking) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Broken error(String name, Check check, String what, Consumer<Town> breaking) {
        return new Broken(name, check, Level.ERROR, what, breaking);
    }

    private static Broken warning(String name, Check check, String what, Consumer<Town> breaking) {
        return new Broken(name, check, Level.WARNING, what, breaking);
    }

    private static Consumer<Town> spf(String record) {
        return town -> town.zone.with("alpha.example TXT \"v=spf1", "alpha.example TXT \"" + record + "\"");
    }

    private static Consumer<Town> dkim(String record) {
        return town -> town.zone.with("s1._domainkey", "s1._domainkey.alpha.example TXT \"" + record + "\"");
    }

    private static Consumer<Town> dmarc(String record) {
        return town -> town.zone.with("_dmarc", "_dmarc.alpha.example TXT \"" + record + "\"");
    }

    /** Ten includes of one address each. */
    private static void tooMany(Town town) {
        IntStream.rangeClosed(1, 10)
                .forEach(i -> town.zone.add("_" + i + ".relay.example TXT \"v=spf1 ip4:198.51.100." + i + " -all\""));
        spf("v=spf1 mx "
                        + IntStream.rangeClosed(1, 10)
                                .mapToObj(i -> "include:_" + i + ".relay.example ")
                                .collect(Collectors.joining())
                        + "~all")
                .accept(town);
    }

    /** Few terms, but each of them leads to more. */
    private static void tooDeep(Town town) {
        town.zone.add("_all.relay.example TXT \"v=spf1 include:_a.relay.example include:_b.relay.example -all\"");
        for (String part : new String[] {"a", "b"}) {
            town.zone.add("_" + part + ".relay.example TXT \"v=spf1 a:h1.relay.example a:h2.relay.example"
                    + " a:h3.relay.example a:h1.relay.example -all\"");
        }
        for (int i = 1; i <= 3; i++) {
            town.zone.add("h" + i + ".relay.example A 198.51.100." + i);
        }
        spf("v=spf1 mx include:_all.relay.example ~all").accept(town);
    }

    private static Consumer<Town> policy(String... lines) {
        return town -> town.policy = new Page.Text(String.join("\r\n", lines) + "\r\n");
    }

    static Stream<Broken> setups() {
        return Stream.of(
                error(
                        "no MX",
                        Check.MX,
                        "no MX record",
                        town -> town.zone.without("alpha.example MX").without("_mta")),
                warning(
                        "an address but no MX",
                        Check.MX,
                        "only an address",
                        town -> town.zone
                                .with("alpha.example MX", "alpha.example A 203.0.113.7")
                                .without("_mta")),
                error(
                        "null MX",
                        Check.MX,
                        "receives no mail",
                        town -> town.zone
                                .with("alpha.example MX", "alpha.example MX 0 .")
                                .without("_mta")),
                error(
                        "an MX host that is an alias",
                        Check.MX,
                        "is an alias",
                        town -> town.zone
                                .with("alpha.example MX", "alpha.example MX 10 mx.alpha.example.")
                                .add("mx.alpha.example CNAME mail.alpha.example.")),
                error(
                        "an MX host without an address",
                        Check.MX,
                        "has no address",
                        town -> town.zone.with("alpha.example MX", "alpha.example MX 10 gone.alpha.example.")),
                warning(
                        "one of two MX hosts without an address",
                        Check.MX,
                        "has no address",
                        town -> town.zone.add("alpha.example MX 20 gone.alpha.example.")),
                error(
                        "an MX that is an address",
                        Check.MX,
                        "an address",
                        town -> town.zone
                                .with("alpha.example MX", "alpha.example MX 10 203.0.113.7.")
                                .without("_mta")),
                error("no SPF", Check.SPF, "no SPF record", town -> town.zone.without("alpha.example TXT \"v=spf1")),
                error(
                        "two SPF records",
                        Check.SPF,
                        "2 SPF records",
                        town -> town.zone.add("alpha.example TXT \"v=spf1 ip4:192.0.2.9 -all\"")),
                error("a misspelt mechanism", Check.SPF, "ipv4:192.0.2.9", spf("v=spf1 mx ipv4:192.0.2.9 ~all")),
                error("an address that is none", Check.SPF, "ip4:192.0.2", spf("v=spf1 mx ip4:192.0.2 ~all")),
                error("SPF for everybody", Check.SPF, "lets everybody", spf("v=spf1 mx +all")),
                error("an include that lets everybody", Check.SPF, "lets everybody", town -> {
                    town.zone.add("open.example TXT \"v=spf1 all\"");
                    spf("v=spf1 mx include:open.example ~all").accept(town);
                }),
                error(
                        "an include of nothing",
                        Check.SPF,
                        "leads to no SPF record",
                        spf("v=spf1 mx include:gone.example ~all")),
                error(
                        "an include of two records",
                        Check.SPF,
                        "leads to 2 SPF records",
                        town -> town.zone.add("_spf.relay.example TXT \"v=spf1 -all\"")),
                error("a circle", Check.SPF, "leads back", town -> {
                    town.zone.add("round.example TXT \"v=spf1 include:alpha.example -all\"");
                    spf("v=spf1 mx include:round.example ~all").accept(town);
                }),
                error("a faulty record behind a redirect", Check.SPF, "is no SPF term", town -> {
                    town.zone.add("bad.example TXT \"v=spf1 ip4:nowhere -all\"");
                    spf("v=spf1 mx include:bad.example ~all").accept(town);
                }),
                error("11 look-ups", Check.SPF, "11 look-ups", BrokenSetupsTest::tooMany),
                error("12 look-ups in depth", Check.SPF, "12 look-ups", BrokenSetupsTest::tooDeep),
                error(
                        "three names that lead nowhere",
                        Check.SPF,
                        "3 of its names",
                        spf("v=spf1 mx a:x.alpha.example a:y.alpha.example a:z.alpha.example ~all")),
                warning("ptr in SPF", Check.SPF, "ptr", spf("v=spf1 mx ptr ~all")),
                warning("?all", Check.SPF, "?all", spf("v=spf1 mx ?all")),
                warning("SPF without an end", Check.SPF, "does not end", spf("v=spf1 mx")),
                error(
                        "no DKIM key",
                        Check.DKIM,
                        "selector s1, seen in our last mail, has no DNS record",
                        town -> town.zone.without("s1._domainkey")),
                error("a revoked key", Check.DKIM, "revoked", dkim("v=DKIM1; k=rsa; p=")),
                error("a key that is none", Check.DKIM, "cannot be read", dkim("v=DKIM1; p=bm90IGEga2V5")),
                error("a record that is no key", Check.DKIM, "no key", dkim("hello")),
                error("a key of 512 bits", Check.DKIM, "512 bits", dkim("v=DKIM1; p=" + Town.key(512))),
                warning("a key of 1024 bits", Check.DKIM, "1024 bits", dkim("v=DKIM1; p=" + Town.key(1024))),
                warning("a key in test mode", Check.DKIM, "test mode", dkim("v=DKIM1; t=y:s; p=" + Town.KEY)),
                error("a key for sha1 only", Check.DKIM, "h=sha1", dkim("v=DKIM1; h=sha1; p=" + Town.KEY)),
                error(
                        "a key that is not for mail",
                        Check.DKIM,
                        "not for mail",
                        dkim("v=DKIM1; s=tlsrpt; p=" + Town.KEY)),
                error("a version in the wrong place", Check.DKIM, "v=DKIM1", dkim("k=rsa; v=DKIM1; p=" + Town.KEY)),
                error(
                        "two keys",
                        Check.DKIM,
                        "2 DNS records",
                        town -> town.zone.add("s1._domainkey.alpha.example TXT \"v=DKIM1; p=\"")),
                error("no DMARC", Check.DMARC, "no DMARC record", town -> town.zone.without("_dmarc")),
                error(
                        "two DMARC records",
                        Check.DMARC,
                        "2 DMARC records",
                        town -> town.zone.add("_dmarc.alpha.example TXT \"v=DMARC1; p=reject\"")),
                error(
                        "DMARC without a policy",
                        Check.DMARC,
                        "no policy",
                        dmarc("v=DMARC1; rua=mailto:reports@alpha.example")),
                error(
                        "a policy that is none",
                        Check.DMARC,
                        "p=all",
                        dmarc("v=DMARC1; p=all; rua=mailto:reports@alpha.example")),
                warning("DMARC without reports", Check.DMARC, "rua is missing", dmarc("v=DMARC1; p=none")),
                warning(
                        "reports without mailto",
                        Check.DMARC,
                        "no place for reports",
                        dmarc("v=DMARC1; p=none; rua=reports@alpha.example")),
                warning(
                        "reports to a stranger",
                        Check.DMARC,
                        "does not say that it takes reports",
                        dmarc("v=DMARC1; p=none; rua=mailto:a@reports.example")),
                error("strict alignment with another name's signature", Check.DMARC, "adkim=s", town -> {
                    dmarc("v=DMARC1; p=none; adkim=s; rua=mailto:reports@alpha.example")
                            .accept(town);
                    town.site = Town.site(new Site.Seen(false, Optional.of("news.alpha.example"), Optional.of(false)));
                }),
                error("no PTR", Check.PTR, "no PTR record", town -> town.zone.without("7.113")),
                error(
                        "a PTR that does not lead back",
                        Check.PTR,
                        "does not lead back",
                        town -> town.zone.with("7.113", "7.113.0.203.in-addr.arpa PTR pool.isp.example.")),
                error(
                        "an MTA-STS record without id",
                        Check.MTA_STS,
                        "no MTA-STS record",
                        town -> town.zone.with("_mta-sts", "_mta-sts.alpha.example TXT \"v=STSv1\"")),
                error(
                        "two MTA-STS records",
                        Check.MTA_STS,
                        "2 records",
                        town -> town.zone.add("_mta-sts.alpha.example TXT \"v=STSv1; id=2;\"")),
                error(
                        "a policy without the MX host",
                        Check.MTA_STS,
                        "is not in the policy",
                        policy("version: STSv1", "mode: enforce", "mx: *.beta.example", "max_age: 86400")),
                warning(
                        "a tested policy without the MX host",
                        Check.MTA_STS,
                        "is not in the policy",
                        policy("version: STSv1", "mode: testing", "mx: mx.alpha.example", "max_age: 86400")),
                error(
                        "a policy without a mode",
                        Check.MTA_STS,
                        "mode:",
                        policy("version: STSv1", "mx: mail.alpha.example", "max_age: 86400")),
                error(
                        "a policy that is never old",
                        Check.MTA_STS,
                        "max_age: 99999999",
                        policy("version: STSv1", "mode: none", "max_age: 99999999")),
                error(
                        "TLS-RPT without a place",
                        Check.TLS_RPT,
                        "names no place",
                        town -> town.zone.with("_smtp._tls", "_smtp._tls.alpha.example TXT \"v=TLSRPTv1\"")),
                error(
                        "two TLS-RPT records",
                        Check.TLS_RPT,
                        "2 records",
                        town -> town.zone.add(
                                "_smtp._tls.alpha.example TXT \"v=TLSRPTv1; rua=mailto:b@alpha.example\"")));
    }

    @Test
    void on_a_healthy_set_up_there_is_nothing_to_say() throws IOException {
        try (Town town = new Town()) {
            assertThat(town.findings())
                    .allSatisfy(finding ->
                            assertThat(finding.level()).as(finding.toString()).isEqualTo(Level.OK));
            assertThat(town.findings()).extracting(Finding::check).hasSize(8).doesNotHaveDuplicates();
            assertThat(town.of(Check.SPF)).extracting(Finding::what).containsExactly("2 of 10 lookups");
        }
    }

    @Test
    void there_are_at_least_twenty_five_errors_among_them_each_of_its_own_kind() {
        assertThat(setups().filter(broken -> broken.level() == Level.ERROR).map(Broken::name))
                .hasSizeGreaterThanOrEqualTo(25)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("setups")
    void a_broken_set_up_is_found_and_its_fix_makes_it_whole(Broken broken) throws IOException {
        try (Town town = new Town()) {
            broken.breaking().accept(town);

            assertThat(town.troubles()).singleElement().satisfies(found -> {
                assertThat(found.check()).isEqualTo(broken.check());
                assertThat(found.level()).isEqualTo(broken.level());
                assertThat(found.what()).contains(broken.what());
                assertThat(found.why()).isNotEmpty();
            });

            String fix = town.troubles().getFirst().fix().getFirst();
            assertThat(apply(fix, town)).as(fix).isTrue();

            assertThat(town.troubles()).as(fix).isEmpty();
        }
    }

    private static boolean apply(String fix, Town town) {
        if (fix.startsWith("write the line \"")) {
            String line = fix.substring(16, fix.indexOf('"', 16));
            String key = line.substring(0, line.indexOf(':'));
            String body = ((Page.Text) town.policy).body();
            String kept = key.equals("mx") ? body : body.replaceAll("(?m)^" + key + ":.*\r?\n", "");
            town.policy = new Page.Text(kept + line + "\r\n");
            return true;
        }
        return town.zone.publish(fix, Town.KEY, "203.0.113.7");
    }
}
