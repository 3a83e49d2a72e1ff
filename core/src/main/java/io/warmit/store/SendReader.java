package io.warmit.store;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.planning.Fullness;
import io.warmit.planning.Rest;
import io.warmit.schedule.Slowdown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What must be known before a message leaves, read in one go. */
public final class SendReader {
    private final Database database;
    private final MessageStore messages;
    private final DebitStore debits;
    private final RestStore rests;
    private final MailboxStore mailboxes;
    private final RecoveryStore recoveries;
    private final SpaceStore spaces;
    private final ThreadStore threads;

    SendReader(
            Database database,
            MessageStore messages,
            DebitStore debits,
            RestStore rests,
            MailboxStore mailboxes,
            RecoveryStore recoveries,
            SpaceStore spaces,
            ThreadStore threads) {
        this.database = database;
        this.messages = messages;
        this.debits = debits;
        this.rests = rests;
        this.mailboxes = mailboxes;
        this.recoveries = recoveries;
        this.spaces = spaces;
        this.threads = threads;
    }

    /**
     * How a sender stands.
     *
     * @param debits its mail since an instant
     * @param lastDot its last real send
     * @param rest its provider wants nothing from it for a while
     * @param slowdown its provider throttles everybody
     */
    public record Sender(
            List<Instant> debits, Optional<Instant> lastDot, Optional<Rest> rest, Optional<Slowdown> slowdown) {
        public Sender {
            debits = List.copyOf(debits);
        }
    }

    /**
     * How the other end of a message stands.
     *
     * @param mailbox empty: it was removed
     * @param unchecked it was not looked through since the store lost commits
     * @param fullness empty: its server was never asked
     * @param thread what the message belongs to
     */
    public record Receiver(
            Optional<Mailbox> mailbox, boolean unchecked, Optional<Fullness> fullness, ThreadStore.Stored thread) {}

    /** What is due to leave from a mailbox, replies before openers; nothing while the store recovers. */
    public List<Message> due(long senderId, Instant now) {
        Question<Optional<Instant>> held = recoveries.heldAsked();
        Question<Message> due = messages.dueAsked(senderId, now);
        database.ask(List.of(held, due));
        boolean holds =
                held.first().flatMap(since -> RecoveryStore.lasting(since, now)).isPresent();
        return holds ? List.of() : due.all();
    }

    /** The sender as it stands now, its mail since an instant included. */
    public Sender sender(Mailbox mailbox, Instant since, Instant now) {
        Question<Instant> sent = debits.asked(mailbox.id(), since);
        Question<Optional<Instant>> last = messages.lastDotAsked(mailbox.id());
        Question<Rest> rest = rests.asked(mailbox.id(), now);
        Question<Slowdown> slow = rests.slowdownAsked(mailbox.provider());
        database.ask(List.of(sent, last, rest, slow));
        return new Sender(sent.all(), last.first().flatMap(at -> at), rest.first(), slow.first());
    }

    /** The receiver of a message in a thread. */
    public Receiver receiver(long mailboxId, long threadId) {
        Question<Mailbox> mailbox = mailboxes.asked(mailboxId);
        Question<Long> unchecked = recoveries.uncheckedAsked(mailboxId);
        Question<Fullness> space = spaces.asked(mailboxId);
        Question<ThreadStore.Stored> thread = threads.asked(threadId);
        database.ask(List.of(mailbox, unchecked, space, thread));
        return new Receiver(
                mailbox.first(),
                unchecked.first().isPresent(),
                space.first(),
                thread.first().orElseThrow(() -> ThreadStore.missing(threadId)));
    }
}
