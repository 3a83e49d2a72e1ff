package io.warmit.mail;

import io.warmit.mailbox.Endpoint;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Jakarta Mail sessions with every time-out set, TLS required and the server's name checked. */
final class MailSessions {
    private final MailSettings settings;
    private final Trust trust;
    private final ScheduledThreadPoolExecutor writeTimeouts;

    MailSessions(MailSettings settings, Trust trust) {
        this.settings = settings;
        this.trust = trust;
        writeTimeouts = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("write-timeouts").factory());
        writeTimeouts.setRemoveOnCancelPolicy(true);
    }

    Session smtp(Endpoint endpoint, PlainSockets sockets) {
        Properties properties = common("smtp", endpoint, sockets, settings.smtpConnect(), settings.smtpCommand());
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.localhost", "localhost");
        return Session.getInstance(properties);
    }

    Session imap(Endpoint endpoint, PlainSockets sockets) {
        Properties properties = common("imap", endpoint, sockets, settings.imapConnect(), settings.imapRead());
        properties.put("mail.imap.peek", "true");
        properties.put("mail.imap.partialfetch", "true");
        properties.put("mail.imap.fetchsize", "65536");
        properties.put("mail.imap.appendbuffersize", "65536");
        properties.put("mail.imap.throwsearchexception", "true");
        properties.put("mail.imap.connectionpoolsize", "1");
        return Session.getInstance(properties);
    }

    private InputGuard.Limits limits() {
        return new InputGuard.Limits(settings.maxLine(), settings.maxLiteral());
    }

    /** The sockets of one connection. */
    PlainSockets sockets() {
        return new PlainSockets(limits());
    }

    private Properties common(
            String protocol, Endpoint endpoint, PlainSockets sockets, Duration connect, Duration read) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", String.valueOf(connect.toMillis()));
        properties.put(prefix + "timeout", String.valueOf(read.toMillis()));
        properties.put(prefix + "writetimeout", String.valueOf(read.toMillis()));
        properties.put(prefix + "executor.writetimeout", writeTimeouts);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(prefix + "ssl.socketFactory", new TlsSockets(trust.sockets(), sockets, limits()));
        properties.put(prefix + "socketFactory", sockets);
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "auth.mechanisms", "PLAIN LOGIN");
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
