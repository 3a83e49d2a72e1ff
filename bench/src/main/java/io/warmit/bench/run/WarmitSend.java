package io.warmit.bench.run;

import io.warmit.mail.MailPost;
import io.warmit.mailbox.Mailbox;
import io.warmit.transport.Outgoing;
import io.warmit.transport.SendOutcome;
import io.warmit.transport.Sender;
import java.io.IOException;

/** What warmit itself sends with, without its store: the fence is granted at once. */
record WarmitSend(MailPost post, Mailbox from, Outgoing mail, int parallel, boolean kept) implements Contestant {
    @Override
    public String name() {
        return "warmit";
    }

    @Override
    public void run(int times) throws Exception {
        Crowd.sessions(parallel, times, kept, this::session);
    }

    private void session(int messages) throws IOException {
        try (Sender sender = post.sender(from)) {
            for (int i = 0; i < messages; i++) {
                if (!(sender.send(mail, () -> true) instanceof SendOutcome.Accepted)) {
                    throw new IOException("a message was not taken");
                }
            }
        }
    }
}
