package io.warmit.crash;

import io.warmit.mailbox.Mailbox;
import io.warmit.transport.Fence;
import io.warmit.transport.Inbox;
import io.warmit.transport.Outgoing;
import io.warmit.transport.Post;
import io.warmit.transport.SendOutcome;
import io.warmit.transport.Sender;

/** The real mail servers, but for what a case changes about sending. */
record Bent(Post real, How how) implements Post {
    private static final String MORE = "\nMore of the same.".repeat(4_000);

    enum How {
        NOT_AT_ALL,
        /** Texts are so long that their beginning leaves before their end is written. */
        LONG_BODIES,
        /** What must never be: the dot is written, and nothing durable tells of it. */
        FENCE_NOT_STORED
    }

    @Override
    public Sender sender(Mailbox mailbox) {
        Sender sender = real.sender(mailbox);
        return new Sender() {
            @Override
            public SendOutcome send(Outgoing mail, Fence fence) {
                return switch (how) {
                    case NOT_AT_ALL -> sender.send(mail, fence);
                    case LONG_BODIES -> sender.send(longer(mail), fence);
                    case FENCE_NOT_STORED -> sender.send(mail, () -> true);
                };
            }

            @Override
            public void close() {
                sender.close();
            }
        };
    }

    private static Outgoing longer(Outgoing mail) {
        return new Outgoing(
                mail.token(),
                mail.from(),
                mail.fromName(),
                mail.to(),
                mail.toName(),
                mail.messageId(),
                mail.ownHeader(),
                mail.inReplyTo(),
                mail.references(),
                mail.date(),
                mail.autoSubmitted(),
                mail.subject(),
                mail.body() + MORE);
    }

    @Override
    public Inbox inbox(Mailbox mailbox) {
        return real.inbox(mailbox);
    }
}
