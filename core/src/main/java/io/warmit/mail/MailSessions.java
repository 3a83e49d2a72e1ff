package io.warmit.mail;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import jakarta.mail.Session;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Jakarta Mail sessions with every time-out set, TLS required and the server's name checked. */
final class MailSessions {
    private static final int ANSWER = 4;
    private static final int SPARE = 64;

    private final MailSettings settings;
    private final Trust trust;
    private final ScheduledThreadPoolExecutor timer;
    private final ConcurrentLinkedDeque<Session> spare = new ConcurrentLinkedDeque<>();
    private volatile Optional<Consumer<String>> trace = Optional.empty();

    MailSessions(MailSettings settings, Trust trust) {
        this(
                settings,
                trust,
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("mail-timer").factory()));
        timer.setRemoveOnCancelPolicy(true);
    }

    private MailSessions(MailSettings settings, Trust trust, ScheduledThreadPoolExecutor timer) {
        this.settings = settings;
        this.trust = trust;
        this.timer = timer;
    }

    /** The same, for whoever does not want to wait longer than this for any answer. */
    MailSessions atMost(Duration patience) {
        MailSessions hasty = new MailSessions(settings.atMost(patience), trust, timer);
        hasty.trace = trace;
        return hasty;
    }

    /** From now on the protocol of each new connection is told, line by line, without its secrets. */
    void trace(Consumer<String> lines) {
        trace = Optional.of(lines);
    }

    private Session session(String protocol, Endpoint endpoint, Properties properties) {
        Session idle = trace.isPresent() ? null : spare.pollFirst();
        if (idle != null) {
            idle.getProperties().putAll(properties);
            return idle;
        }
        Session session = Session.getInstance(properties);
        trace.ifPresent(lines -> {
            session.setDebugOut(new PrintStream(
                    new MaskedLines(protocol + " " + endpoint.host(), lines), true, StandardCharsets.UTF_8));
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

    /** How a mailbox logs in: with its password, or with a token and by nothing else. */
    private static String mechanisms(Mailbox mailbox) {
        return mailbox.secret() instanceof SecretRef.OAuth ? "XOAUTH2" : "PLAIN LOGIN";
    }

    /** Until the first command the wait is that for the greeting. */
    Session smtp(Mailbox mailbox, PlainSockets sockets) {
        Endpoint endpoint = mailbox.smtp();
        MailSettings.Smtp smtp = settings.smtp();
        Properties properties =
                common("smtp", endpoint, sockets, new Waits(smtp.connect(), smtp.greeting(), smtp.block()));
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.auth.mechanisms", mechanisms(mailbox));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.localhost", "localhost");
        return session("smtp", endpoint, properties);
    }

    /** Angus reads the properties of its two protocols for IMAP under two names, so the name follows the endpoint. */
    Session imap(Mailbox mailbox, PlainSockets sockets) {
        Endpoint endpoint = mailbox.imap();
        MailSettings.Imap imap = settings.imap();
        String protocol = imapProtocol(endpoint);
        Properties properties =
                common(protocol, endpoint, sockets, new Waits(imap.connect(), imap.read(), imap.read()));
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "auth.mechanisms", mechanisms(mailbox));
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "partialfetch", "true");
        properties.put(prefix + "fetchsize", String.valueOf(imap.fetch()));
        properties.put(prefix + "appendbuffersize", "65536");
        properties.put(prefix + "throwsearchexception", "true");
        properties.put(prefix + "connectionpoolsize", "1");
        return session("imap", endpoint, properties);
    }

    static String imapProtocol(Endpoint endpoint) {
        return endpoint.security() == Security.TLS ? "imaps" : "imap";
    }

    private InputGuard.Limits limits() {
        return new InputGuard.Limits(settings.imap().maxLine(), settings.imap().maxLiteral());
    }

    /** Does something when a time has passed, unless it is called off. */
    Future<?> after(Duration time, Runnable end) {
        return timer.schedule(end, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Waits(Duration connect, Duration read, Duration write) {}

    /** The sockets of one connection. An answer may be several literals long, and take several reads. */
    PlainSockets sockets() {
        MailSettings.Imap imap = settings.imap();
        return new PlainSockets(
                limits(),
                new Exchange((long) imap.maxLiteral() * ANSWER, imap.read().multipliedBy(ANSWER)));
    }

    private Properties common(String protocol, Endpoint endpoint, PlainSockets sockets, Waits waits) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put(
                prefix + "connectiontimeout", String.valueOf(waits.connect().toMillis()));
        properties.put(prefix + "timeout", String.valueOf(waits.read().toMillis()));
        properties.put(prefix + "writetimeout", String.valueOf(waits.write().toMillis()));
        properties.put(prefix + "executor.writetimeout", timer);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", String.join(" ", settings.tlsVersions()));
        properties.put(prefix + "ssl.socketFactory", new TlsSockets(trust.sockets(), sockets, limits()));
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
            case NONE -> {
                if (!endpoint.onLoopback()) {
                    throw new IllegalStateException("plain text beyond loopback");
                }
            }
        }
        return properties;
    }

    private static final java.util.concurrent.Executor EVENTS = Executors.newVirtualThreadPerTaskExecutor();
}
