package io.warmit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A TLS server on loopback whose certificate ran out yesterday. Its own authority is trusted, so nothing else is wrong with it. */
final class ExpiredServer implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final SSLServerSocket socket;
    private final Path certificate;
    private final Instant ranOut;

    ExpiredServer(Path folder) throws Exception {
        Path store = folder.resolve("expired.p12");
        certificate = folder.resolve("expired.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "old",
                "-keyalg",
                "EC",
                "-startdate",
                "-10d",
                "-validity",
                "9",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "old",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                certificate.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        ranOut = ((X509Certificate) keys.getCertificate("old")).getNotAfter().toInstant();
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(java.util.List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        byte[] said = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException(new String(said, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (SSLSocket visitor = (SSLSocket) socket.accept()) {
                visitor.startHandshake();
            } catch (IOException refused) {
                // The visitor did not trust us, as it should; or the test is over.
            }
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    Instant ranOut() {
        return ranOut;
    }

    Path certificate() {
        return certificate;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
