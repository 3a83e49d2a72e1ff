package io.warmit.mail;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Security;
import io.warmit.transport.Fence;
import io.warmit.transport.SendOutcome.Stage;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One SMTP connection, verb by verb, so that it is always known how far a message got. */
final class Submission {
    private static final int GO_ON = 354;

    private final Mailbox mailbox;
    private final Endpoint endpoint;
    private final PlainSockets sockets;
    private final MailSettings.Smtp limits;
    private final Deadline deadline;
    private final MailSessions sessions;
    private final Set<String> offers = new HashSet<>();
    private final Set<String> logins = new HashSet<>();
    private Stage stage = Stage.CONNECT;
    private Optional<SmtpReply> last = Optional.empty();
    private @Nullable SmtpLine open;

    /** A connection that is still to be made. Its session begins now. */
    Submission(Mailbox mailbox, MailSessions sessions, MailSettings.Smtp limits) {
        this.mailbox = mailbox;
        this.endpoint = mailbox.smtp();
        this.sessions = sessions;
        this.limits = limits;
        sockets = sessions.smtpSockets();
        deadline = sessions.deadline(limits.session(), sockets);
    }

    /** The sockets it is made of. */
    PlainSockets sockets() {
        return sockets;
    }

    /** Whether another message may be begun on this connection. */
    boolean goesOn() {
        return deadline.pending();
    }

    /** How far the login or, after it, the last message got. */
    Stage stage() {
        return stage;
    }

    /** What the server said last. */
    Optional<SmtpReply> last() {
        return last;
    }

