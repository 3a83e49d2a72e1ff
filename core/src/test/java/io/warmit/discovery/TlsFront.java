package io.warmit.discovery;

import io.warmit.mail.TestCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;

/** Speaks TLS in front of a server on loopback that does not. */
public final class TlsFront implements AutoCloseable {
    private final ServerSocket door;
    private final int behind;

    public TlsFront(TestCertificate certificate, int behind) throws GeneralSecurityException, IOException {
        this.behind = behind;
        door = certificate.listen("TLSv1.3", "TLSv1.2");
        Thread.ofVirtual().name("tls-front").start(this::serve);
    }

    public int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket visitor = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                Thread.ofVirtual().start(() -> pass(visitor, server));
                Thread.ofVirtual().start(() -> pass(server, visitor));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // Either side may go first; both are closed then.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
