package io.warmit.mail;

import io.warmit.mailbox.Endpoint;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A connection to a submission server: commands in lines, answers in lines, and the octets of messages. It knows no verbs. */
final class SmtpLine {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final Pattern ANSWER = Pattern.compile("[2-5]\\d\\d(?:[ -].*)?");
    private static final int CODE = 3;
    /** So much is written at once; the time for a block is counted anew for each. */
    private static final int BLOCK = 64 << 10;

    private final Endpoint endpoint;
    private final Optional<MaskedLines> trace;
    private final byte[] buffer = new byte[2048];
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int read;
    private int filled;

    private SmtpLine(Endpoint endpoint, Socket socket, Optional<MaskedLines> trace) throws IOException {
        this.endpoint = endpoint;
        this.trace = trace;
        this.socket = socket;
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Connects, within a time. */
    static SmtpLine to(Endpoint endpoint, Duration time, PlainSockets sockets, Optional<MaskedLines> trace)
            throws IOException {
        Socket socket = sockets.createSocket();
        socket.connect(
                new InetSocketAddress(endpoint.host(), endpoint.port()), Math.toIntExact(Math.max(1, time.toMillis())));
        return new SmtpLine(endpoint, socket, trace);
    }

    /**
     * Speaks TLS from now on, with a server whose certificate was made for its name. What it said before in plain text and was not read yet is forgotten (RFC 3207, 4.2).
     */
    void secure(TlsSockets tls, List<String> versions) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setProtocols(versions.toArray(String[]::new));
        // By the rules for names in mail, RFC 7817; the mail library's IMAP does the same.
        parameters.setEndpointIdentificationAlgorithm("LDAPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        socket = secured;
        in = secured.getInputStream();
        out = secured.getOutputStream();
        read = 0;
        filled = 0;
    }

    /** Says one command, or several at once (RFC 2920). */
    void say(String... commands) throws IOException {
        StringBuilder words = new StringBuilder();
        for (String command : commands) {
            if (command.indexOf('\r') >= 0 || command.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("a command of more than one line");
            }
            words.append(command).append("\r\n");
            trace.ifPresent(lines -> lines.tell(command));
        }
        out.write(words.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a message without its final dot: lines that begin with one get another (RFC 5321, 4.5.2). */
    void write(byte[] message) throws IOException {
        trace.ifPresent(lines -> lines.tell("(a message of " + message.length + " octets)"));
        byte[] stuffed = stuffed(message);
        for (int at = 0; at < stuffed.length; at += BLOCK) {
            out.write(stuffed, at, Math.min(BLOCK, stuffed.length - at));
        }
    }

    private static byte[] stuffed(byte[] message) {
        int dots = 0;
        for (int i = 0; i < message.length; i++) {
            dots += leads(message, i) ? 1 : 0;
        }
        boolean ended = message.length == 0 || message[message.length - 1] == '\n';
        if (dots == 0 && ended) {
            return message;
        }
        byte[] stuffed = new byte[message.length + dots + (ended ? 0 : LINE_END.length)];
        int to = 0;
        for (int i = 0; i < message.length; i++) {
            if (leads(message, i)) {
                stuffed[to++] = '.';
            }
            stuffed[to++] = message[i];
        }
        if (!ended) {
            System.arraycopy(LINE_END, 0, stuffed, to, LINE_END.length);
        }
        return stuffed;
    }

    /** Whether a line begins there with a dot. */
    private static boolean leads(byte[] message, int at) {
        return message[at] == '.' && (at == 0 || message[at - 1] == '\n');
    }

    /**
     * The next answer.
     *
     * @throws IOException when the connection ends, or what comes is no answer
     */
    SmtpReply hear() throws IOException {
        List<String> texts = new ArrayList<>(1);
        while (true) {
            String line = line();
            trace.ifPresent(lines -> lines.tell(line));
            if (!ANSWER.matcher(line).matches()) {
                throw new IOException("no answer of a mail server: " + ServerProblems.clean(line));
            }
            texts.add(line.length() > CODE ? line.substring(CODE + 1) : "");
            if (line.length() == CODE || line.charAt(CODE) == ' ') {
                return new SmtpReply(Integer.parseInt(line, 0, CODE, 10), texts);
            }
        }
    }

    /** Up to the end of a line; how long one may be is its guard's matter. */
    private String line() throws IOException {
        byte[] line = {};
        while (true) {
            if (read == filled) {
                read = 0;
                filled = Math.max(0, in.read(buffer));
                if (filled == 0) {
                    throw new EOFException("the server closed the connection");
                }
            }
            int from = read;
            while (read < filled && buffer[read] != '\n') {
                read++;
            }
            int kept = line.length;
            line = Arrays.copyOf(line, kept + read - from);
            System.arraycopy(buffer, from, line, kept, read - from);
            if (read < filled) {
                read++;
                return new String(line, StandardCharsets.UTF_8).stripTrailing();
            }
        }
    }

    void close() throws IOException {
        socket.close();
    }
}
