package io.warmit.mail;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Security;
import io.warmit.transport.Fence;
import io.warmit.transport.SendOutcome.Stage;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One SMTP connection, verb by verb, so that it is always known how far a message got. */
final class Submission extends SMTPTransport {
    private static final int GO_ON = 354;
    private static final int CHALLENGE = 334;

    private final PlainSockets sockets;
    private final MailSettings.Smtp limits;
    private final Deadline deadline;
    private final MailSessions sessions;
    private Stage stage = Stage.CONNECT;
    private boolean ended;

    private Submission(
            Session session, boolean tls, PlainSockets sockets, MailSettings.Smtp limits, MailSessions sessions) {
        // Angus reads its properties under the protocol of this name, whether TLS is spoken at once or not.
        super(session, new URLName("smtp", null, -1, null, null, null), "smtp", tls);
        this.sockets = sockets;
        this.limits = limits;
        this.sessions = sessions;
        deadline = new Deadline(limits.session(), sessions, sockets);
    }

    /** A connection that is still to be made. Its session begins now. */
    static Submission to(Mailbox mailbox, MailSessions sessions, MailSettings.Smtp limits) {
        PlainSockets sockets = sessions.sockets();
        return new Submission(
                sessions.smtp(mailbox, sockets), mailbox.smtp().security() == Security.TLS, sockets, limits, sessions);
    }

    /** The sockets it is made of. */
    PlainSockets sockets() {
        return sockets;
    }

    /** The greeting was waited for with a patience of its own. */
    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        patience(limits.command());
        stage = Stage.EHLO;
        if (!super.ehlo(domain)) {
            // Angus would go on with HELO, over which nobody can log in.
            throw new MessagingException(getLastServerResponse());
        }
        stage = Stage.AUTH;
        return true;
    }

    /**
     * A token that is refused is answered with 334 and the reason in BASE64; the refusal itself comes after an empty line (Google's page "OAuth 2.0 Mechanism", November 2026).
     */
    @Override
    public synchronized int simpleCommand(String command) throws MessagingException {
        int code = super.simpleCommand(command);
        return code == CHALLENGE && command.startsWith("AUTH XOAUTH2 ") ? super.simpleCommand("") : code;
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (stage == Stage.CONNECT) {
            patience(limits.greeting());
            stage = Stage.GREETING;
        }
        return super.readServerResponse();
    }

    @Override
    protected void startTLS() throws MessagingException {
        stage = Stage.TLS;
        super.startTLS();
    }

    private void patience(Duration wait) throws MessagingException {
        try {
            sockets.patience(Math.toIntExact(wait.toMillis()));
        } catch (SocketException gone) {
            throw new MessagingException("the connection broke", gone);
        }
    }

    /** Whether another message may be begun on this connection. */
    boolean goesOn() {
        return deadline.pending();
    }

    /** How far the login or, after it, the last message got. */
    Stage stage() {
        return stage;
    }

    /** The fence was not set, or too late, so no dot was written. */
    static final class FenceLostException extends MessagingException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Submits a message and returns the code of the last answer; below 400 after the dot it was taken.
     *
     * @param envelopeId comes back in delivery reports; xtext, RFC 3461, 4
     * @throws MessagingException when the connection broke at {@link #stage()}
     */
    synchronized int submit(String from, String to, String envelopeId, byte[] octets, Fence fence)
            throws MessagingException {
        stage = Stage.MAIL;
        patience(limits.command());
        int code = simpleCommand("MAIL FROM:<" + from + ">" + asReported(envelopeId));
        if (code / 100 != 2) {
            return code;
        }
        stage = Stage.RCPT;
        code = simpleCommand("RCPT TO:<" + to + ">");
        if (code / 100 != 2) {
            return code;
        }
        stage = Stage.DATA;
        patience(limits.data());
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
        // From here on only the wait for the answer to the dot counts: to cut it short would make doubt.
        if (!deadline.lift()) {
            throw new MessagingException("the session ended before the dot");
        }
        boolean set = false;
        try {
            set = fence.set();
        } finally {
            if (!set) {
                sockets.drop();
            }
        }
        if (!set) {
            throw new FenceLostException();
        }
        stage = Stage.DOT;
        patience(limits.finalDot());
        code = simpleCommand(".");
        deadline.resume();
        return code;
    }

    /** Asks for the identifier to come back in delivery reports (RFC 3461, 4.4), where the server knows how. */
    private String asReported(String envelopeId) {
        return supportsExtension("DSN") ? " ENVID=" + envelopeId : "";
    }

    /** What a failure means: a login that got no answer, or one that says "later", was not refused. */
    MessagingException meaning(MessagingException failure) {
        if (deadline.struck()) {
            return new MessagingException("the session took longer than smtp.session allows");
        }
        int code = getLastReturnCode();
        if (!ServerProblems.refusesLogin(failure) || code / 100 == 5) {
            return failure;
        }
        return new MessagingException(code <= 0 ? "the connection broke during the login" : getLastServerResponse());
    }

    /** Forgets a refused message, so that the next can follow on the same connection. */
    void reset() throws MessagingException {
        patience(limits.command());
        simpleCommand("RSET");
    }

    /** The connection was not made, so nobody will close it. */
    void giveUp() {
        deadline.lift();
        sockets.drop();
    }

    @Override
    public synchronized void close() throws MessagingException {
        deadline.lift();
        super.close();
        if (!ended) {
            ended = true;
            sessions.over(session);
        }
    }
}
