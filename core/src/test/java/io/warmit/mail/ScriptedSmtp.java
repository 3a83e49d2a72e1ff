package io.warmit.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An SMTP server on loopback that answers each verb as it is told: with a line, with silence, by hanging up, or with noise. */
final class ScriptedSmtp implements AutoCloseable {
    /** Says nothing until the test is over. */
    static final String STALL = "stall";

    /** Hangs up without an answer. */
    static final String DROP = "drop";

    /** Answers DATA with 354, and takes nothing of what follows. */
    static final String DEAF = "354 deaf";

    /** Sends what is no answer. */
    static final String GARBAGE = "garbage";

    /** Begins an answer that does not end. */
    static final String ENDLESS = "endless";

    private static final Map<String, String> ORDINARY = Map.of(
            "GREETING", "220 mail.test ESMTP",
            "EHLO", "250-mail.test\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME",
            "AUTH", "235 2.7.0 welcome",
            "MAIL", "250 2.1.0 ok",
            "RCPT", "250 2.1.5 ok",
            "DATA", "354 go on",
            "DOT", "250 2.0.0 queued as 42",
            "RSET", "250 2.0.0 ok",
            "QUIT", "221 2.0.0 bye",
            "NOOP", "250 2.0.0 ok");

    private final ServerSocket listener;
    private final Map<String, String> answers = new ConcurrentHashMap<>(ORDINARY);
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> verbs = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    ScriptedSmtp() throws IOException {
        this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    /** Listens where it is told, for example over TLS. */
    ScriptedSmtp(ServerSocket listener) {
        this.listener = listener;
        Thread.ofVirtual().start(this::accept);
    }

    ScriptedSmtp answer(String verb, String line) {
        answers.put(verb, line);
        return this;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The messages whose final dot arrived. */
    List<String> messages() {
        return messages;
    }

    List<String> verbs() {
        return verbs;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket visitor = listener.accept();
                Thread.ofVirtual().start(() -> serve(visitor));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket visitor) {
        try (visitor) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = visitor.getOutputStream();
            boolean open = say(out, "GREETING");
            for (String line = in.readLine(); open && line != null; line = in.readLine()) {
                String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                verbs.add(verb);
                open = say(out, verb);
                if (answer(verb).equals(DEAF)) {
                    over.await();
                }
                if (open && verb.equals("DATA") && answer("DATA").startsWith("354")) {
                    messages.add(body(in));
                    open = say(out, "DOT");
                }
                open &= !verb.equals("QUIT");
            }
        } catch (IOException gone) {
            // The visitor hung up first.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String body(BufferedReader in) throws IOException {
        StringBuilder body = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            body.append(line).append('\n');
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("no dot");
        }
        return body.toString();
    }

    private String answer(String verb) {
        return answers.getOrDefault(verb, "502 5.5.1 not known");
    }

    /** False: the connection is over. */
    private boolean say(OutputStream out, String verb) throws IOException, InterruptedException {
        String answer = answer(verb);
        switch (answer) {
            case STALL -> over.await();
            case DROP -> {}
            case GARBAGE -> {
                out.write("\0\1\2 what is this\r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                return true;
            }
            case ENDLESS -> {
                byte[] much = "x".repeat(4096).getBytes(StandardCharsets.ISO_8859_1);
                while (over.getCount() > 0) {
                    out.write(much);
                }
            }
            default -> {
                out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                return !answer.startsWith("421");
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        listener.close();
    }
}
