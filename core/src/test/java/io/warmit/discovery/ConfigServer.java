package io.warmit.discovery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.warmit.mail.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Publishes mail configurations over HTTPS on loopback, and remembers what it was asked. */
public final class ConfigServer implements AutoCloseable {
    private final HttpsServer server;
    private final Map<String, Page> pages = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** An answer. */
    private record Page(int status, String location, String body) {}

    public ConfigServer(TestCertificate certificate) throws IOException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            asked.add(path);
            Page page = pages.getOrDefault(path, new Page(404, "", ""));
            if (!page.location().isEmpty()) {
                exchange.getResponseHeaders().add("Location", page.location());
            }
            byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public ConfigServer publish(String path, String text) {
        pages.put(path, new Page(200, "", text));
        return this;
    }

    ConfigServer lead(String path, String location) {
        pages.put(path, new Page(302, location, ""));
        return this;
    }

    /** Where it publishes the configuration of a domain. */
    public List<String> places() {
        return List.of(root() + "/first/%s.xml", root() + "/second/%s.xml");
    }

    String root() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    /** A configuration of one server each. */
    public static String config(String imap, String smtp) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <clientConfig version="1.1">
              <emailProvider id="alder.example">
                <domain>alder.example</domain>
                %s
                %s
              </emailProvider>
            </clientConfig>
            """.formatted(imap, smtp);
    }

    /** An element of a server. */
    public static String server(String kind, String type, String host, int port, String socket) {
        return """
            <%1$sServer type="%2$s"><hostname>%3$s</hostname><port>%4$d</port><socketType>%5$s</socketType>
            <authentication>password-cleartext</authentication><username>%%EMAILADDRESS%%</username></%1$sServer>
            """.formatted(kind, type, host, port, socket);
    }

    @Override
    public void close() {
        server.stop(0);
        if (asked.stream().anyMatch(path -> path.contains("anna"))) {
            throw new UncheckedIOException(new IOException("the web was told whose mailbox it is: " + asked));
        }
    }
}
