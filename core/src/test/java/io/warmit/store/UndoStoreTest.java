package io.warmit.store;

import static io.warmit.store.jooq.Tables.FOLDER_MARK;
import static io.warmit.store.jooq.Tables.HOUSEKEEPING;
import static io.warmit.store.jooq.Tables.PROFILE;
import static io.warmit.store.jooq.Tables.UNDO;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mailbox.Profile;
import io.warmit.message.Message;
import io.warmit.message.Message.Found;
import io.warmit.placement.FolderRole;
import io.warmit.store.UndoStore.Copy;
import io.warmit.store.UndoStore.Entry;
import io.warmit.transport.Change;
import io.warmit.transport.FolderMark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

class UndoStoreTest extends StoredPair {
    private static final Found SENT = new Found("Sent", 1, 7);
    private static final Found OURS = new Found("warmit", 2, 8);
    private static final Instant LATER = NOW.plus(Duration.ofDays(40));

    @Override
    StoreLocation location() {
        return new StoreLocation.InMemory();
    }

    private Message done(Copy copy) {
        Message message = claim(plan(Optional.empty()), 40).orElseThrow();
        long mailbox = copy == Copy.SENT ? anna.id() : bob.id();
        store.undo().note(mailbox, message.id(), copy, List.of(new Change.Moved(SENT, OURS, Set.of())), NOW);
        return message;
    }

    private void settle(Message message) {
        store.claims().fence(message, NOW, LEASE, "<id@alder.example>");
        store.claims().accepted(message, NOW.plusSeconds(1), OK, NOW.plusSeconds(16));
        store.receipts().missing(store.messages().find(message.id()).orElseThrow(), NOW);
    }

    @Test
    void a_filed_copy_of_the_sender_is_known_after_it_can_no_longer_be_taken_back() {
        settle(done(Copy.SENT));
        settle(done(Copy.RECEIVED));

        store.undo().removeBefore(anna.id(), LATER, NOW);
        store.undo().removeBefore(bob.id(), LATER, NOW);

        assertThat(store.undo().sentBefore(anna.id(), LATER)).hasSize(1);
        assertThat(store.undo().since(bob.id(), Instant.EPOCH)).isEmpty();

        store.undo().removeBefore(anna.id(), LATER, LATER);
        assertThat(store.undo().since(anna.id(), Instant.EPOCH)).isEmpty();
    }

    @Test
    void a_filed_copy_whose_thread_is_not_at_its_end_is_not_in_the_queue() {
        Message open = done(Copy.SENT);
        assertThat(store.undo().sentBefore(anna.id(), LATER)).isEmpty();

        settle(open);
        List<Entry> queue = store.undo().sentBefore(anna.id(), LATER);
        assertThat(queue).hasSize(1);
        store.undo().settled(queue.getFirst());
        assertThat(store.undo().sentBefore(anna.id(), LATER)).isEmpty();
    }

    @Test
    void a_copy_that_was_taken_back_is_remembered_and_an_older_change_of_it_names_its_new_place() {
        Message message = done(Copy.SENT);
        Instant next = NOW.plusSeconds(60);
        Found trash = new Found("Trash", 3, 9);
        store.undo()
                .note(anna.id(), message.id(), Copy.RECEIVED, List.of(new Change.Moved(OURS, trash, Set.of())), next);
        Entry newest = store.undo().since(anna.id(), Instant.EPOCH).getFirst();
        Found again = new Found("warmit", 2, 11);

        store.undo().undone(newest, next);
        store.undo().relocate(newest, again);
        store.undo().removeBefore(anna.id(), LATER, NOW);

        assertThat(store.undo().since(anna.id(), Instant.EPOCH))
                .extracting(Entry::change)
                .containsExactly(new Change.Moved(SENT, again, Set.of()));
        assertThat(rows(UNDO, UNDO.MAILBOX_ID, anna.id())).isEqualTo(2);
    }

    @Test
    void a_mailbox_that_is_removed_leaves_no_row_about_its_folders_and_servers() {
        done(Copy.RECEIVED);
        store.oldMail().advance(bob.id(), DAY);
        store.marks().store(bob.id(), List.of(), List.of(new FolderMark("warmit", FolderRole.OURS, 1, 1)));
        new ProfileStore(store.database())
                .put(
                        bob.id(),
                        new Profile(
                                NOW,
                                Duration.ZERO,
                                "INBOX",
                                false,
                                true,
                                false,
                                true,
                                true,
                                true,
                                false,
                                Optional.empty(),
                                Optional.empty()));
        assertThat(kept(bob.id())).isEqualTo(4);

        store.mailboxes().remove(bob.id(), NOW);

        assertThat(kept(bob.id())).isZero();
        assertThat(store.mailboxes().lastingAddress(bob.id())).contains(bob.address());
    }

    private int kept(long mailbox) {
        return rows(UNDO, UNDO.MAILBOX_ID, mailbox)
                + rows(HOUSEKEEPING, HOUSEKEEPING.MAILBOX_ID, mailbox)
                + rows(PROFILE, PROFILE.MAILBOX_ID, mailbox)
                + rows(FOLDER_MARK, FOLDER_MARK.MAILBOX_ID, mailbox);
    }

    private int rows(Table<?> table, Field<Long> mailbox, long id) {
        return store.database().read(sql -> sql.fetchCount(table, mailbox.eq(id)));
    }
}
