package io.warmit.dns;

import io.warmit.doctor.Page;
import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Fetches MTA-STS policies as a sender does: the name over the same DNS, a certificate for that name, no redirect (RFC 8461, 3.3). */
public final class PolicyPages implements Page.Pages {
    public static final int PORT = 443;

    /** RFC 8461, 3.3, leaves it to us; a policy has a few hundred. */
    private static final int MOST_BYTES = 64 * 1024;

    /** A server that sends a byte now and then is given up after so many times the wait for one answer. */
    private static final int WHOLE = 3;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

    private final Names names;
    private final SSLSocketFactory sockets;
    private final int port;
    private final Duration timeout;

    public PolicyPages(Names names, SSLSocketFactory sockets, int port, Duration timeout) {
        this.names = names;
        this.sockets = sockets;
        this.port = port;
        this.timeout = timeout;
    }

    @Override
    public Page policyOf(String domain) {
        String host = "mta-sts." + domain;
        Answer four = names.ask(host, Kind.A);
        Answer six = names.ask(host, Kind.AAAA);
        List<String> addresses =
                Stream.concat(four.records().stream(), six.records().stream()).toList();
        if (addresses.isEmpty()) {
            return four instanceof Answer.Unanswered(String why)
                    ? new Page.Unreachable(host + " could not be asked for: " + why)
                    : new Page.Refused(host + " has no address");
        }
        Page page = new Page.Unreachable(host + " has no address");
        for (String address : addresses) {
            page = fetched(host, address);
            if (!(page instanceof Page.Unreachable)) {
                return page;
            }
        }
        return page;
    }

    private Page fetched(String host, String address) {
        int millis = Math.toIntExact(timeout.toMillis());
        try (Socket plain = new Socket();
                Alarm _ = new Alarm(plain, timeout.multipliedBy(WHOLE))) {
            plain.connect(new InetSocketAddress(InetAddress.getByName(address), port), millis);
            plain.setSoTimeout(millis);
            try (SSLSocket socket = (SSLSocket) sockets.createSocket(plain, host, port, true)) {
                SSLParameters checks = socket.getSSLParameters();
                checks.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(checks);
                socket.startHandshake();
                // With 1.0 the body ends with the connection and is never cut into chunks.
                socket.getOutputStream()
                        .write(("GET /.well-known/mta-sts.txt HTTP/1.0\r\nHost: " + host
                                        + "\r\nAccept: text/plain\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                return read(socket.getInputStream());
            }
        } catch (SSLException untrusted) {
            return new Page.Refused("no trusted TLS with " + host + ": " + untrusted.getMessage());
        } catch (IOException silent) {
            return new Page.Unreachable(host + " (" + address + ") does not answer: " + silent.getMessage());
        }
    }

    private static Page read(InputStream in) throws IOException {
        String text = new String(in.readNBytes(MOST_BYTES + 1), StandardCharsets.UTF_8);
        if (text.length() > MOST_BYTES) {
            return new Page.Refused("it is longer than 64 KiB");
        }
        Matcher status = STATUS.matcher(text);
        if (!status.lookingAt()) {
            return new Page.Refused("what answers is no web server");
        }
        int body = text.indexOf("\r\n\r\n");
        return status.group(1).equals("200") && body > 0
                ? new Page.Text(text.substring(body + 4))
                : new Page.Refused("the server answers " + status.group(1));
    }

    /** Closes a socket after a while, unless it is closed itself before. */
    private static final class Alarm implements AutoCloseable {
        private final Thread waiting;

        Alarm(Socket socket, Duration after) {
            waiting = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(after);
                    socket.close();
                } catch (InterruptedException inTime) {
                    Thread.currentThread().interrupt();
                } catch (IOException gone) {
                    // Then nobody waits for it any more.
                }
            });
        }

        @Override
        public void close() {
            waiting.interrupt();
        }
    }
}
