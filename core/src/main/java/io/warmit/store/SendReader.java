package io.warmit.store;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.planning.Fullness;
import io.warmit.planning.Rest;
import io.warmit.schedule.Slowdown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must be known before a message leaves, read in one go. */
public final class SendReader {
    private final Database database;
    private final MessageStore messages;
    private final DebitStore debits;
    private final RestStore rests;
    private final MailboxStore mailboxes;
    private final RecoveryStore recoveries;
    private final SpaceStore spaces;
    private final SessionStore sessions;
    private final ThreadStore threads;

    SendReader(
            Database database,
            MessageStore messages,
            DebitStore debits,
            RestStore rests,
            MailboxStore mailboxes,
            RecoveryStore recoveries,
            SpaceStore spaces,
            SessionStore sessions,
            ThreadStore threads) {
        this.database = database;
        this.messages = messages;
        this.debits = debits;
        this.rests = rests;
        this.mailboxes = mailboxes;
        this.recoveries = recoveries;
        this.spaces = spaces;
        this.sessions = sessions;
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
     * @param session when it was opened last
     * @param thread what the message belongs to; empty: the store lost commits since the message was read, and with them both
     */
    public record Receiver(
            Optional<Mailbox> mailbox,
            boolean unchecked,
            Optional<Fullness> fullness,
            Optional<Instant> session,
            Optional<ThreadStore.Stored> thread) {}

    /**
     * What is due to leave from a mailbox, and how its sender stands meanwhile.
     *
     * @param messages replies before openers; none while the store recovers
     */
    public record Due(List<Message> messages, Sender sender) {
        public Due {
            messages = List.copyOf(messages);
        }
    }

    /** What is due to leave from a mailbox, with its mail since an instant. */
    public Due due(Mailbox mailbox, Instant since, Instant now) {
        Question<Optional<Instant>> held = recoveries.heldAsked();
        Question<Message> due = messages.dueAsked(mailbox.id(), now);
        SenderAsked sender = new SenderAsked(mailbox, since, now);
        database.ask(
                Stream.concat(Stream.of(held, due), sender.questions().stream()).toList());
        boolean holds =
                held.first().flatMap(at -> RecoveryStore.lasting(at, now)).isPresent();
        return new Due(holds ? List.of() : due.all(), sender.answer());
    }

    /** The sender as it stands now, its mail since an instant included. */
    public Sender sender(Mailbox mailbox, Instant since, Instant now) {
        SenderAsked sender = new SenderAsked(mailbox, since, now);
        database.ask(sender.questions());
        return sender.answer();
    }

    private final class SenderAsked {
        private final Question<Instant> sent;
        private final Question<Optional<Instant>> last;
        private final Question<Rest> rest;
        private final Question<Slowdown> slow;

        SenderAsked(Mailbox mailbox, Instant since, Instant now) {
            sent = debits.asked(mailbox.id(), since);
            last = messages.lastDotAsked(mailbox.id());
            rest = rests.asked(mailbox.id(), now);
            slow = rests.slowdownAsked(mailbox.provider());
        }

        List<Question<?>> questions() {
            return List.of(sent, last, rest, slow);
        }

        Sender answer() {
            return new Sender(sent.all(), last.first().flatMap(at -> at), rest.first(), slow.first());
        }
    }

    /** The receiver of a message in a thread. */
    public Receiver receiver(long mailboxId, long threadId) {
        Question<Mailbox> mailbox = mailboxes.asked(mailboxId);
        Question<Long> unchecked = recoveries.uncheckedAsked(mailboxId);
        Question<Fullness> space = spaces.asked(mailboxId);
        Question<Instant> session = sessions.asked(mailboxId);
        Question<ThreadStore.Stored> thread = threads.asked(threadId);
        database.ask(List.of(mailbox, unchecked, space, session, thread));
        return new Receiver(
                mailbox.first(), unchecked.first().isPresent(), space.first(), session.first(), thread.first());
    }
}
