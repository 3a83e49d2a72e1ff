package io.warmit.mail;

import java.time.Duration;
import java.util.concurrent.Future;

/** Ends a connection that lasts too long, whoever drips one octet at a time. */
final class Deadline {
    private final long ends;
    private final MailSessions sessions;
    private final PlainSockets sockets;
    private Future<?> end;
    private volatile boolean struck;

    /** Begins now. */
    Deadline(Duration time, MailSessions sessions, PlainSockets sockets) {
        this.sessions = sessions;
        this.sockets = sockets;
        ends = System.nanoTime() + time.toNanos();
        end = sessions.after(time, this::strike);
    }

    /** Calls it off. False: the connection was ended already. */
    synchronized boolean lift() {
        return end.cancel(false);
    }

    /** Goes on after {@link #lift()}. What is left may be nothing: then the connection ends before the next message. */
    synchronized void resume() {
        end = sessions.after(left(), this::strike);
    }

    private void strike() {
        struck = true;
        sockets.drop();
    }

    /** Whether it has ended the connection. */
    boolean struck() {
        return struck;
    }

    boolean pending() {
        return left().isPositive();
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, ends - System.nanoTime()));
    }
}
