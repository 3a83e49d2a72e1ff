package io.warmit.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;

/**
 * Who the servers say they are.
 *
 * @param certificate in PEM, its own authority, good for 30 days
 */
public record Identity(KeyManagerFactory keys, Path certificate) {
    private static final String PASSWORD = "changeit";

    /** Makes one with the JDK's keytool. */
    public static Identity in(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("server.p12");
        Path certificate = folder.resolve("server.pem");
        Files.deleteIfExists(store);
        Files.deleteIfExists(certificate);
        keytool(
                store,
                "-genkeypair -alias a -keyalg EC -validity 30 -dname CN=127.0.0.1 -ext san=ip:127.0.0.1,dns:localhost");
        keytool(store, "-exportcert -rfc -alias a -file " + certificate);
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            return new Identity(factory, certificate);
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the key that was just made cannot be used", unusable);
        }
    }

    private static void keytool(Path store, String words) throws IOException, InterruptedException {
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
}
