package io.warmit.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS sockets of one connection: in a context that others had before, so that sessions are resumed, and guarded. */
final class TlsSockets extends SSLSocketFactory {
    private final Trust trust;
    private final PlainSockets sockets;
    private final InputGuard.Limits limits;

    TlsSockets(Trust trust, PlainSockets sockets, InputGuard.Limits limits) {
        this.trust = trust;
        this.sockets = sockets;
        this.limits = limits;
    }

    /** Over a connection that is open already: after STARTTLS, and also at once, for Angus opens every connection in plain. */
    @Override
    public Socket createSocket(Socket open, String host, int port, boolean autoClose) throws IOException {
        open.setTcpNoDelay(true);
        sockets.secured(open);
        TlsContexts.Use context = trust.contexts().use(host, port);
        sockets.uses(context);
        Socket socket = context.sockets().createSocket(open, host, port, autoClose);
        GuardedTls guarded = new GuardedTls((SSLSocket) socket, limits, sockets);
        sockets.speaks(guarded);
        return guarded;
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

    @Override
    public String[] getDefaultCipherSuites() {
        return trust.sockets().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return trust.sockets().getSupportedCipherSuites();
    }
}
