package io.warmit.bench.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A submission server (RFC 5321, RFC 4954). It takes whatever is well formed. */
final class SmtpDoor extends Door {
    private static final int END = 5;

    private enum Phase {
        COMMANDS,
        PASSWORD,
        LETTER
    }

    private final List<String> receivers = new ArrayList<>(1);
    private Phase phase = Phase.COMMANDS;
    private int scanned;

    SmtpDoor(Manner manner) {
        super(manner);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        say(context, "220 loopback ESMTP\r\n");
    }

    @Override
    boolean take(ChannelHandlerContext context, ByteBuf in) {
        if (phase == Phase.LETTER) {
            return letter(context, in);
        }
        Optional<String> line = line(context, in);
        line.ifPresent(words -> {
            if (phase == Phase.PASSWORD) {
                login(context, words);
            } else {
                command(context, words);
            }
        });
        return line.isPresent();
    }

    private void command(ChannelHandlerContext context, String line) {
        int blank = line.indexOf(' ');
        String verb = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" ->
                say(
                        context,
                        "250-loopback\r\n250-PIPELINING\r\n250-8BITMIME\r\n"
                                + (secured() ? "" : "250-STARTTLS\r\n")
                                + "250 AUTH PLAIN LOGIN\r\n");
            case "HELO", "NOOP" -> say(context, "250 loopback\r\n");
            case "RSET" -> {
                receivers.clear();
                say(context, "250 2.0.0 forgotten\r\n");
            }
            case "STARTTLS" -> secure(context, "220 2.0.0 go on\r\n");
            case "AUTH" -> auth(context, line);
            case "MAIL" -> {
                receivers.clear();
                say(context, "250 2.1.0 well\r\n");
            }
            case "RCPT" -> {
                receivers.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                say(context, "250 2.1.5 well\r\n");
            }
            case "DATA" -> {
                phase = Phase.LETTER;
                scanned = 0;
                say(context, "354 go on\r\n");
            }
            case "QUIT" -> leave(context, "221 2.0.0 goodbye\r\n");
            default -> say(context, "502 5.5.1 not known here\r\n");
        }
    }

    private void auth(ChannelHandlerContext context, String line) {
        String[] words = line.split(" ", 3);
        if (words.length == 3) {
            login(context, words[2]);
        } else {
            phase = Phase.PASSWORD;
            say(context, "334 \r\n");
        }
    }

    private void login(ChannelHandlerContext context, String response) {
        phase = Phase.COMMANDS;
        String said = new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8);
        boolean known = said.endsWith("\0" + Town.PASSWORD);
        say(context, known ? "235 2.7.0 welcome\r\n" : "535 5.7.8 wrong password\r\n");
    }

    /** The end is a line with a dot alone; what was looked through once is not looked through again. */
    private boolean letter(ChannelHandlerContext context, ByteBuf in) {
        int start = in.readerIndex();
        int from = start + Math.max(0, scanned - END);
        for (int feed = in.indexOf(from, in.writerIndex(), (byte) '\n');
                feed >= 0;
                feed = in.indexOf(feed + 1, in.writerIndex(), (byte) '\n')) {
            if (feed - start >= 2
                    && in.getByte(feed - 1) == '\r'
                    && in.getByte(feed - 2) == '.'
                    && (feed - start == 2 || in.getByte(feed - 3) == '\n')) {
                byte[] octets = new byte[feed - 2 - start];
                in.readBytes(octets);
                in.readerIndex(feed + 1);
                phase = Phase.COMMANDS;
                String head = Head.of(octets);
                receivers.forEach(receiver -> town().deliver(receiver, head, octets.length));
                say(context, "250 2.0.0 taken\r\n");
                return true;
            }
        }
        scanned = in.readableBytes();
        return false;
    }
}
