package io.warmit.mail.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on loopback that serves each visitor on a virtual thread, and knows how to misbehave. */
abstract class LoopbackServer implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final Set<Socket> visitors = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);

    LoopbackServer() throws IOException {
        this(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
    }

    /** Listens where it is told, for example over TLS. */
    LoopbackServer(ServerSocket listener) {
        this.listener = listener;
    }

    /** Called once the server knows all it needs. */
    final void open() {
        Thread.ofVirtual().start(this::accept);
    }

    public final int port() {
        return listener.getLocalPort();
    }

    /** Talks to one visitor until one of the two has had enough. */
    abstract void serve(Socket visitor) throws IOException, InterruptedException;

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket visitor = listener.accept();
                visitor.setTcpNoDelay(true);
                visitors.add(visitor);
                Thread.ofVirtual().start(() -> host(visitor));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void host(Socket visitor) {
        try (visitor) {
            serve(visitor);
        } catch (IOException gone) {
            // The visitor hung up first.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            visitors.remove(visitor);
        }
    }

    /** Misbehaves instead of giving the ordinary answer. False: the connection is over. */
    final boolean commit(Fault fault, OutputStream out, String ordinary) throws IOException, InterruptedException {
        switch (fault) {
            case Fault.Answer(String line) -> write(out, line + "\r\n");
            case Fault.Stall() -> {
                over.await();
                return false;
            }
            case Fault.Deaf() -> {
                write(out, ordinary + "\r\n");
                over.await();
                return false;
            }
            case Fault.Drop() -> {
                return false;
            }
            case Fault.Garbage() -> write(out, "\0\1\2 what is this\r\n");
            case Fault.Endless(String piece) -> {
                while (over.getCount() > 0) {
                    write(out, piece);
                }
                return false;
            }
            case Fault.Around(var before, var answer, var after) -> {
                before.run();
                write(out, answer.orElse(ordinary) + "\r\n");
                after.run();
                return false;
            }
            case Fault.TarPit(var pause) -> {
                for (char octet : (ordinary + "\r\n").toCharArray()) {
                    if (over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        return false;
                    }
                    write(out, String.valueOf(octet));
                }
            }
        }
        return true;
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public final void close() throws IOException {
        over.countDown();
        listener.close();
        for (Socket visitor : visitors) {
            visitor.close();
        }
    }
}
