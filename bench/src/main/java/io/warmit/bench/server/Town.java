package io.warmit.bench.server;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Every mailbox of the servers. One exists as soon as somebody logs in to it or writes to it. */
final class Town {
    /** What every mailbox logs in with. */
    static final String PASSWORD = "loopback";

    private final Map<String, Letterbox> mailboxes = new ConcurrentHashMap<>();
    private final LongAdder taken = new LongAdder();
    private final LongAdder logins = new LongAdder();
    private final LongAdder handshakes = new LongAdder();
    private final LongAdder resumed = new LongAdder();
    private final double junk;
    private final Clock clock;

    /**
     * An empty town.
     *
     * @param junk the share of mail that is filed into Junk, 0 to 1
     */
    Town(double junk, Clock clock) {
        this.junk = junk;
        this.clock = clock;
    }

    Letterbox mailbox(String address) {
        return mailboxes.computeIfAbsent(address, name -> new Letterbox());
    }

    /** Files a message that was taken. */
    void deliver(String address, String head, int octets) {
        Letterbox mailbox = mailbox(address);
        long number = taken.sum();
        taken.increment();
        boolean spam = junk > 0 && Math.floorMod(number * 7919, 1000) < junk * 1000;
        synchronized (mailbox) {
            mailbox.make(spam ? "Junk" : "INBOX").add(head, octets, clock.instant(), Set.of());
        }
    }

    void loggedIn() {
        logins.increment();
    }

    /** A TLS handshake is done. */
    void shaken(boolean again) {
        handshakes.increment();
        if (again) {
            resumed.increment();
        }
    }

    long handshakes() {
        return handshakes.sum();
    }

    /** Handshakes that went on with an earlier session. */
    long resumed() {
        return resumed.sum();
    }

    Clock clock() {
        return clock;
    }

    /** Messages that were taken. */
    long taken() {
        return taken.sum();
    }

    /** Logins by IMAP. */
    long logins() {
        return logins.sum();
    }

    int mailboxes() {
        return mailboxes.size();
    }
}
