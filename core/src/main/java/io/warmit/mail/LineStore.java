package io.warmit.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.jspecify.annotations.Nullable;

/** Logs in as Angus does and hands over the connection itself: its pool would open a second one for whatever is asked while a folder is open. */
final class LineStore extends IMAPStore {
    private @Nullable IMAPProtocol protocol;

    /**
     * Connects to nothing yet.
     *
     * @param protocol {@code imap} or {@code imaps}
     */
    LineStore(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("imaps"));
    }

    @Override
    protected IMAPProtocol newIMAPProtocol(String host, int port) throws IOException, ProtocolException {
        IMAPProtocol made = super.newIMAPProtocol(host, port);
        protocol = made;
        return made;
    }

    /** The connection that has just logged in. */
    ImapLine line(int piece) throws MessagingException {
        IMAPProtocol made = protocol;
        if (made == null) {
            throw new MessagingException("there is no connection");
        }
        return new ImapLine(this, made, piece);
    }
}
