package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Message;
import io.warmit.message.Message.Acts;
import io.warmit.message.Message.Found;
import io.warmit.message.MessageState;
import io.warmit.placement.Placement;
import io.warmit.placement.Tab;
import io.warmit.placement.Verdict;
import io.warmit.placement.VerdictHeaders;
import io.warmit.placement.VerdictHeaders.Header;
import io.warmit.planning.Landing;
import io.warmit.stats.BrokenMail.Judged;
import io.warmit.stats.Counts;
import io.warmit.stats.Latency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What both databases keep of mail at its receiver. */
abstract class ReceiptContract extends StoredPair {
    private static final Instant SEEN = NOW.plusSeconds(30);

    private static final StatsReader.Question EVERYTHING = new StatsReader.Question(
            DAY, DAY.plusDays(1), StatsReader.By.ALL, Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void what_its_owner_deleted_first_counts_in_no_rate_and_still_balances() {
        confirmed(landing(Placement.INBOX, "INBOX", false, false));
        confirmed(landing(Placement.OTHER, "Trash", true, false));
        confirmed(landing(Placement.OTHER, "Clients", false, false));

        Counts counts = counts();

        assertThat(counts.placement("OTHER")).isEqualTo(2);
        assertThat(counts.byOwner()).isEqualTo(1);
        assertThat(counts.inboxRate().n()).isEqualTo(2);
        assertThat(counts.inboxRate().k()).isEqualTo(1);
        assertThat(counts.balanced()).isTrue();
    }

    @Test
    void mail_is_on_its_way_from_our_servers_answer_to_the_receivers_own_time() {
        confirmed(landing(Placement.INBOX, "INBOX", false, false));

        Duration way = Duration.between(NOW.plusSeconds(1), SEEN.minusSeconds(2));
        assertThat(new StatsReader(store.database()).latencies(EVERYTHING))
                .containsExactly(Map.entry("all", new Latency(way, way, 1, 0)));
    }

    @Test
    void a_first_placement_is_never_changed() {
        Message message = confirmed(landing(Placement.SPAM, "Junk", false, false));

        store.receipts().confirmed(message, landing(Placement.INBOX, "INBOX", false, false), SEEN.plusSeconds(9));

        assertThat(reread(message).state()).isEqualTo(new MessageState.Confirmed(SEEN, Placement.SPAM, "Junk"));
        assertThat(counts().placement("SPAM")).isEqualTo(1);
    }

    @Test
    void the_verdict_of_the_receivers_server_stays_as_it_was_first_seen() {
        Verdict judged = VerdictHeaders.read(List.of(
                new Header(
                        "Authentication-Results",
                        "mx.birch.example; spf=fail; dkim=temperror header.d=alder.example header.s=s1; dmarc=none; arc=pass"),
                new Header("X-Forefront-Antispam-Report", "SCL:-1;SFV:SKN;CAT:NONE"),
                new Header("X-Spam-Status", "No, score=-1.9"),
                new Header("Received", "by store.birch.example with LMTP"),
                new Header("Received", "from mail.alder.example by mx.birch.example with ESMTPS")));
        Verdict signed = VerdictHeaders.read(List.of(new Header("DKIM-Signature", "v=1; d=alder.example; s=s1")));
        Message message = confirmed(landing(Placement.INBOX, "INBOX", false, false, judged));
        Message unjudged = confirmed(landing(Placement.INBOX, "INBOX", false, false, signed));
        Message bare = confirmed(landing(Placement.INBOX, "INBOX", false, false));

        store.receipts().confirmed(message, landing(Placement.SPAM, "Junk", false, false, signed), SEEN.plusSeconds(9));

        assertThat(store.verdicts().of(message.id())).isEqualTo(judged);
        assertThat(store.verdicts().of(unjudged.id())).isEqualTo(signed);
        assertThat(store.verdicts().of(bare.id())).isEqualTo(Verdict.NONE);
        assertThat(store.verdicts().broken(SEEN))
                .singleElement()
                .isEqualTo(new Judged("alder.example", message.token(), SEEN, judged));
        assertThat(store.verdicts().broken(SEEN.plusSeconds(1))).isEmpty();
    }

    @Test
    void one_more_copy_is_counted_beside_the_message_and_not_as_a_message() {
        Message message = confirmed(landing(Placement.INBOX, "INBOX", false, false));

        store.receipts().anotherCopy(message, "Junk", SEEN.plusSeconds(60));

        assertThat(reread(message).copies()).isEqualTo(2);
        assertThat(reread(message).state()).isInstanceOf(MessageState.Confirmed.class);
        assertThat(counts().extraCopies()).isEqualTo(1);
        assertThat(counts().confirmed()).isEqualTo(1);
        assertThat(kinds(message)).endsWith("copy");
    }

    @Test
    void a_copy_that_its_owner_moved_is_followed_and_its_placement_stays() {
        Message message = confirmed(landing(Placement.INBOX, "INBOX", false, false));

        store.receipts().movedByOwner(message, new Found("Clients", 4, 17), SEEN.plusSeconds(60));

        assertThat(reread(message).found()).contains(new Found("Clients", 4, 17));
        assertThat(reread(message).state()).isEqualTo(new MessageState.Confirmed(SEEN, Placement.INBOX, "INBOX"));
        assertThat(store.events().ofMessage(message.id()).getLast().detail()).contains("moved to Clients by its owner");
    }

    @Test
    void what_was_given_up_and_is_seen_after_all_is_confirmed_late_and_both_facts_stay() {
        Message message = accepted();
        Instant nextDay = NOW.plus(Duration.ofDays(1));
        store.receipts().missing(message, nextDay);
        Message missing = reread(message);
        assertThat(missing.state()).isEqualTo(new MessageState.Missing(nextDay));
        assertThat(counts().inboxRate().n()).isEqualTo(1);

        store.receipts().confirmed(missing, landing(Placement.INBOX, "INBOX", false, true), nextDay.plusSeconds(60));

        assertThat(reread(message).state()).isInstanceOf(MessageState.Confirmed.class);
        assertThat(kinds(message)).endsWith("missing", "confirmed");
        assertThat(store.events().ofMessage(message.id()).getLast().detail()).contains("inbox in INBOX, late");
        assertThat(counts().inboxRate().k()).isEqualTo(1);
        assertThat(counts().balanced()).isTrue();
    }

    private Message confirmed(Landing landing) {
        Message message = accepted();
        store.receipts().confirmed(message, landing, SEEN);
        return reread(message);
    }

    private Message accepted() {
        Message claimed = claim(plan(Optional.empty()), 40).orElseThrow();
        assertThat(store.claims().fence(claimed, NOW, LEASE, "<" + claimed.token() + ".1@alder.example>"))
                .isTrue();
        store.claims().accepted(claimed, NOW.plusSeconds(1), OK, NOW.plusSeconds(16));
        return reread(claimed);
    }

    private Message reread(Message message) {
        return store.messages().find(message.id()).orElseThrow();
    }

    private List<String> kinds(Message message) {
        return store.events().ofMessage(message.id()).stream()
                .map(EventStore.Shown::kind)
                .toList();
    }

    private Counts counts() {
        return new StatsReader(store.database()).read(EVERYTHING, SEEN).getFirst();
    }

    private static Landing landing(Placement placement, String folder, boolean byOwner, boolean late) {
        return landing(placement, folder, byOwner, late, Verdict.NONE);
    }

    private static Landing landing(Placement placement, String folder, boolean byOwner, boolean late, Verdict verdict) {
        return new Landing(
                placement,
                folder,
                Tab.PRIMARY,
                new Found(folder, 1, 12),
                Optional.of("<seen@birch.example>"),
                1,
                byOwner,
                byOwner ? List.of("deleted") : List.of(),
                late,
                Optional.of(SEEN.minusSeconds(2)),
                verdict,
                Acts.NONE);
    }
}
