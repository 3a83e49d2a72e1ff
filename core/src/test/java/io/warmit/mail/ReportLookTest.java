package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.report.Reading.Kind;
import io.warmit.mail.report.Sample;
import io.warmit.transport.Bounce;
import io.warmit.transport.Complaint;
import io.warmit.transport.Delay;
import io.warmit.transport.Look;
import io.warmit.transport.Reach;
import jakarta.mail.Flags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports in a mailbox on a real IMAP server, among other mail. */
class ReportLookTest {
    private static final Instant SINCE = HouseOfMail.SENT.minusSeconds(86_400);

    @Test
    void a_look_finds_every_report_about_our_mail_and_changes_nothing() {
        Map<Kind, Integer> laid = new EnumMap<>(Kind.class);
        try (HouseOfMail house = new HouseOfMail("Junk", "Trash", "Archive");
                ImapInbox inbox = house.inbox()) {
            List<Sample> samples = Sample.all();
            for (Sample sample : samples) {
                // Filters take reports for junk as well.
                house.lay(samples.indexOf(sample) % 3 == 0 ? "Junk" : "INBOX", sample.mail(), new Flags());
                if (sample.ours()) {
                    laid.merge(sample.kind(), 1, Integer::sum);
                }
            }
            Map<String, String> before = house.snapshot(all -> true);

            Look look = inbox.look(List.of(), SINCE, Reach.USUAL);

            assertThat(look.complete()).isTrue();
            assertThat(look.sightings()).isEmpty();
            List<String> found = new ArrayList<>();
            look.reports().forEach(report -> found.add(report.getClass().getSimpleName()));
            assertThat(look.reports()).allMatch(report -> report.token().equals(Sample.PROOF.token()));
            assertThat(found)
                    .filteredOn(Bounce.class.getSimpleName()::equals)
                    .hasSize(laid.getOrDefault(Kind.BOUNCED, 0));
            assertThat(found)
                    .filteredOn(Delay.class.getSimpleName()::equals)
                    .hasSize(laid.getOrDefault(Kind.DELAYED, 0) + laid.getOrDefault(Kind.EXPIRED, 0));
            assertThat(found)
                    .filteredOn(Complaint.class.getSimpleName()::equals)
                    .hasSize(laid.getOrDefault(Kind.COMPLAINT, 0));
            assertThat(house.snapshot(all -> true)).isEqualTo(before);
            assertThat(inbox.look(look.marks(), SINCE, Reach.USUAL).reports())
                    .as("each is told once")
                    .isEmpty();
        }
    }
}
