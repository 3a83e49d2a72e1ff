package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Message.Found;
import io.warmit.message.Token;
import io.warmit.placement.FolderRole;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.FolderMark;
import io.warmit.transport.OwnSent;
import io.warmit.transport.Renamed;
import io.warmit.transport.Space;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Quota;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real IMAP server tells of a mailbox beside our own mail: its space, what its people send, and folders that got other names. */
class MailboxFactsTest {
    private static final Token ONE = new Token("aaaaaaaaaaaaaaaa");
    private static final Token TWO = new Token("bbbbbbbbbbbbbbbb");
    private static final Instant SINCE = HouseOfMail.SENT.minusSeconds(86_400);

    private HouseOfMail house;
    private ImapInbox inbox;

    @BeforeEach
    void open() {
        house = new HouseOfMail("Sent", "warmit");
        inbox = house.inbox();
    }

    @AfterEach
    void close() {
        inbox.close();
        house.close();
    }

    @Test
    void a_server_with_a_quota_tells_how_full_the_mailbox_is() throws MessagingException {
        for (int i = 0; i < 30; i++) {
            house.lay("INBOX", HouseOfMail.foreign(i), new Flags());
        }
        Quota quota = new Quota("INBOX");
        quota.setResourceLimit("STORAGE", 100);
        inbox.store().setQuota(quota);

        assertThat(inbox.space()).isInstanceOfSatisfying(Space.Bound.class, bound -> {
            assertThat(bound.most()).isEqualTo(100);
            assertThat(bound.used()).isPositive();
        });
    }

    @Test
    void a_server_without_quotas_names_no_bound() {
        house.withoutQuotas();

        assertThat(inbox.space()).isEqualTo(new Space.Boundless());
    }

    @Test
    void a_server_that_is_away_tells_nothing() {
        house.close();

        assertThat(inbox.space()).isEqualTo(new Space.Unknown());
        assertThat(inbox.ownSent(List.of(), SINCE)).isEqualTo(new OwnSent(List.of(), List.of(), false));
    }

    @Test
    void what_people_sent_is_counted_once_and_ours_among_it_never() {
        house.lay("Sent", HouseOfMail.foreign(1), new Flags());
        house.deliver("Sent", ONE);
        OwnSent first = inbox.ownSent(List.of(), SINCE);
        house.lay("Sent", HouseOfMail.foreign(2), new Flags());
        house.lay("Sent", HouseOfMail.foreign(3), new Flags());
        house.deliver("Sent", TWO);

        OwnSent second = inbox.ownSent(first.marks(), SINCE);

        assertThat(first.sent()).containsExactly(HouseOfMail.SENT);
        assertThat(second.sent()).hasSize(2);
        assertThat(inbox.ownSent(second.marks(), SINCE).sent()).isEmpty();
        assertThat(second.complete()).isTrue();
    }

    @Test
    void a_folder_whose_mark_is_void_is_counted_from_the_last_count_on() {
        house.lay("Sent", HouseOfMail.foreign(1), new Flags());
        FolderMark of = inbox.ownSent(List.of(), SINCE).marks().getFirst();
        FolderMark before = new FolderMark(of.folder(), FolderRole.SENT, of.uidValidity() + 1, of.uidNext());

        assertThat(inbox.ownSent(List.of(before), HouseOfMail.SENT).sent()).isEmpty();
        assertThat(inbox.ownSent(List.of(before), HouseOfMail.SENT.minusSeconds(1))
                        .sent())
                .hasSize(1);
    }

    @Test
    void counting_leaves_no_mark_on_anybodys_mail() {
        house.lay("Sent", HouseOfMail.foreign(1), new Flags());
        var before = house.snapshot(octets -> true);

        inbox.ownSent(List.of(), SINCE);
        inbox.space();

        assertThat(house.snapshot(octets -> true)).isEqualTo(before);
    }

    @Test
    void a_copy_is_found_and_removed_in_the_folder_that_was_given_another_name() {
        long uid = house.deliver("warmit", ONE);
        Found at = new Found("warmit", house.folder("warmit").getUidValidity(), uid);
        house.rename("warmit", "Holiday");
        house.lay("Holiday", HouseOfMail.foreign(1), new Flags());

        assertThat(inbox.apply(HouseOfMail.proof(ONE), at, new Act.Remove())).isEqualTo(new ActOutcome.NoFolder());
        assertThat(inbox.renamed(HouseOfMail.proof(TWO), at)).isEqualTo(new Renamed.Nowhere());
        Found there = ((Renamed.To) inbox.renamed(HouseOfMail.proof(ONE), at)).found();
        inbox.apply(HouseOfMail.proof(ONE), there, new Act.Remove());

        assertThat(there).isEqualTo(new Found("Holiday", at.uidValidity(), uid));
        assertThat(house.snapshot(octets -> octets.contains("private 1"))).hasSize(1);
    }
}
