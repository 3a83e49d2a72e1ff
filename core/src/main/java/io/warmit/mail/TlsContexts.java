package io.warmit.mail;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS contexts of one trust, so that connections which run at the same time resume their sessions too.
 *
 * <p>A TLS 1.3 session is gone on with once (RFC 8446, C.4), and a context of Java 25 keeps at most ten for each server, so fifty connections at a time would
 * find few. Here each of them has a context of its own while it lasts, in which the last connection there left its session.
 */
final class TlsContexts {
    /** More connections than these to one server share contexts; each still keeps ten sessions. */
    private static final int MOST = 64;
    /** Sessions in each context but the first, which keeps as many as Java does by itself. */
    private static final int SESSIONS = 512;

    private final Supplier<SSLContext> fresh;
    private final List<SSLSocketFactory> made = new ArrayList<>();
    private final Map<String, BitSet> busy = new HashMap<>();

    /**
     * Makes none yet.
     *
     * @param first what is used when only one connection to a server runs
     * @param fresh makes others of the same trust
     */
    TlsContexts(SSLContext first, Supplier<SSLContext> fresh) {
        this.fresh = fresh;
        made.add(first.getSocketFactory());
    }

    /** For a connection to a server: always the lowest that is free there, so that no more are used than run at a time, and the sessions in them are young. */
    synchronized Use use(String host, int port) {
        String server = (host + ":" + port).toLowerCase(Locale.ROOT);
        BitSet there = busy.computeIfAbsent(server, none -> new BitSet());
        int number = there.nextClearBit(0);
        there.set(number);
        return new Use(server, number, sockets(number % MOST));
    }

    private SSLSocketFactory sockets(int number) {
        while (made.size() <= number) {
            SSLContext context = fresh.get();
            context.getClientSessionContext().setSessionCacheSize(SESSIONS);
            made.add(context.getSocketFactory());
        }
        return made.get(number);
    }

    private synchronized void free(String server, int number) {
        BitSet there = busy.get(server);
        if (there != null) {
            there.clear(number);
            if (there.isEmpty()) {
                busy.remove(server);
            }
        }
    }

    /** A context while a connection lasts. */
    final class Use {
        private final String server;
        private final int number;
        private final SSLSocketFactory sockets;
        private final AtomicBoolean over = new AtomicBoolean();

        private Use(String server, int number, SSLSocketFactory sockets) {
            this.server = server;
            this.number = number;
            this.sockets = sockets;
        }

        /** Makes the connection's socket. */
        SSLSocketFactory sockets() {
            return sockets;
        }

        /** The connection has ended. It may be said again. */
        void over() {
            if (over.compareAndSet(false, true)) {
                free(server, number);
            }
        }
    }
}
