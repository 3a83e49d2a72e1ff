package io.warmit.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Stands before an IMAP server and makes it look like Gmail: it announces the extensions and answers what only Gmail can. */
final class GmailDoor implements AutoCloseable {
    private final ServerSocket door;
    private final int behind;
    private final UnaryOperator<String> answer;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /**
     * Opens at a free port.
     *
     * @param behind port of the real server
     * @param answer what is said to a search by category: untagged lines, a tag as {@code TAG}, each ending in CRLF
     */
    GmailDoor(int behind, UnaryOperator<String> answer) throws IOException {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.behind = behind;
        this.answer = answer;
        Thread.ofVirtual().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The searches by category, without their tags. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket visitor = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                Thread.ofVirtual().start(() -> commands(visitor, server));
                Thread.ofVirtual().start(() -> answers(server, visitor));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void commands(Socket visitor, Socket server) {
        try (visitor;
                server) {
            BufferedReader lines = reader(visitor);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int command = line.indexOf(' ') + 1;
                if (line.contains("X-GM-RAW")) {
                    asked.add(line.substring(command));
                    String tag = line.substring(0, command - 1);
                    write(visitor, answer.apply(line).replace("TAG", tag));
                } else {
                    write(server, line + "\r\n");
                }
            }
        } catch (IOException hungUp) {
            // One of the two had enough; both lines are closed.
        }
    }

    private static void answers(Socket server, Socket visitor) {
        try {
            BufferedReader lines = reader(server);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                write(visitor, line.replace("* CAPABILITY IMAP4rev1", "* CAPABILITY IMAP4rev1 X-GM-EXT-1") + "\r\n");
            }
        } catch (IOException hungUp) {
            // One of the two had enough; the other direction closes the lines.
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
