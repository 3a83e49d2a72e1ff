package io.warmit.mail;

import io.warmit.mail.InputGuard.TooMuchException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server has sent since our last word, and for how long. A read time-out alone does not end an answer that comes octet by octet, nor a limit for lines one that has lines without end.
 *
 * <p>One per connection; the threads of a connection use it one after the other.
 */
final class Exchange {
    private final long octets;
    private final long mostWriting;
    private volatile long writing;
    private volatile boolean stuck;
    private volatile long nanos;
    private volatile long began;
    private long heard;
    private volatile Optional<String> excess = Optional.empty();

    /**
     * Opens with the server's greeting.
     *
     * @param octets of one answer, all its lines together
     * @param time one answer may take from its first octet on
     * @param block that the server may take to accept what is written at once
     */
    Exchange(long octets, Duration time, Duration block) {
        this.octets = octets;
        mostWriting = block.toNanos();
        nanos = time.toNanos();
    }

    /** From now on an answer may take so long from its first octet on. */
    void patience(Duration time) {
        nanos = time.toNanos();
    }

    /** What the server sent too much of, if it did. */
    Optional<String> excess() {
        return excess;
    }

    void heard(long count) throws IOException {
        // How long the first octet is waited for is the read time-out's matter.
        began = heard == 0 ? System.nanoTime() : began;
        heard += count;
        if (heard > octets) {
            throw tooMuch("answers of more than " + octets + " octets to one command");
        }
        if (System.nanoTime() - began > nanos) {
            throw new SocketTimeoutException("the answer did not end in " + nanos / 1_000_000 + " ms");
        }
    }

    TooMuchException tooMuch(String what) {
        excess = Optional.of(what);
        return new TooMuchException(what);
    }

    /** Whether the server has not taken what is being written for longer than it may. */
    boolean stuck(long nanoTime) {
        long since = writing;
        stuck |= since != 0 && nanoTime - since > mostWriting;
        return stuck;
    }

    /** Whether that ended the connection. */
    boolean stuck() {
        return stuck;
    }

    /** A stream whose writing is our next word. */
    OutputStream spoken(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                heard = 0;
                writing = System.nanoTime();
                try {
                    out.write(octets, offset, length);
                } finally {
                    writing = 0;
                }
            }
        };
    }
}