    /**
     * Connects and logs in.
     *
     * @throws AuthenticationFailedException when the server looked at the login and said no
     * @throws MessagingException when it got no further than {@link #stage()}; {@link #last()} says whether that was the server's will
     */
    void connect(String credential) throws MessagingException {
        try {
            if (endpoint.security() == Security.NONE) {
                MailSessions.onLoopback(endpoint);
            }
            SmtpLine line = SmtpLine.to(endpoint, limits.connect(), sockets, sessions.trace("smtp", endpoint));
            open = line;
            patience(limits.greeting());
            if (endpoint.security() == Security.TLS) {
                line.secure(sessions.tls(sockets), sessions.tlsVersions());
            }
            stage = Stage.GREETING;
            good(line);
            patience(limits.command());
            hello(line);
            if (endpoint.security() == Security.STARTTLS) {
                stage = Stage.TLS;
                startTls(line);
                hello(line);
            }
            stage = Stage.AUTH;
            logIn(line, credential);
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    private void hello(SmtpLine line) throws IOException, MessagingException {
        stage = Stage.EHLO;
        line.say("EHLO localhost");
        SmtpReply reply = good(line);
        offers.clear();
        logins.clear();
        for (String offer : reply.lines().subList(1, reply.lines().size())) {
            // Some servers still write AUTH=LOGIN, as a draft of RFC 2554 had it.
            List<String> words = Arrays.asList(
                    offer.toUpperCase(Locale.ROOT).replace("AUTH=", "AUTH ").split(" +"));
            offers.add(words.getFirst());
            if (words.getFirst().equals("AUTH")) {
                logins.addAll(words.subList(1, words.size()));
            }
        }
    }

    private void startTls(SmtpLine line) throws IOException, MessagingException {
        if (!offers.contains("STARTTLS")) {
            throw new MessagingException("the server does not offer STARTTLS");
        }
        line.say("STARTTLS");
        good(line);
        line.secure(sessions.tls(sockets), sessions.tlsVersions());
    }

    /** A server that offers no login at all is spoken to without one; it says itself what it then refuses. */
    private void logIn(SmtpLine line, String credential) throws IOException, MessagingException {
        if (!offers.contains("AUTH")) {
            return;
        }
        SmtpLogin login = SmtpLogin.of(mailbox, logins)
                .orElseThrow(() -> new MessagingException("the server lets nobody log in by "
                        + String.join(
                                " or ",
                                SmtpLogin.ways(mailbox).stream().map(Enum::name).toList())
                        + ", only by "
                        + String.join(", ", logins.stream().sorted().toList())));
        last = Optional.empty();
        SmtpReply reply = login.on(line, mailbox.user(), credential);
        last = Optional.of(reply);
        switch (reply.kind()) {
            case 2 -> {}
            case 5 -> throw new AuthenticationFailedException(reply.text());
            default -> throw new MessagingException(reply.text());
        }
    }

    private SmtpReply heard(SmtpLine line) throws IOException {
        last = Optional.empty();
        SmtpReply reply = line.hear();
        last = Optional.of(reply);
        return reply;
    }

    /** Anything but yes is where it ends. */
    private SmtpReply good(SmtpLine line) throws IOException, MessagingException {
        SmtpReply reply = heard(line);
        if (reply.kind() != 2) {
            throw new MessagingException(reply.text());
        }
        return reply;
    }

    private void patience(Duration wait) throws SocketException {
        sockets.patience(Math.toIntExact(wait.toMillis()));
    }

    /** The fence was not set, or too late, so no dot was written. */
    static final class FenceLostException extends MessagingException {
        private static final long serialVersionUID = 1L;
    }

    /** One of the commands before a message, and what it is answered with if all is well. */
    private record Step(Stage stage, String words, Duration patience, int kind) {}

    /**
     * Submits a message and returns the answer that decided about it: the first that refuses it, else the one to the dot.
     *
     * @param envelopeId comes back in delivery reports; xtext, RFC 3461, 4
     * @throws MessagingException when the connection broke at {@link #stage()}
     */
    SmtpReply submit(String from, String to, String envelopeId, byte[] octets, Fence fence) throws MessagingException {
        SmtpLine line = open;
        if (line == null) {
            throw new IllegalStateException("not connected");
        }
        // Where the server knows how, the identifier comes back in delivery reports (RFC 3461, 4.4).
        String id = offers.contains("DSN") ? " ENVID=" + envelopeId : "";
        List<Step> steps = List.of(
                new Step(Stage.MAIL, "MAIL FROM:<" + from + ">" + id, limits.command(), 2),
                new Step(Stage.RCPT, "RCPT TO:<" + to + ">", limits.command(), 2),
                new Step(Stage.DATA, "DATA", limits.data(), 3));
        try {
            SmtpReply reply = offers.contains("PIPELINING") ? together(line, steps) : oneByOne(line, steps);
            return stage == Stage.DATA && reply.code() == GO_ON ? message(line, octets, fence) : reply;
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    private SmtpReply oneByOne(SmtpLine line, List<Step> steps) throws IOException {
        for (Step step : steps) {
            stage = step.stage();
            patience(step.patience());
            line.say(step.words());
            SmtpReply reply = heard(line);
            if (reply.kind() != step.kind() || stage == Stage.DATA) {
                return reply;
            }
        }
        throw new IllegalStateException("the last step is DATA");
    }

    /**
     * All at once, RFC 2920: three answers for one way there and back. A server that refuses the sender or the receiver and wants the message all the same is left alone: not even an empty one
     * goes without a fence.
     */
    private SmtpReply together(SmtpLine line, List<Step> steps) throws IOException {
        stage = Stage.MAIL;
        line.say(steps.stream().map(Step::words).toArray(String[]::new));
        Optional<SmtpReply> refusal = Optional.empty();
        for (Step step : steps) {
            stage = refusal.isPresent() ? stage : step.stage();
            patience(step.patience());
            try {
                SmtpReply reply = line.hear();
                if (refusal.isPresent()) {
                    if (reply.code() == GO_ON) {
                        sockets.drop();
                    }
                } else if (reply.kind() != step.kind() || step.stage() == Stage.DATA) {
                    refusal = Optional.of(reply);
                }
            } catch (IOException broken) {
                if (refusal.isEmpty()) {
                    throw broken;
                }
                sockets.drop();
                break;
            }
        }
        last = refusal;
        return refusal.orElseThrow();
    }

    private SmtpReply message(SmtpLine line, byte[] octets, Fence fence) throws IOException, MessagingException {
        line.write(octets);
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
        line.say(".");
        SmtpReply reply = heard(line);
        deadline.resume();
        return reply;
    }

    private static MessagingException broken(IOException cause) {
        return new MessagingException(ServerProblems.words(cause), cause);
    }

    /** What a failure means: the connection may have been ended by ourselves. */
    MessagingException meaning(MessagingException failure) {
        if (deadline.struck()) {
            return new MessagingException("the session took longer than smtp.session allows");
        }
        if (sockets.exchange().stuck()) {
            return new MessagingException("the server took no more of the message for as long as smtp.block allows");
        }
        return failure;
    }

    /** Forgets a refused message, so that the next can follow on the same connection. */
    void reset() throws MessagingException {
        try {
            patience(limits.command());
            if (open != null) {
                open.say("RSET");
                good(open);
            }
        } catch (IOException gone) {
            throw broken(gone);
        }
    }

    /** Says goodbye and waits for no answer. */
    void close() {
        try {
            if (open != null) {
                open.say("QUIT");
                open.close();
            }
        } catch (IOException alreadyGone) {
            // The server said goodbye first.
        }
        giveUp();
    }

    /** Ends it without another word. */
    void giveUp() {
        deadline.over();
        sockets.drop();
    }
}
