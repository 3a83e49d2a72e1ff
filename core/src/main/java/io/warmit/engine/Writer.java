package io.warmit.engine;

import io.warmit.content.Draft;
import io.warmit.content.People;
import io.warmit.content.ThreadText;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Identity;
import io.warmit.message.Kind;
import io.warmit.message.Message;
import io.warmit.store.ThreadStore;
import io.warmit.transport.Outgoing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a message into words and headers, the same words each time it is asked. */
final class Writer {
    private final Parts parts;

    Writer(Parts parts) {
        this.parts = parts;
    }

    /** Empty: the script of its thread is no longer there, or no longer so long, since the operator changed it. */
    Optional<Outgoing> compose(Message message, ThreadStore.Stored thread, Mailbox from, Mailbox to, Instant now) {
        ThreadText text = new ThreadText(thread.script(), thread.variant());
        if (!parts.composer().knows(thread.language(), thread.script(), message.turn())) {
            return Optional.empty();
        }
        boolean opens = thread.openedBy() == from.id();
        Draft draft = parts.composer()
                .compose(
                        thread.language(),
                        text,
                        message.turn(),
                        thread.subject(),
                        new People(from.address(), from.name(), to.address(), to.name()),
                        TextFacts.of(parts.draw(), text, opens ? from : to, opens ? to : from),
                        parts.draw().generator("manner", message.token()));
        List<String> references = message.kind() == Kind.REPLY ? earlier(message) : List.of();
        return Optional.of(new Outgoing(
                message.token(),
                from.address(),
                from.name(),
                to.address(),
                to.name(),
                Identity.messageId(message.token(), now, from.address()),
                Identity.ownHeader(parts.key(), message.token(), from.address(), to.address()),
                references.isEmpty() ? Optional.empty() : Optional.of(references.getLast()),
                references,
                now,
                parts.settings().autoSubmitted(),
                draft.subject(),
                draft.body()));
    }

    /** The thread's ids as their receivers saw them, oldest first. */
    private List<String> earlier(Message message) {
        List<String> ids = new ArrayList<>();
        for (Message before : parts.store().receipts().thread(message.threadId())) {
            if (before.turn() < message.turn()) {
                before.seenMessageId().or(before::messageId).ifPresent(ids::add);
            }
        }
        return ids;
    }
}
