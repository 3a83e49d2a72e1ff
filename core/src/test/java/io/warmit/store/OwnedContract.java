package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(store.owned().received(bob.id(), NOW.plusSeconds(5))).isTrue();
        assertThat(store.owned().sent(anna.id(), NOW.plusSeconds(1), NOW.plusSeconds(5)))
                .isTrue();

        assertThat(store.owned().received(bob.id(), NOW.plusSeconds(9))).isFalse();
        assertThat(store.owned().sent(anna.id(), NOW.plusSeconds(1), NOW.plusSeconds(9)))
                .isFalse();
        assertThat(owned(bob.id()))
                .isEqualTo(new Owned(Optional.of(NOW), Optional.of(NOW.plusSeconds(5)), Optional.empty()));
        assertThat(owned(anna.id()))
                .isEqualTo(new Owned(Optional.of(NOW), Optional.empty(), Optional.of(NOW.plusSeconds(5))));
        assertThat(store.mailboxes().sender(anna.id())).contains(new MailboxStore.Found(anna.address(), true));
        assertThat(store.mailboxes().sender(bob.id())).contains(new MailboxStore.Found(bob.address(), false));
    }

    @Test
    void what_left_through_an_earlier_login_proves_nothing_of_this_one() {
        store.mailboxes().proved(anna.id(), NOW.plusSeconds(60));

        assertThat(store.owned().sent(anna.id(), NOW.plusSeconds(59), NOW.plusSeconds(90)))
                .isFalse();
        assertThat(owned(anna.id()).sent()).isEmpty();
    }

    @Test
    void without_its_logins_nothing_else_is_proved_either() {
        store.owned().received(bob.id(), NOW);

        store.mailboxes().unprove(bob.id(), NOW, "its server does not know it");

        assertThat(owned(bob.id())).isEqualTo(Owned.NO);
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

        store.owned().received(bob.id(), NOW.plusSeconds(20));
        assertThat(store.owned().inVain(3)).containsExactly(new InVain("anna@alder.example", false, 3));
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
