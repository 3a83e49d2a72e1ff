package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Owned;
import io.warmit.message.Message;
import io.warmit.store.OwnedStore.InVain;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What both databases keep of the proof that mailboxes are the operator's. */
abstract class OwnedContract extends StoredPair {
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(1));

    @Test
    void a_message_is_under_way_from_its_claim_to_its_end() {
        Message message = plan(Optional.empty());
        assertThat(underWay()).isEmpty();

        Message claimed = claim(message, 40).orElseThrow();
        assertThat(store.owned().underWayTo(bob.id(), LONG_AGO)).contains(NOW);
        assertThat(store.owned().underWayFrom(anna.id(), LONG_AGO)).isEmpty();

        store.claims().fence(claimed, NOW.plusSeconds(1), LEASE, "<x@alder.example>");
        assertThat(store.owned().underWayFrom(anna.id(), LONG_AGO)).contains(NOW.plusSeconds(1));
        assertThat(store.owned().underWayTo(bob.id(), LONG_AGO)).contains(NOW.plusSeconds(1));
        assertThat(store.owned().underWayFrom(bob.id(), LONG_AGO)).isEmpty();

        store.receipts().unconfirmed(claimed, NOW.plusSeconds(2));
        assertThat(underWay()).isEmpty();
    }

    @Test
    void what_has_been_under_way_for_long_keeps_nobody_waiting() {
        sent();

        assertThat(store.owned().underWayFrom(anna.id(), NOW.plusSeconds(1))).isEmpty();
        assertThat(store.owned().underWayTo(bob.id(), NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void each_end_is_proved_once_and_told_once() {
        assertThat(store.owned().received(bob, NOW.plusSeconds(5))).isTrue();
        assertThat(store.owned().sent(anna.id(), NOW.plusSeconds(1), NOW.plusSeconds(5)))
                .isTrue();

        assertThat(store.owned().received(bob, NOW.plusSeconds(9))).isFalse();
        assertThat(store.owned().sent(anna.id(), NOW.plusSeconds(1), NOW.plusSeconds(9)))
                .isFalse();
        assertThat(owned(bob.id()))
                .isEqualTo(new Owned(NOW, Optional.of(NOW), Optional.of(NOW.plusSeconds(5)), Optional.empty()));
        assertThat(owned(anna.id()))
                .isEqualTo(new Owned(NOW, Optional.of(NOW), Optional.empty(), Optional.of(NOW.plusSeconds(5))));
        assertThat(store.mailboxes().sender(anna.id())).contains(new MailboxStore.Found(anna.address(), true));
        assertThat(store.mailboxes().sender(bob.id())).contains(new MailboxStore.Found(bob.address(), false));
    }

    @Test
    void what_left_through_an_earlier_login_proves_nothing_of_this_one() {
        changeHands(anna, NOW.plusSeconds(60));

        assertThat(store.owned().sent(anna.id(), NOW.plusSeconds(59), NOW.plusSeconds(90)))
                .isFalse();
        assertThat(owned(anna.id()).sent()).isEmpty();
        assertThat(store.owned().sent(anna.id(), NOW.plusSeconds(60), NOW.plusSeconds(90)))
                .isTrue();
    }

    @Test
    void what_left_before_a_login_was_only_tried_again_is_a_proof_all_the_same() {
        store.mailboxes().proved(anna, NOW.plusSeconds(60));
        store.mailboxes().proved(anna, NOW.plusSeconds(120));

        assertThat(store.owned().sent(anna.id(), NOW.plusSeconds(1), NOW.plusSeconds(180)))
                .isTrue();
    }

    @Test
    void what_was_read_through_an_earlier_login_proves_nothing_of_this_one() {
        changeHands(bob, NOW.plusSeconds(60));

        assertThat(store.owned().received(bob, NOW.plusSeconds(61))).isFalse();
        assertThat(owned(bob.id()).received()).isEmpty();
        assertThat(store.owned().received(store.mailboxes().find(bob.id()).orElseThrow(), NOW.plusSeconds(62)))
                .isTrue();
    }

    @Test
    void a_login_that_was_tried_before_it_changed_hands_is_not_proved() {
        store.mailboxes().unprove(bob.id(), NOW.plusSeconds(60), "its server does not know it");

        assertThat(store.mailboxes().proved(bob, NOW.plusSeconds(61))).isFalse();
        assertThat(owned(bob.id()).logins()).isEmpty();
    }

    @Test
    void mail_that_nobody_found_is_still_counted_after_the_logins_were_tried_again() {
        for (int i = 0; i < 3; i++) {
            store.receipts().unconfirmed(sent(), NOW.plusSeconds(10));
        }

        store.mailboxes().proved(anna, NOW.plusSeconds(20));
        store.mailboxes().proved(bob, NOW.plusSeconds(20));

        assertThat(store.owned().inVain(3)).hasSize(2);
    }

    @Test
    void without_its_logins_nothing_else_is_proved_either() {
        store.owned().received(bob, NOW);

        store.mailboxes().unprove(bob.id(), NOW.plusSeconds(9), "its server does not know it");

        assertThat(owned(bob.id())).isEqualTo(Owned.nothing(NOW.plusSeconds(9)));
    }

    @Test
    void mail_that_nobody_found_is_counted_at_both_ends_until_one_is_proved() {
        for (int i = 0; i < 3; i++) {
            Message message = sent();
            store.receipts().unconfirmed(message, NOW.plusSeconds(10));
        }

        assertThat(store.owned().inVain(4)).isEmpty();
        assertThat(store.owned().inVain(3))
                .containsExactly(new InVain("anna@alder.example", false, 3), new InVain("bob@birch.example", true, 3));

        store.owned().received(bob, NOW.plusSeconds(20));
        assertThat(store.owned().inVain(3)).containsExactly(new InVain("anna@alder.example", false, 3));
    }

    private void changeHands(Mailbox mailbox, Instant at) {
        store.mailboxes().unprove(mailbox.id(), at, "another user");
        store.mailboxes().proved(store.mailboxes().find(mailbox.id()).orElseThrow(), at);
    }

    private Message sent() {
        Message claimed = claim(plan(Optional.empty()), 40).orElseThrow();
        assertThat(store.claims().fence(claimed, NOW, LEASE, "<" + claimed.token() + "@alder.example>"))
                .isTrue();
        return claimed;
    }

    private Optional<Instant> underWay() {
        return store.owned()
                .underWayTo(bob.id(), LONG_AGO)
                .or(() -> store.owned().underWayFrom(anna.id(), LONG_AGO));
    }

    private Owned owned(long id) {
        return store.mailboxes().find(id).orElseThrow().owned();
    }
}
