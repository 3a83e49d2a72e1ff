package io.warmit.bench.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/** SMTP and IMAP on loopback, in plain text and with STARTTLS. */
public final class Servers implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final EventLoopGroup loops;
    private final Town town;
    private final Identity identity;
    private final Channel smtp;
    private final Channel imap;

    /**
     * Starts them.
     *
     * @param folder for the key they are known by
     * @param smtpPort of SMTP; 0: any that is free
     * @param imapPort of IMAP; 0: any that is free
     * @param junk the share of mail that is filed into Junk, 0 to 1
     * @param latency milliseconds before each answer
     */
    public Servers(Path folder, int smtpPort, int imapPort, double junk, long latency)
            throws IOException, InterruptedException {
        identity = Identity.in(folder);
        town = new Town(junk, Clock.systemUTC());
        SslContext tls = SslContextBuilder.forServer(identity.keys()).build();
        Door.Manner manner = new Door.Manner(town, tls, latency);
        loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        smtp = listen(smtpPort, () -> new SmtpDoor(manner));
        imap = listen(imapPort, () -> new ImapDoor(manner));
    }

    private Channel listen(int port, Supplier<ChannelHandler> door) throws InterruptedException {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(door.get());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), port)
                .sync()
                .channel();
    }

    private static int port(Channel channel) {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    public int smtpPort() {
        return port(smtp);
    }

    public int imapPort() {
        return port(imap);
    }

    /** In PEM; its own authority. */
    public Path certificate() {
        return identity.certificate();
    }

    /** What every mailbox logs in with. */
    public String password() {
        return Town.PASSWORD;
    }

    /** Messages that were taken so far. */
    public long taken() {
        return town.taken();
    }

    /** Logins by IMAP so far. */
    public long logins() {
        return town.logins();
    }

    /** TLS handshakes so far. */
    public long handshakes() {
        return town.handshakes();
    }

    /** Those of them that went on with an earlier session. */
    public long resumed() {
        return town.resumed();
    }

    @Override
    public void close() {
        smtp.close().syncUninterruptibly();
        imap.close().syncUninterruptibly();
        loops.shutdownGracefully().syncUninterruptibly();
    }
}
