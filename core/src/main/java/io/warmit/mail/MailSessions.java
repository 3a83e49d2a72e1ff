package io.warmit.mail;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import jakarta.mail.Session;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** What connections to mail servers begin with: every time-out set, TLS required and the server's name checked. */
final class MailSessions {
    private static final int ANSWER = 4;
    private static final int SPARE = 64;

    private final MailSettings settings;
    private final Trust trust;
    private final Watch watch;
    private final ConcurrentLinkedDeque<Session> spare = new ConcurrentLinkedDeque<>();
    private volatile Optional<Consumer<String>> trace = Optional.empty();

    MailSessions(MailSettings settings, Trust trust) {
        this(settings, trust, new Watch());
    }

    private MailSessions(MailSettings settings, Trust trust, Watch watch) {
        this.settings = settings;
        this.trust = trust;
        this.watch = watch;
    }

    /** The same, for whoever does not want to wait longer than this for any answer. */
    MailSessions atMost(Duration patience) {
        MailSessions hasty = new MailSessions(settings.atMost(patience), trust, watch);
        hasty.trace = trace;
        return hasty;
    }

    /** From now on the protocol of each new connection is told, line by line, without its secrets. */
    void trace(Consumer<String> lines) {
        trace = Optional.of(lines);
    }

    /** Where each line to and from a server is told, without its secrets. */
    Optional<MaskedLines> trace(String protocol, Endpoint endpoint) {
        return trace.map(lines -> new MaskedLines(protocol + " " + endpoint.host(), lines));
    }

    private Session session(Endpoint endpoint, Properties properties) {
        Session idle = trace.isPresent() ? null : spare.pollFirst();
        if (idle != null) {
            idle.getProperties().putAll(properties);
            return idle;
        }
        Session session = Session.getInstance(properties);
        trace("imap", endpoint).ifPresent(lines -> {
            session.setDebugOut(new PrintStream(lines, true, StandardCharsets.UTF_8));
            session.setDebug(true);
        });
        return session;
    }

    /** A session whose connection has ended, for another one: a new one looks through the class path for providers, which costs more than a login. */
    void over(Session session) {
        if (!session.getDebug() && spare.size() < SPARE) {
            session.getProperties().clear();
            spare.addFirst(session);
        }
    }

    /** Angus reads the properties of its two protocols for IMAP under two names, so the name follows the endpoint. */
    Session imap(Mailbox mailbox, PlainSockets sockets) {
        Endpoint endpoint = mailbox.imap();
        MailSettings.Imap imap = settings.imap();
        String protocol = imapProtocol(endpoint);
        String prefix = "mail." + protocol + ".";
        Properties properties = common(prefix, endpoint, sockets, imap);
        properties.put(
                prefix + "auth.mechanisms", mailbox.secret() instanceof SecretRef.OAuth ? "XOAUTH2" : "PLAIN LOGIN");
        properties.put(prefix + "appendbuffersize", "65536");
        properties.put(prefix + "connectionpoolsize", "1");
        return session(endpoint, properties);
    }

    /** Octets of a message that are asked for at a time. */
    int piece() {
        return settings.imap().fetch();
    }

    static String imapProtocol(Endpoint endpoint) {
        return endpoint.security() == Security.TLS ? "imaps" : "imap";
    }

    private InputGuard.Limits limits() {
        return new InputGuard.Limits(settings.imap().maxLine(), settings.imap().maxLiteral());
    }

    /** The sockets of one connection to a submission server. */
    PlainSockets smtpSockets() {
        return sockets(settings.smtp().block());
    }

    /** The sockets of one connection to an IMAP server. */
    PlainSockets imapSockets() {
        return sockets(settings.imap().read());
    }

    /** An answer may be several literals long, and take several reads. */
    private PlainSockets sockets(Duration block) {
        MailSettings.Imap imap = settings.imap();
        return new PlainSockets(
                limits(),
                new Exchange(
                        (long) imap.maxLiteral() * ANSWER,
                        Duration.ofMillis(ANSWER * imap.read().toMillis()),
                        block),
                watch);
    }

    /** TLS over the sockets of one connection. */
    TlsSockets tls(PlainSockets sockets) {
        return new TlsSockets(trust, sockets, limits());
    }

    /** A deadline of one connection that has just begun. */
    Deadline deadline(Duration time, PlainSockets sockets) {
        return new Deadline(time, watch, sockets);
    }

    /** Versions of TLS that are spoken, as Java calls them. */
    List<String> tlsVersions() {
        return settings.tlsVersions();
    }

    private Properties common(String prefix, Endpoint endpoint, PlainSockets sockets, MailSettings.Imap waits) {
        Properties properties = new Properties();
        properties.put(
                prefix + "connectiontimeout", String.valueOf(waits.connect().toMillis()));
        properties.put(prefix + "timeout", String.valueOf(waits.read().toMillis()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", String.join(" ", settings.tlsVersions()));
        properties.put(prefix + "ssl.socketFactory", tls(sockets));
        properties.put(prefix + "socketFactory", sockets);
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put("mail.event.scope", "session");
        properties.put("mail.event.executor", EVENTS);
        switch (endpoint.security()) {
            case TLS -> properties.put(prefix + "ssl.enable", "true");
            case STARTTLS -> {
                properties.put(prefix + "starttls.enable", "true");
                properties.put(prefix + "starttls.required", "true");
            }
            case NONE -> onLoopback(endpoint);
        }
        return properties;
    }

    /** Nothing is ever said in plain text to another machine. */
    static void onLoopback(Endpoint endpoint) {
        if (!endpoint.onLoopback()) {
            throw new IllegalStateException("plain text beyond loopback");
        }
    }

    private static final java.util.concurrent.Executor EVENTS = Executors.newVirtualThreadPerTaskExecutor();
}
