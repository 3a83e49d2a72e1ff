package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Token;
import io.warmit.placement.VerdictHeaders;
import io.warmit.placement.VerdictHeaders.Header;
import io.warmit.stats.BrokenMail.Judged;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokenMailTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Token NEW = new Token("aaaaaaaaaaaaaaaa");
    private static final Token OLD = new Token("bbbbbbbbbbbbbbbb");

    @Test
    void a_broken_signature_names_the_record_of_the_selector_that_was_seen() {
        String verdict = "mx.beta.example; spf=pass; dkim=fail header.d=alpha.example header.s=s1; dmarc=pass";

        assertThat(BrokenMail.of(List.of(judged("alpha.example", NEW, verdict), judged("alpha.example", OLD, verdict))))
                .singleElement()
                .satisfies(broken -> {
                    assertThat(broken.words())
                            .isEqualTo(
                                    "mail of alpha.example: dkim fail at mx.beta.example, 2 messages in 24 h, the last "
                                            + NEW);
                    assertThat(broken.fix())
                            .startsWith(
                                    "compare the key at s1._domainkey.alpha.example with the one that the server signs with");
                });
    }

    @Test
    void each_domain_method_and_judge_is_told_once() {
        List<BrokenMail> broken = BrokenMail.of(List.of(
                judged("alpha.example", NEW, "mx.one.example; spf=softfail; dmarc=fail"),
                judged("alpha.example", OLD, "mx.two.example; spf=permerror"),
                judged("beta.example", OLD, "spf=fail; dkim=permerror")));

        assertThat(broken)
                .extracting(BrokenMail::words)
                .containsExactly(
                        "mail of alpha.example: spf softfail at mx.one.example, 1 message in 24 h, the last " + NEW,
                        "mail of alpha.example: dmarc fail at mx.one.example, 1 message in 24 h, the last " + NEW,
                        "mail of alpha.example: spf permerror at mx.two.example, 1 message in 24 h, the last " + OLD,
                        "mail of beta.example: spf fail at its receiver, 1 message in 24 h, the last " + OLD,
                        "mail of beta.example: dkim permerror at its receiver, 1 message in 24 h, the last " + OLD);
        assertThat(broken.getLast().fix()).endsWith("TXT of SELECTOR._domainkey.beta.example");
    }

    @Test
    void what_is_absent_or_passes_by_is_no_failure() {
        assertThat(BrokenMail.of(List.of(
                        judged("alpha.example", NEW, "mx; spf=neutral; dkim=none; dmarc=temperror"),
                        judged("alpha.example", NEW, "mx; spf=temperror; dkim=policy; dmarc=none"))))
                .isEmpty();
    }

    private static Judged judged(String domain, Token token, String results) {
        return new Judged(
                domain, token, NOW, VerdictHeaders.read(List.of(new Header("Authentication-Results", results))));
    }
}
