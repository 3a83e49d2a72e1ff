package io.warmit.mail;

import io.warmit.transport.LoginStage;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that send at once and acknowledge at once. The mail library writes a command in small pieces and servers answer in small pieces; with Nagle's algorithm and delayed acknowledgements each such
 * exchange costs 40 ms.
 *
 * <p>A factory belongs to one connection and knows its socket, so that the wait for the final dot can be set.
 */
final class PlainSockets extends SocketFactory implements Watch.Watched {
    private final InputGuard.Limits limits;
    private final Exchange exchange;
    private final Watch watch;
    private final Reached reached = new Reached();
    private volatile @Nullable Socket last;
    private volatile @Nullable SSLSocket tls;
    private volatile TlsContexts.@Nullable Use context;

    PlainSockets(InputGuard.Limits limits, Exchange exchange, Watch watch) {
        this.limits = limits;
        this.exchange = exchange;
        this.watch = watch;
    }

    @Override
    public void check(long nanoTime) {
        if (exchange.stuck(nanoTime)) {
            drop();
        }
    }

    /** What the server has sent since our last word. */
    Exchange exchange() {
        return exchange;
    }

    /** How far the connection has come. */
    Reached reached() {
        return reached;
    }

    /** A stage of the connection was passed. It ends, without another word, when it was to come no further. */
    void passed(LoginStage stage) throws IOException {
        try {
            reached.passed(stage);
        } catch (Reached.FarEnoughException enough) {
            drop();
            throw enough;
        }
    }

    /** From now on TLS runs over the socket: what arrives are records, and what they hold is guarded above them. */
    void secured(Socket open) throws IOException {
        if (last instanceof Prompt prompt) {
            prompt.secured = true;
        } else {
            last = open;
            passed(LoginStage.TCP);
        }
    }

    /** The context of TLS is the connection's until it ends. */
    void uses(TlsContexts.Use taken) {
        context = taken;
    }

    /** The connection has ended. */
    void over() {
        watch.over(this);
        TlsContexts.Use taken = context;
        if (taken != null) {
            taken.over();
        }
    }

    /** TLS has begun, or will with the first octet. */
    void speaks(SSLSocket socket) {
        tls = socket;
    }

    /** When the first of the certificates that the server has shown runs out. Empty: it has shown none. */
    Optional<Instant> expiry() {
        SSLSocket socket = tls;
        if (socket == null) {
            return Optional.empty();
        }
        try {
            return Stream.of(socket.getSession().getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(certificate ->
                            ((X509Certificate) certificate).getNotAfter().toInstant())
                    .min(Instant::compareTo);
        } catch (SSLPeerUnverifiedException unproved) {
            return Optional.empty();
        }
    }

    /** Sets how long the connection's next reads may take. */
    void patience(int millis) throws SocketException {
        exchange.patience(Duration.ofMillis(millis));
        Socket socket = last;
        if (socket != null && !socket.isClosed()) {
            socket.setSoTimeout(millis);
        }
    }

    /** Ends the connection without another word. */
    void drop() {
        Socket socket = last;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // It was to be closed.
            }
        }
        over();
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Prompt();
        socket.setTcpNoDelay(true);
        last = socket;
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("a socket is connected by its user, with a time-out");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    private final class Prompt extends Socket {
        private static final boolean QUICK = supports();

        private volatile boolean secured;

        @Override
        public void connect(SocketAddress server, int millis) throws IOException {
            super.connect(server, millis);
            watch.begin(PlainSockets.this);
            passed(LoginStage.TCP);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                over();
            }
        }

        private static boolean supports() {
            try (Socket probe = new Socket()) {
                return probe.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
            } catch (IOException unknown) {
                return false;
            }
        }

        @Override
        public InputStream getInputStream() throws IOException {
            InputStream prompt = prompt(super.getInputStream());
            return secured ? prompt : new InputGuard(prompt, limits, exchange);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return exchange.spoken(super.getOutputStream());
        }

        private InputStream prompt(InputStream plain) {
            return !QUICK
                    ? plain
                    : new FilterInputStream(plain) {
                        @Override
                        public int read() throws IOException {
                            setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
                            return super.read();
                        }

                        @Override
                        public int read(byte[] buffer, int offset, int length) throws IOException {
                            setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
                            return super.read(buffer, offset, length);
                        }
                    };
        }
    }
}
