package io.warmit.bench.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IMAP server (RFC 9051) as far as warmit uses one: the line level, the login, and then a {@link ImapSession}. */
final class ImapDoor extends Door {
    private static final String CAPABILITIES =
            "IMAP4rev1 SASL-IR LITERAL+ UIDPLUS MOVE NAMESPACE SPECIAL-USE UNSELECT AUTH=PLAIN AUTH=LOGIN";
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)(\\+?)}$");

    private final StringBuilder line = new StringBuilder();
    private final List<byte[]> literals = new ArrayList<>(1);
    private int awaited;
    private Optional<ImapSession> session = Optional.empty();
    private Optional<String> challenged = Optional.empty();

    ImapDoor(Manner manner) {
        super(manner);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        say(context, "* OK [CAPABILITY " + capabilities() + "] loopback\r\n");
    }

    private String capabilities() {
        return secured() ? CAPABILITIES : "STARTTLS " + CAPABILITIES;
    }

    @Override
    boolean take(ChannelHandlerContext context, ByteBuf in) {
        if (awaited > 0) {
            if (in.readableBytes() < awaited) {
                return false;
            }
            byte[] octets = new byte[awaited];
            in.readBytes(octets);
            literals.add(octets);
            awaited = 0;
        }
        Optional<String> said = line(context, in);
        if (said.isEmpty()) {
            return false;
        }
        if (challenged.isPresent()) {
            String tag = challenged.get();
            challenged = Optional.empty();
            login(context, tag, credentials(said.get()));
            return true;
        }
        Matcher literal = LITERAL.matcher(said.get());
        if (literal.find()) {
            line.append(said.get(), 0, literal.start()).append('\1');
            awaited = Integer.parseInt(literal.group(1));
            if (literal.group(2).isEmpty()) {
                say(context, "+ go on\r\n");
            }
            return true;
        }
        line.append(said.get());
        Command command = Command.of(line.toString(), literals);
        line.setLength(0);
        literals.clear();
        answer(context, command);
        return true;
    }

    private void answer(ChannelHandlerContext context, Command command) {
        switch (command.verb()) {
            case "CAPABILITY" ->
                say(context, "* CAPABILITY " + capabilities() + "\r\n" + command.tag() + " OK told\r\n");
            case "STARTTLS" -> secure(context, command.tag() + " OK go on\r\n");
            case "LOGIN" -> login(context, command.tag(), new String[] {command.word(0), command.word(1)});
            case "AUTHENTICATE" -> {
                if (command.words().size() > 1) {
                    login(context, command.tag(), credentials(command.word(1)));
                } else {
                    challenged = Optional.of(command.tag());
                    say(context, "+ \r\n");
                }
            }
            case "LOGOUT" -> leave(context, "* BYE goodbye\r\n" + command.tag() + " OK left\r\n");
            default -> {
                if (session.isEmpty()) {
                    say(context, command.tag() + " NO log in first\r\n");
                } else {
                    say(context, session.get().answer(command));
                }
            }
        }
    }

    /** User name and password of SASL PLAIN (RFC 4616). */
    private static String[] credentials(String response) {
        String[] parts = new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8).split("\0", -1);
        return parts.length == 3 ? new String[] {parts[1], parts[2]} : new String[] {"", ""};
    }

    private void login(ChannelHandlerContext context, String tag, String[] credentials) {
        if (credentials[1].equals(Town.PASSWORD)) {
            town().loggedIn();
            session = Optional.of(new ImapSession(town().mailbox(credentials[0]), town().clock()));
            say(context, tag + " OK [CAPABILITY " + capabilities() + "] welcome\r\n");
        } else {
            say(context, tag + " NO [AUTHENTICATIONFAILED] wrong password\r\n");
        }
    }
}
