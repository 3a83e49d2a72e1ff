package io.warmit.bench.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A conversation by lines, in plain text until TLS is asked for, in which every answer may take a while. */
// A peer that is gone is told by the channel itself; nobody waits for what was said to it.
@SuppressWarnings("FutureReturnValueIgnored")
abstract class Door extends ByteToMessageDecoder {
    private static final int LONGEST_LINE = 64 << 10;

    /**
     * How a server behaves.
     *
     * @param tls what STARTTLS is answered with
     * @param latency milliseconds before each answer
     */
    record Manner(Town town, SslContext tls, long latency) {}

    private final Manner manner;
    private boolean secured;

    Door(Manner manner) {
        this.manner = manner;
    }

    Town town() {
        return manner.town();
    }

    boolean secured() {
        return secured;
    }

    /** Takes what has arrived so far. False: more is needed. */
    abstract boolean take(ChannelHandlerContext context, ByteBuf in);

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        while (in.isReadable() && context.channel().isActive()) {
            if (!take(context, in)) {
                return;
            }
        }
    }

    /** The next whole line without its end. Empty: it has not arrived yet. */
    Optional<String> line(ChannelHandlerContext context, ByteBuf in) {
        int end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        if (end < 0) {
            if (in.readableBytes() > LONGEST_LINE) {
                context.close();
            }
            return Optional.empty();
        }
        int length = end - in.readerIndex();
        boolean pair = length > 0 && in.getByte(end - 1) == '\r';
        String line = in.toString(in.readerIndex(), pair ? length - 1 : length, StandardCharsets.ISO_8859_1);
        in.readerIndex(end + 1);
        return Optional.of(line);
    }

    void say(ChannelHandlerContext context, String words) {
        say(context, Unpooled.copiedBuffer(words, StandardCharsets.ISO_8859_1));
    }

    void say(ChannelHandlerContext context, ByteBuf words) {
        if (manner.latency() == 0) {
            context.writeAndFlush(words, context.voidPromise());
        } else {
            context.executor().schedule(() -> context.writeAndFlush(words), manner.latency(), TimeUnit.MILLISECONDS);
        }
    }

    /** The last words. */
    void leave(ChannelHandlerContext context, String words) {
        context.writeAndFlush(Unpooled.copiedBuffer(words, StandardCharsets.ISO_8859_1))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** What is said now is the last in plain text. */
    void secure(ChannelHandlerContext context, String words) {
        secured = true;
        SslHandler tls = new SslHandler(manner.tls().newEngine(context.alloc()), true);
        // A session that is gone on with keeps the time at which it was made.
        long begun = manner.town().clock().millis();
        tls.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                town().shaken(tls.engine().getSession().getCreationTime() < begun);
            }
        });
        context.pipeline().addFirst(tls);
        say(context, words);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
        context.close();
    }
}
