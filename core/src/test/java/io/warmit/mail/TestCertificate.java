package io.warmit.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A certificate for loopback that is its own authority, good for ten days. */
public final class TestCertificate {
    private static final String PASSWORD = "changeit";

    private final Path file;
    private final KeyStore keys;

    public TestCertificate(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        this(folder, "ip:127.0.0.1");
    }

    /** For another name than the address of loopback, as in {@code dns:mail.alpha.example}. */
    public TestCertificate(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        file = folder.resolve("server.pem");
        keytool("-genkeypair -alias a -keyalg EC -validity 10 -dname CN=127.0.0.1 -ext san=" + name, store);
        keytool("-exportcert -rfc -alias a -file " + file, store);
        keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
    }

    private static void keytool(String words, Path store) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        byte[] said = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException(new String(said, StandardCharsets.UTF_8));
        }
    }

    /** In PEM. */
    public Path file() {
        return file;
    }

    Instant expires() throws GeneralSecurityException {
        return ((X509Certificate) keys.getCertificate("a")).getNotAfter().toInstant();
    }

    /** Listens on loopback and shows this certificate. */
    public SSLServerSocket listen(String... versions) throws GeneralSecurityException, IOException {
        SSLServerSocket socket = (SSLServerSocket)
                context().getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        socket.setEnabledProtocols(versions);
        return socket;
    }

    /** Speaks TLS from now on to a visitor of a server that spoke in plain text, and shows this certificate. */
    SSLSocket over(Socket visitor) throws GeneralSecurityException, IOException {
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(visitor, null, true);
        socket.startHandshake();
        return socket;
    }

    /** For a server that makes its own sockets. */
    public SSLContext context() throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
