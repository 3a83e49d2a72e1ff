package io.warmit.bench.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLSocketFactory;

/** The least that an IMAP client can be: a socket, words, and answers that are read up to their last line and looked at no further. */
final class PlainImap implements AutoCloseable {
    private final SSLSocketFactory trust;
    private final ImapDoorway door;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int tags;

    PlainImap(ImapDoorway door, SSLSocketFactory trust) throws IOException {
        this.door = door;
        this.trust = trust;
        socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 8192);
        out = socket.getOutputStream();
        if (door.security() == io.warmit.mailbox.Security.TLS) {
            secure();
        }
        line();
    }

    private void secure() throws IOException {
        socket = trust.createSocket(socket, "127.0.0.1", door.port(), true);
        in = new BufferedInputStream(socket.getInputStream(), 8192);
        out = socket.getOutputStream();
    }

    /** Words of a command, which must be answered with OK. */
    void say(String words) throws IOException {
        String tag = "a" + tags++;
        out.write((tag + " " + words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        expect(tag);
        if (words.equals("STARTTLS")) {
            secure();
        }
    }

    /** SASL PLAIN with the response at once (RFC 4959). */
    void login(String user) throws IOException {
        say("AUTHENTICATE PLAIN "
                + Base64.getEncoder()
                        .encodeToString(("\0" + user + "\0" + door.password()).getBytes(StandardCharsets.UTF_8)));
    }

    /** Files a message into the inbox. */
    void append(byte[] message) throws IOException {
        String tag = "a" + tags++;
        byte[] command = (tag + " APPEND INBOX {" + message.length + "+}\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[command.length + message.length + 2];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(message, 0, all, command.length, message.length);
        all[all.length - 2] = '\r';
        all[all.length - 1] = '\n';
        out.write(all);
        expect(tag);
    }

    private void expect(String tag) throws IOException {
        String line = line();
        while (!line.startsWith(tag)) {
            line = line();
        }
        if (!line.startsWith("OK", tag.length() + 1)) {
            throw new IOException("not done: " + line);
        }
    }

    /** One line of an answer, its literals left out. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the server hung up");
            }
            if (octet != '\n') {
                line.append((char) octet);
            } else if (line.length() > 2 && line.charAt(line.length() - 2) == '}') {
                int brace = line.lastIndexOf("{");
                in.skipNBytes(Long.parseLong(line.substring(brace + 1, line.length() - 2)));
                line.setLength(brace);
            } else {
                return line.toString();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
