package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.placement.FolderRole;
import io.warmit.planning.Fullness;
import io.warmit.planning.OwnMail;
import io.warmit.planning.Room;
import io.warmit.transport.FolderMark;
import io.warmit.transport.OwnSent;
import io.warmit.transport.Space;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What both databases remember of the space of mailboxes, and of the mail that people send themselves. */
abstract class HygieneContract extends StoredPair {
    private static final Fullness FULL = new Fullness(NOW, Optional.of(new Space.Bound(83, 100)), true);
    private static final Fullness FREE =
            new Fullness(NOW.plusSeconds(60), Optional.of(new Space.Bound(70, 100)), false);

    private List<String> events(String kind) {
        return store.database()
                .read(sql -> sql.resultQuery("select detail from event where kind = '" + kind + "' order by id")
                        .fetch(0, String.class));
    }

    @Test
    void a_full_mailbox_is_kept_until_it_has_room_and_both_are_told_once() {
        store.spaces().put(bob.id(), Optional.empty(), FULL);
        store.spaces().put(bob.id(), Optional.of(FULL), FULL);

        assertThat(store.spaces().guarded()).isEqualTo(Map.of(bob.id(), FULL));
        assertThat(store.spaces().find(bob.id())).contains(FULL);

        store.spaces().put(bob.id(), Optional.of(FULL), FREE);

        assertThat(store.spaces().guarded()).isEmpty();
        assertThat(store.spaces().find(bob.id())).contains(FREE);
        assertThat(store.spaces().find(anna.id())).isEmpty();
        assertThat(events("full")).containsExactly("83 % full (0 of 1 MB): nothing is sent to it");
        assertThat(events("room")).containsExactly("70 % full: mail is sent to it again");
    }

    @Test
    void a_server_without_a_bound_is_remembered_as_such() {
        Fullness boundless = new Fullness(NOW, Optional.empty(), false);
        store.spaces().put(bob.id(), Optional.empty(), boundless);

        assertThat(store.spaces().find(bob.id())).contains(boundless);
    }

    @Test
    void above_95_percent_the_owner_should_do_something_also_where_no_guard_holds() {
        store.spaces().put(bob.id(), Optional.empty(), at(95, true));
        assertThat(store.spaces().nearlyFull()).isEmpty();

        store.spaces().put(bob.id(), Optional.empty(), at(96, true));
        store.spaces().put(anna.id(), Optional.empty(), at(100, false));

        assertThat(store.spaces().nearlyFull()).containsOnlyKeys(anna.id(), bob.id());
    }

    private static Fullness at(long used, boolean guarded) {
        return new Fullness(NOW, Optional.of(new Space.Bound(used, 100)), guarded);
    }

    @Test
    void own_mail_is_added_up_by_the_minute_that_it_was_sent_in() {
        FolderMark mark = new FolderMark("Sent", FolderRole.SENT, 7, 12);
        Instant at = NOW.minus(Duration.ofHours(1));
        store.ownMail().add(anna.id(), new OwnSent(List.of(mark), List.of(at.minusSeconds(20), at), true), NOW);
        FolderMark next = new FolderMark("Sent", FolderRole.SENT, 7, 14);
        store.ownMail()
                .add(
                        anna.id(),
                        new OwnSent(List.of(next), List.of(at.minusSeconds(40), at.plusMillis(1)), true),
                        NOW.plusSeconds(60));

        OwnMail own = store.ownMail().of(anna.id(), NOW.plusSeconds(60));

        assertThat(own.sent()).containsExactly(at, at, at, at.plusSeconds(60));
        assertThat(own.counted()).contains(NOW.plusSeconds(60));
        assertThat(store.ownMail().marks(anna.id())).containsExactly(next);
        assertThat(store.ownMail().of(bob.id(), NOW)).isEqualTo(OwnMail.NONE);
    }

    @Test
    void own_mail_is_forgotten_after_a_week() {
        Instant old = NOW.minus(Duration.ofDays(6));
        store.ownMail().add(anna.id(), new OwnSent(List.of(), List.of(old), true), NOW);
        store.ownMail().add(anna.id(), new OwnSent(List.of(), List.of(NOW), true), NOW.plus(Duration.ofDays(2)));

        int rows = store.database().read(sql -> sql.fetchCount(io.warmit.store.jooq.Tables.OWN_MAIL));
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void what_another_program_booked_is_known_beside_it() {
        store.debits().ofOther(anna.id(), store.ids().next(), Room.ofDay(40), NOW);
        assertThat(claim(plan(Optional.empty()), 40)).isPresent();
        store.ownMail().add(anna.id(), new OwnSent(List.of(), List.of(NOW), true), NOW);

        OwnMail own = store.ownMail().of(anna.id(), NOW);

        assertThat(own.booked()).containsExactly(NOW);
        assertThat(own.cap(NOW)).isEmpty();
    }

    @Test
    void nothing_of_it_is_left_of_a_mailbox_that_was_removed() {
        store.spaces().put(bob.id(), Optional.empty(), FULL);
        FolderMark mark = new FolderMark("Sent", FolderRole.SENT, 7, 12);
        store.ownMail().add(bob.id(), new OwnSent(List.of(mark), List.of(NOW), true), NOW);

        store.mailboxes().remove(bob.id(), NOW);

        assertThat(store.spaces().guarded()).isEmpty();
        assertThat(store.ownMail().marks(bob.id())).isEmpty();
        assertThat(store.ownMail().of(bob.id(), NOW)).isEqualTo(OwnMail.NONE);
    }

    @Test
    void the_room_that_own_mail_leaves_counts_in_the_claim() {
        Room.Own one = new Room.Own("your own mail", 1, Duration.ofDays(1));
        Room room = Room.ofDay(40).and(one);

        assertThat(claim(room)).isPresent();
        assertThat(claim(room)).isEmpty();
    }

    private Optional<io.warmit.message.Message> claim(Room room) {
        return store.claims()
                .claim(plan(Optional.empty()), java.time.InstantSource.fixed(NOW), LEASE_LENGTH, "test", room);
    }
}
