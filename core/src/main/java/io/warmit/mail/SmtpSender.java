package io.warmit.mail;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.transport.Fence;
import io.warmit.transport.Outgoing;
import io.warmit.transport.SendOutcome;
import io.warmit.transport.SendOutcome.Reply;
import io.warmit.transport.SendOutcome.Stage;
import io.warmit.transport.Sender;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A submission server. The fence is set immediately before the final dot. */
final class SmtpSender implements Sender {
    /** The server ends the connection; RFC 5321, 3.8. */
    private static final int CLOSING = 421;

    private final Mailbox mailbox;
    private final Endpoint endpoint;
    private final MailSessions sessions;
    private final MailSettings.Smtp limits;
    private final Turns turns;
    private final Credentials credentials;
    private Turns.Turn turn = Turns.Turn.FREE;
    private @Nullable Submission open;

    SmtpSender(Mailbox mailbox, MailSessions sessions, MailSettings.Smtp limits, Turns turns, Credentials credentials) {
        this.mailbox = mailbox;
        this.endpoint = mailbox.smtp();
        this.sessions = sessions;
        this.limits = limits;
        this.turns = turns;
        this.credentials = credentials;
    }

    @Override
    public SendOutcome send(Outgoing mail, Fence fence) {
        if (open != null && !open.goesOn()) {
            close();
        }
        Submission line = open;
        if (line == null) {
            Optional<Turns.Turn> taken =
                    turns.take(mailbox.provider(), limits.connect().toMillis());
            if (taken.isEmpty()) {
                String refusal = turns.refusal(mailbox.provider());
                return new SendOutcome.NotSent(
                        Stage.CONNECT,
                        ServerProblems.of(new MessagingException(refusal), mailbox, endpoint, "SMTP")
                                .because(refusal));
            }
            turn = taken.get();
            line = new Submission(mailbox, sessions, limits);
            try {
                String credential = NoCredentialException.asked(() -> credentials.of(mailbox));
                Optional<String> other = connected(line, credential);
                if (other.isPresent()) {
                    line = new Submission(mailbox, sessions, limits);
                    line.connect(other.get());
                }
                open = line;
            } catch (MessagingException refused) {
                line.giveUp();
                turnOver();
                return notConnected(line, line.meaning(refused));
            }
        }
        return submit(line, mail, fence);
    }

    /** Logs in. Answers what to try instead on a new connection, if the server refused this and there is something else. */
    private Optional<String> connected(Submission line, String credential) throws MessagingException {
        try {
            line.connect(credential);
            return Optional.empty();
        } catch (MessagingException refused) {
            Optional<String> other = ServerProblems.refusesLogin(line.meaning(refused))
                    ? NoCredentialException.asked(() -> credentials.instead(mailbox, credential))
                    : Optional.empty();
            if (other.isEmpty()) {
                throw refused;
            }
            line.giveUp();
            return other;
        }
    }

    private SendOutcome notConnected(Submission line, MessagingException refused) {
        Problem problem = ServerProblems.of(refused, mailbox, endpoint, "SMTP");
        if (refused instanceof NoCredentialException none) {
            return none.stays() ? new SendOutcome.NoCredential(problem) : new SendOutcome.NotSent(Stage.AUTH, problem);
        }
        Optional<Reply> reply = line.last().map(said -> new Reply(line.stage(), said.code(), said.text()));
        if (ServerProblems.cause(refused, AuthenticationFailedException.class) != null) {
            return new SendOutcome.LoginRefused(reply.orElseThrow(), problem);
        }
        if (problem.code() != Code.E1301 || reply.isEmpty()) {
            return new SendOutcome.NotSent(line.stage(), problem);
        }
        return switch (reply.get().code() / 100) {
            case 4 -> new SendOutcome.Deferred(reply.get());
            case 5 -> new SendOutcome.Rejected(reply.get());
            default -> new SendOutcome.NotSent(line.stage(), problem);
        };
    }

    private SendOutcome submit(Submission line, Outgoing mail, Fence fence) {
        try {
            SmtpReply said = line.submit(
                    mail.from().toString(), mail.to().toString(), mail.token().value(), Rendering.of(mail), fence);
            Reply reply = new Reply(line.stage(), said.code(), said.text());
            return switch (said.kind()) {
                case 2 -> line.stage() == Stage.DOT ? new SendOutcome.Accepted(reply) : lost(line, unexpected(said));
                case 4 -> refused(line, new SendOutcome.Deferred(reply), said.code() == CLOSING);
                case 5 -> refused(line, new SendOutcome.Rejected(reply), false);
                default -> lost(line, unexpected(said));
            };
        } catch (Submission.FenceLostException lost) {
            open = null;
            turnOver();
            return new SendOutcome.FenceLost();
        } catch (MessagingException broken) {
            return lost(line, line.meaning(broken));
        }
    }

    private static MessagingException unexpected(SmtpReply said) {
        return new MessagingException(said.code() + " " + said.text());
    }

    private SendOutcome refused(Submission line, SendOutcome outcome, boolean closing) {
        if (closing) {
            close();
        } else if (line.stage() != Stage.DOT) {
            try {
                line.reset();
            } catch (MessagingException gone) {
                close();
            }
        }
        return outcome;
    }

    /** Before the dot the message surely was not taken; after it nobody knows. */
    private SendOutcome lost(Submission line, MessagingException why) {
        Stage stage = line.stage();
        close();
        if (stage == Stage.DOT) {
            return new SendOutcome.Unknown("no answer to the final dot: " + ServerProblems.words(why));
        }
        return new SendOutcome.NotSent(stage, ServerProblems.of(why, mailbox, endpoint, "SMTP"));
    }

    private void turnOver() {
        turn.over();
        turn = Turns.Turn.FREE;
    }

    @Override
    public void close() {
        Submission line = open;
        open = null;
        turnOver();
        if (line != null) {
            line.close();
        }
    }
}
