package io.warmit.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.placement.Verdict.Check;
import io.warmit.placement.Verdict.Dkim;
import io.warmit.placement.VerdictHeaders.Header;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictHeadersTest {
    @Test
    void a_copy_without_any_verdict_has_none() {
        assertThat(read()).isEqualTo(Verdict.NONE);
        assertThat(read("Authentication-Results: example.org 1; none")).isEqualTo(Verdict.NONE);
        assertThat(read("Authentication-Results:")).isEqualTo(Verdict.NONE);
    }

    @Test
    void google_tells_selector_and_identity() {
        Verdict verdict = read("""
                Authentication-Results: mx.google.com;
                       dkim=pass header.i=@alpha.example header.s=s1 header.b=Ab3dEf9h;
                       spf=pass (google.com: domain of anna@alpha.example designates 192.0.2.7 as permitted sender) smtp.mailfrom=anna@alpha.example;
                       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=alpha.example""");

        assertThat(verdict.by()).contains("mx.google.com");
        assertThat(verdict.spf()).contains(Check.PASS);
        assertThat(verdict.dkim()).contains(dkim(Check.PASS, "alpha.example", "s1"));
        assertThat(verdict.dmarc()).contains(Check.PASS);
        assertThat(verdict.arc()).isEmpty();
    }

    @Test
    void microsoft_names_no_judge_and_the_selector_stands_in_the_signature() {
        Verdict verdict = read(
                """
                Authentication-Results: spf=softfail (sender IP is 192.0.2.7)
                 smtp.mailfrom=alpha.example; dkim=pass (signature was verified)
                 header.d=alpha.example;dmarc=bestguesspass action=none
                 header.from=alpha.example;compauth=pass reason=109""",
                "X-Forefront-Antispam-Report: CIP:192.0.2.7;CTRY:FR;LANG:en;SCL:5;SRV:;IPV:NLI;SFV:SPM;H:mail.alpha.example;PTR:mail.alpha.example;CAT:SPM;SFS:(13230040);DIR:INB;",
                "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=alpha.example;\r\n\ts=key 2026; h=from:to; bh=abc=; b=def=");

        assertThat(verdict.by()).isEmpty();
        assertThat(verdict.spf()).contains(Check.SOFTFAIL);
        assertThat(verdict.dkim()).contains(dkim(Check.PASS, "alpha.example", "key2026"));
        assertThat(verdict.dmarc()).as("no result of RFC 8601").isEmpty();
        assertThat(verdict.scl()).contains(5);
        assertThat(verdict.filter()).contains("SPM");
        assertThat(verdict.category()).contains("SPM");
    }

    @Test
    void filters_of_one_server_that_write_a_header_each_are_read_together() {
        Verdict verdict = read(
                "Authentication-Results: mx.beta.example; dmarc=fail (p=none dis=none) header.from=alpha.example",
                "Authentication-Results: mx.beta.example;\n\tdkim=fail reason=\"signature; (bad)\" header.d=alpha.example header.s=old",
                "Received-SPF: Pass",
                "Authentication-Results: mx.beta.example; spf=pass smtp.mailfrom=alpha.example",
                "Authentication-Results: mail.alpha.example; spf=none smtp.mailfrom=forged.example");

        assertThat(verdict.spf()).contains(Check.PASS);
        assertThat(verdict.dkim()).contains(dkim(Check.FAIL, "alpha.example", "old"));
        assertThat(verdict.dmarc()).contains(Check.FAIL);
    }

    @Test
    void what_the_senders_own_server_says_of_its_login_is_no_verdict() {
        assertThat(
                        read(
                                "Authentication-Results: mail.alpha.example; auth=pass smtp.auth=anna smtp.mailfrom=anna@alpha.example"))
                .isEqualTo(Verdict.NONE);
    }

    @Test
    void where_the_receiver_says_none_nobody_else_is_believed() {
        assertThat(read(
                        "Authentication-Results: mx.beta.example; none",
                        "Authentication-Results: relay.example; spf=pass; dkim=pass header.d=alpha.example"))
                .isEqualTo(Verdict.NONE);
        assertThat(read(
                                "Authentication-Results: mx.beta.example; none",
                                "Authentication-Results: mx.beta.example; spf=pass")
                        .spf())
                .as("another filter of the same server")
                .contains(Check.PASS);
    }

    @Test
    void a_domain_is_read_from_its_property_and_not_from_a_reason() {
        assertThat(read("Authentication-Results: mx; dkim=pass reason=\"header.d=evil.example\" header.d=real.example")
                        .dkim()
                        .flatMap(Dkim::domain))
                .contains("real.example");
        assertThat(read("Authentication-Results: dkim=none (message not signed) header.d=none;")
                        .dkim())
                .contains(new Dkim(Optional.of(Check.NONE), Optional.empty(), Optional.empty()));
    }

    @Test
    void of_several_signatures_that_of_the_senders_domain_counts_and_then_one_that_holds() {
        String relay = "dkim=pass header.d=relay.example header.s=r";
        String own = "dkim=pass header.d=alpha.example header.s=a";
        String broken = "dkim=fail header.d=alpha.example header.s=a";
        String from = "dmarc=pass header.from=news.alpha.example";

        assertThat(read("Authentication-Results: mx; " + relay + "; " + own + "; " + from)
                        .dkim())
                .contains(dkim(Check.PASS, "alpha.example", "a"));
        assertThat(read("Authentication-Results: mx; " + broken + "; " + relay + "; " + from)
                        .dkim())
                .contains(dkim(Check.PASS, "relay.example", "r"));
        assertThat(read("Authentication-Results: mx; " + broken + "; " + from).dkim())
                .contains(dkim(Check.FAIL, "alpha.example", "a"));
    }

    @Test
    void the_selector_is_known_also_where_nobody_checked() {
        assertThat(read("DKIM-Signature: v=1; d=Alpha.Example; s=S1; b=x").dkim())
                .contains(new Dkim(Optional.empty(), Optional.of("alpha.example"), Optional.of("s1")));
    }

    /** Shapes of RFC 8601: a version, blanks and comments everywhere, quotes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            mx.beta.example 1; spf=pass smtp.mailfrom=a|PASS
            mx.beta.example; spf/1=fail smtp.mailfrom=a|FAIL
            "mx.beta.example" ; spf = neutral|NEUTRAL
            foo.example (foobar) 1 (baz); spf (Because I like it) / 1 (One yay) = (wait for it) fail policy (A dot can go here) . (like that) expired (this surprised me) = (as I wasn't expecting it) 1362471462|FAIL
            mx; spf=pass reason="smtp.mailfrom=x; spf=fail" smtp.mailfrom=a|PASS
            mx; x=y (a;b (c;d) \\) ;); spf=none|NONE
            mx; dkim=pass reason="a; spf=fail; b" header.d=d; spf=temperror|TEMPERROR
            mx; SPF=PermError|PERMERROR
            mx; spf=policy;|POLICY
            mx; spf=hardfail; dkim=none|
            mx; spf|
            mx; spf=|
            mx; spf=pass (never closed; dkim=fail|PASS
            """)
    void results_are_read_as_the_rfc_writes_them(String value, String spf) {
        assertThat(read("Authentication-Results: " + value).spf().map(Check::name))
                .isEqualTo(Optional.ofNullable(spf));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Forefront-Antispam-Report: SCL:-1;|-1
            X-Forefront-Antispam-Report: CIP:1.2.3.4; SCL:9; SFV:SPM|9
            X-MS-Exchange-Organization-SCL: 6|6
            X-Forefront-Antispam-Report: SCL:;|
            X-Forefront-Antispam-Report: SCL:high;|
            X-Forefront-Antispam-Report: OSCL:3;|
            """)
    void the_spam_confidence_level_is_a_number(String header, Integer scl) {
        assertThat(read(header).scl()).isEqualTo(Optional.ofNullable(scl));
    }

    @Test
    void another_filters_words_are_kept_as_text() {
        assertThat(read("X-Spam-Score: -1.9", "X-Spam-Status: No, score=-1.9 required=5.0\n\ttests=BAYES_00")
                        .spam())
                .contains("X-Spam-Status: No, score=-1.9 required=5.0 tests=BAYES_00");
        assertThat(read("X-Rspamd-Score: 3.20").spam()).contains("X-Rspamd-Score: 3.20");
        assertThat(read("X-Spam-Status: " + "x".repeat(5000)).spam().orElseThrow())
                .hasSizeLessThan(300);
    }

    @Test
    void what_a_stranger_wrote_stays_within_bounds() {
        String endless = "a".repeat(200_000);
        Verdict verdict = read(
                "Authentication-Results: " + endless + "; spf=fail; dkim=fail header.d=" + endless,
                "Authentication-Results: mx\u0000.x; dkim=pass " + endless + " header.d=d\u0000.x",
                "DKIM-Signature: d=" + endless + "; s=" + endless,
                "X-Forefront-Antispam-Report: SFV:" + endless,
                "X-Spam-Status: " + endless);

        assertThat(verdict.by()).contains("mx");
        assertThat(verdict.dkim().flatMap(Dkim::domain)).isEmpty();
        assertThat(read("DKIM-Signature: d=" + endless + "; s=" + endless)
                        .dkim()
                        .flatMap(Dkim::domain)
                        .orElseThrow())
                .hasSizeLessThanOrEqualTo(200);
        assertThat(verdict.filter().orElseThrow()).hasSizeLessThanOrEqualTo(200);
        assertThat(read("X-Forefront-Antispam-Report: CAT:\u0000\u001b[31m").category())
                .contains("[31m");
        assertThat(verdict.spam().orElseThrow()).hasSizeLessThanOrEqualTo(250);
    }

    private static Dkim dkim(Check result, String domain, String selector) {
        return new Dkim(Optional.of(result), Optional.of(domain), Optional.of(selector));
    }

    @Test
    void once_its_name_is_learnt_only_the_receivers_own_server_is_believed() {
        String forged =
                "Authentication-Results: mx.evil.example; spf=pass; dkim=pass header.d=evil.example; dmarc=pass";
        String own = "Authentication-Results: mx.beta.example; spf=fail smtp.mailfrom=alpha.example";

        assertThat(judged("mx.beta.example", own, forged)).isEqualTo(read(own));
        assertThat(judged("mx.beta.example", forged, own))
                .as("a foreign one above the real one")
                .isEqualTo(read(own));
        assertThat(judged("mx.beta.example", forged)).isEqualTo(Verdict.NONE);
        assertThat(judged("mx.beta.example", "Authentication-Results: spf=pass; dkim=pass header.d=evil.example"))
                .as("one without a name")
                .isEqualTo(Verdict.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "mx.beta.example, mx2.beta.example, true",
        "beta.example, mx.beta.example, true",
        "atlas106.mail.beta.example, atlas7.mail.beta.example, true",
        "mx.beta.example, MX.Beta.example, true",
        "mx.beta.example, mx.notbeta.example, false",
        "beta.example, notbeta.example, false",
        "beta.example, beta.example.evil.example, false",
        "c1.bf1.mail.beta.example, c7.ne1.mail.beta.example, true",
        "mx.beta.co.uk, mx2.beta.co.uk, true",
        "mx.beta.co.uk, mx.gamma.co.uk, false",
        "beta.co.uk, co.uk, false",
        "co.uk, mx.beta.co.uk, false",
        "localhost, localhost, true",
        "mx, evil.mx, false",
        "localhost, mx.beta.example, false"
    })
    void another_host_of_the_same_owner_is_believed_too(String learnt, String writes, boolean believed) {
        Verdict verdict = judged(learnt, "Authentication-Results: " + writes + "; spf=pass");

        assertThat(verdict.spf().isPresent()).isEqualTo(believed);
    }

    private static Verdict judged(String judge, String... headers) {
        return VerdictHeaders.read(headers(headers), Optional.of(judge));
    }

    private static Verdict read(String... headers) {
        return VerdictHeaders.read(headers(headers));
    }

    private static List<Header> headers(String... headers) {
        return Stream.of(headers)
                .map(header -> header.split(":", 2))
                .map(parts -> new Header(parts[0], parts[1]))
                .toList();
    }
}
