package io.warmit.mail;

import io.warmit.mailbox.Mailbox;
import io.warmit.transport.Inbox;
import io.warmit.transport.LoginStage;
import io.warmit.transport.Post;
import io.warmit.transport.Sender;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The mail world as it is: SMTP and IMAP servers of the operator's mailboxes. */
public final class MailPost implements Post {
    private final MailSessions sessions;
    private final MailSettings settings;
    private final Turns turns;
    private final Credentials credentials;
    private final Function<Mailbox, Optional<String>> judges;

    /**
     * Opens nothing yet.
     *
     * @param credentials asked for at each login, never kept here
     */
    public MailPost(MailSettings settings, Trust trust, Credentials credentials) {
        this(settings, trust, Map.of(), credentials, mailbox -> Optional.empty());
    }

    /**
     * With a bound on connections.
     *
     * @param connections to the servers of a provider at the same time, by its name
     * @param judges the name under which a mailbox's server is known to judge mail
     */
    public MailPost(
            MailSettings settings,
            Trust trust,
            Map<String, Integer> connections,
            Credentials credentials,
            Function<Mailbox, Optional<String>> judges) {
        this.sessions = new MailSessions(settings, trust);
        this.turns = new Turns(connections);
        this.settings = settings;
        this.credentials = credentials;
        this.judges = judges;
    }

    /** From now on the protocol of each new connection is told, line by line, without its secrets. */
    public void trace(Consumer<String> lines) {
        sessions.trace(lines);
    }

    @Override
    public Sender sender(Mailbox mailbox) {
        return new SmtpSender(mailbox, sessions, settings.smtp(), turns, credentials);
    }

    @Override
    public Inbox inbox(Mailbox mailbox) {
        return new ImapInbox(mailbox, sessions, turns, settings.imap().connect(), credentials, judges.apply(mailbox));
    }

    /** The same, trusting whoever judges mail there: to learn who does. */
    public Inbox unlearnt(Mailbox mailbox) {
        return new ImapInbox(mailbox, sessions, turns, settings.imap().connect(), credentials, Optional.empty());
    }

    /**
     * Tries both logins of a mailbox, which need not be stored yet.
     *
     * @param password asked for only when a login is among the stages
     * @param patience how long an answer is waited for at most
     * @param stages those that are wanted; the ones before them are gone through too
     */
    public LoginTest test(Mailbox mailbox, Supplier<String> password, Duration patience, Set<LoginStage> stages) {
        return LoginTest.of(
                mailbox, sessions.atMost(patience), settings.atMost(patience).smtp(), password, stages);
    }
}
