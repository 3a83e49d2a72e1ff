package io.warmit.mail;

import java.time.Duration;

/** Ends a connection that lasts too long, whoever drips one octet at a time. */
final class Deadline implements Watch.Watched {
    private final long ends;
    private final Watch watch;
    private final PlainSockets sockets;
    private boolean lifted;
    private volatile boolean struck;

    /** Begins now. */
    Deadline(Duration time, Watch watch, PlainSockets sockets) {
        this.watch = watch;
        this.sockets = sockets;
        ends = System.nanoTime() + time.toNanos();
        watch.begin(this);
    }

    @Override
    public synchronized void check(long nanoTime) {
        if (!lifted && !struck && nanoTime >= ends) {
            struck = true;
            sockets.drop();
        }
    }

    /** Calls it off. False: the connection was ended already. */
    synchronized boolean lift() {
        lifted = true;
        return !struck;
    }

    /** Goes on after {@link #lift()}. What is left may be nothing: then the connection ends before the next message. */
    synchronized void resume() {
        lifted = false;
    }

    /** There is nothing left to be ended. */
    void over() {
        watch.over(this);
    }

    /** Whether it has ended the connection. */
    boolean struck() {
        return struck;
    }

    boolean pending() {
        return ends - System.nanoTime() > 0;
    }
}
