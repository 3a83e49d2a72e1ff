package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mailbox.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a loop-back showed counts for the servers that it went through, on both databases. */
abstract class ProfileContract extends StoredPair {
    private static Profile learnt(Instant at, String judge) {
        return new Profile(
                at,
                Duration.ofMillis(412),
                "INBOX",
                false,
                true,
                true,
                true,
                true,
                false,
                true,
                Optional.of(judge),
                Optional.of("TLSv1.3"));
    }

    @Test
    void the_latest_counts() {
        store.profiles().put(bob.id(), learnt(NOW, "mx.birch.example"));
        store.profiles().put(bob.id(), learnt(NOW.plusSeconds(9), "mx2.birch.example"));

        assertThat(store.profiles().find(bob.id())).hasValue(learnt(NOW.plusSeconds(9), "mx2.birch.example"));
        assertThat(store.profiles().judge(bob)).hasValue("mx2.birch.example");
        assertThat(store.profiles().judge(anna)).isEmpty();
    }

    @Test
    void what_an_earlier_login_showed_is_not_believed_of_the_servers_of_the_next() {
        store.profiles().put(bob.id(), learnt(NOW, "mx.birch.example"));

        store.mailboxes().unprove(bob.id(), NOW.plusSeconds(60), "its imap server was changed");

        assertThat(store.profiles().find(bob.id())).isEmpty();
        assertThat(store.profiles().judge(bob)).isEmpty();
        store.profiles().put(bob.id(), learnt(NOW.plusSeconds(61), "mx.beech.example"));
        assertThat(store.profiles().judge(bob)).hasValue("mx.beech.example");
    }
}
