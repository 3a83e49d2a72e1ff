package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsContextsTest {
    private static final int CONNECTIONS = 30;

    private final Looks looks = new Looks();
    private final TlsContexts contexts = new TlsContexts(context(), this::context);

    @Test
    void connections_that_run_at_the_same_time_go_on_with_the_sessions_of_those_before(@TempDir Path folder)
            throws Exception {
        try (SSLServerSocket server = new TestCertificate(folder).listen("TLSv1.3")) {
            Thread.startVirtualThread(() -> answer(server));

            together(server.getLocalPort());
            together(server.getLocalPort());
            together(server.getLocalPort());

            assertThat(looks.taken).hasValue(CONNECTIONS);
        }
    }

    @Test
    void a_connection_takes_the_first_context_that_no_other_to_that_server_has() {
        TlsContexts.Use one = contexts.use("mail.alpha.example", 465);
        TlsContexts.Use two = contexts.use("MAIL.alpha.example", 465);
        TlsContexts.Use elsewhere = contexts.use("mail.beta.example", 465);

        assertThat(two.sockets()).isNotSameAs(one.sockets());
        assertThat(elsewhere.sockets()).isSameAs(one.sockets());

        one.over();
        TlsContexts.Use next = contexts.use("mail.alpha.example", 465);
        one.over();
        TlsContexts.Use third = contexts.use("mail.alpha.example", 465);

        assertThat(next.sockets()).isSameAs(one.sockets());
        assertThat(third.sockets()).isNotSameAs(one.sockets()).isNotSameAs(two.sockets());
    }

    /** All are open before the first ends. */
    private void together(int port) throws IOException {
        List<TlsContexts.Use> uses = new ArrayList<>();
        List<SSLSocket> open = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            TlsContexts.Use use = contexts.use("127.0.0.1", port);
            SSLSocket socket = (SSLSocket) use.sockets().createSocket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write('?');
            // Before its answer the server sends what the next session begins with.
            assertThat(socket.getInputStream().read()).isEqualTo('!');
            uses.add(use);
            open.add(socket);
        }
        for (SSLSocket socket : open) {
            socket.close();
        }
        uses.forEach(TlsContexts.Use::over);
    }

    private static void answer(SSLServerSocket server) {
        while (true) {
            try {
                SSLSocket visitor = (SSLSocket) server.accept();
                visitor.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> {
                    try (visitor) {
                        visitor.getInputStream().read();
                        visitor.getOutputStream().write('!');
                        visitor.getInputStream().read();
                    } catch (IOException gone) {
                        // The test has seen enough.
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {looks}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Counts certificates that are looked at: one for each session that is begun, none for those that are gone on with. */
    private static final class Looks implements X509TrustManager {
        private final AtomicInteger taken = new AtomicInteger();

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException("nobody is a client here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            taken.incrementAndGet();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
