package io.warmit.bench.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The least that a client can do: a socket, the words, and nothing checked but the first digit. It logs in as warmit does. */
record PlainSend(int port, int parallel, String message, String password, boolean kept) implements Contestant {
    @Override
    public String name() {
        return "plain sockets";
    }

    @Override
    public void run(int times) throws Exception {
        Crowd.sessions(parallel, times, kept, this::session);
    }

    private void session(int messages) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            expect(in, '2');
            say(out, in, "EHLO localhost", '2');
            String login = Base64.getEncoder()
                    .encodeToString(("\0a@loopback.test\0" + password).getBytes(StandardCharsets.UTF_8));
            say(out, in, "AUTH PLAIN " + login, '2');
            for (int i = 0; i < messages; i++) {
                say(out, in, "MAIL FROM:<a@loopback.test>", '2');
                say(out, in, "RCPT TO:<b@loopback.test>", '2');
                say(out, in, "DATA", '3');
                out.write(message.getBytes(StandardCharsets.US_ASCII));
                say(out, in, ".", '2');
            }
            say(out, in, "QUIT", '2');
        }
    }

    private static void say(OutputStream out, InputStream in, String words, char wanted) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        expect(in, wanted);
    }

    private static void expect(InputStream in, char wanted) throws IOException {
        boolean last = false;
        while (!last) {
            int first = in.read();
            in.skipNBytes(2);
            last = in.read() == ' ';
            if (first != wanted) {
                throw new IOException("an answer that begins with " + (char) first + ", not " + wanted);
            }
            while (in.read() != '\n') {
                // The rest of the line.
            }
        }
    }
}
