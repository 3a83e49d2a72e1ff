package io.warmit.mail;

import io.warmit.transport.Fence;
import io.warmit.transport.SendOutcome.Stage;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One SMTP connection, verb by verb, so that it is always known how far a message got. */
final class Submission extends SMTPTransport {
    private static final int GO_ON = 354;

    private final PlainSockets sockets;
    private final int dotPatience;
    private Stage stage = Stage.CONNECT;

    Submission(Session session, boolean tls, PlainSockets sockets, int dotPatience) {
        super(session, new URLName(tls ? "smtps" : "smtp", null, -1, null, null, null), "smtp", tls);
        this.sockets = sockets;
        this.dotPatience = dotPatience;
    }

    /** How far the last message got. */
    Stage stage() {
        return stage;
    }

    /** The fence could not be set, so no dot was written. */
    static final class FenceLostException extends MessagingException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Submits a message and returns the code of the last answer; below 400 after the dot it was taken.
     *
     * @throws MessagingException when the connection broke at {@link #stage()}
     */
    synchronized int submit(String from, String to, byte[] octets, Fence fence) throws MessagingException {
        stage = Stage.MAIL;
        int code = simpleCommand("MAIL FROM:<" + from + ">");
        if (code / 100 != 2) {
            return code;
        }
        stage = Stage.RCPT;
        code = simpleCommand("RCPT TO:<" + to + ">");
        if (code / 100 != 2) {
            return code;
        }
        stage = Stage.DATA;
        try {
            OutputStream body = data();
            body.write(octets, 0, octets.length);
            body.flush();
        } catch (MessagingException refused) {
            if (getLastReturnCode() != GO_ON && getLastReturnCode() >= 400) {
                return getLastReturnCode();
            }
            throw refused;
        } catch (IOException broken) {
            throw new MessagingException("the connection broke while the message was written", broken);
        }
        if (!fence.set()) {
            sockets.drop();
            throw new FenceLostException();
        }
        stage = Stage.DOT;
        try {
            sockets.patience(dotPatience);
        } catch (SocketException gone) {
            throw new MessagingException("the connection broke before the answer to the dot", gone);
        }
        return simpleCommand(".");
    }

    /** What a failed connection means: a login that got no answer, or one that says "later", was not refused. */
    MessagingException meaning(MessagingException failure) {
        int code = getLastReturnCode();
        if (ServerProblems.cause(failure, AuthenticationFailedException.class) == null || code / 100 == 5) {
            return failure;
        }
        return new MessagingException(code <= 0 ? "the connection broke during the login" : getLastServerResponse());
    }

    /** Forgets a refused message, so that the next can follow on the same connection. */
    void reset() throws MessagingException {
        simpleCommand("RSET");
    }
}
