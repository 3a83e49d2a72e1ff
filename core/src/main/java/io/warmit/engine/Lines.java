package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.transport.Inbox;
import io.warmit.transport.Post;
import io.warmit.transport.Sender;
import org.jspecify.annotations.Nullable;

/** The connections of one visit: one at a time, opened when needed. A provider may count them, so nobody holds one while waiting for another. */
final class Lines implements AutoCloseable {
    private final Post post;
    private final Mailbox mailbox;
    private @Nullable Sender sender;
    private @Nullable Inbox inbox;

    Lines(Post post, Mailbox mailbox) {
        this.post = post;
        this.mailbox = mailbox;
    }

    Sender sender() {
        Sender open = sender;
        if (open == null) {
            close();
            open = post.sender(mailbox);
            sender = open;
        }
        return open;
    }

    /** Whether the mailbox is open. */
    boolean reading() {
        return inbox != null;
    }

    Inbox inbox() {
        Inbox open = inbox;
        if (open == null) {
            close();
            open = post.inbox(mailbox);
            inbox = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (sender != null) {
            sender.close();
            sender = null;
        }
        if (inbox != null) {
            inbox.close();
            inbox = null;
        }
    }
}
