package io.warmit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the DMARC record stands, and whether mail is aligned with it. */
class DmarcTest {
    private static Site under(String domain, boolean spf, Optional<String> signer) {
        return new Site(
                domain, "own", List.of(), List.of(), Optional.of(new Site.Seen(spf, signer, Optional.of(false))));
    }

    private static List<Finding> judge(Town town) {
        return town.of(Check.DMARC);
    }

    @Test
    void a_domain_below_has_the_record_of_its_organisation() throws IOException {
        try (Town town = new Town()) {
            town.site = under("news.alpha.example", true, Optional.empty());

            assertThat(judge(town)).extracting(Finding::level).containsExactly(Level.OK);
        }
    }

    @Test
    void either_of_spf_and_dkim_is_enough() throws IOException {
        try (Town town = new Town()) {
            town.site = under("alpha.example", true, Optional.of("esp.example"));
            assertThat(judge(town)).extracting(Finding::level).containsExactly(Level.OK);

            town.site = under("alpha.example", false, Optional.of("alpha.example"));
            assertThat(judge(town)).extracting(Finding::level).containsExactly(Level.OK);
        }
    }

    @Test
    void mail_signed_by_a_stranger_alone_is_not_aligned() throws IOException {
        try (Town town = new Town()) {
            town.site = under("alpha.example", false, Optional.of("esp.example"));

            assertThat(judge(town)).singleElement().satisfies(found -> {
                assertThat(found.level()).isEqualTo(Level.ERROR);
                assertThat(found.what()).isEqualTo("mail signed by esp.example is not aligned with alpha.example");
                assertThat(found.fix()).first().isEqualTo("let the server sign with d=alpha.example");
            });
        }
    }

    @Test
    void reports_may_go_to_a_stranger_who_says_so() throws IOException {
        try (Town town = new Town()) {
            town.zone
                    .with("_dmarc", "_dmarc.alpha.example TXT \"v=DMARC1; p=reject; rua=mailto:a@reports.example!10m\"")
                    .add("alpha.example._report._dmarc.reports.example TXT \"v=DMARC1\"");

            assertThat(judge(town)).extracting(Finding::what).containsExactly("p=reject");
        }
    }
}
