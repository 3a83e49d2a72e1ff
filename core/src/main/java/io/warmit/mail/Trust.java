package io.warmit.mail;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom we trust: the system's authorities, and those of one file besides. One for all connections, so that TLS sessions are resumed. */
public final class Trust {
    /** What the file holds. */
    private final Optional<Collection<? extends Certificate>> own;

    private @Nullable X509TrustManager manager;
    private @Nullable SSLContext context;
    private @Nullable TlsContexts contexts;

    private Trust(Optional<Collection<? extends Certificate>> own) {
        this.own = own;
    }

    /**
     * The trust of a configuration. A file is read at once, so that a bad one is told of; the system's authorities, hundreds of certificates, only
     * when somebody is to be trusted.
     *
     * @param caFile certificates in PEM
     * @throws UserError E1103 when the file holds no certificate
     */
    public static Trust of(Optional<Path> caFile) {
        return new Trust(caFile.map(Trust::certificates));
    }

    private synchronized X509TrustManager manager() throws GeneralSecurityException {
        X509TrustManager made = manager;
        if (made == null) {
            X509TrustManager system = manager(null);
            made = new InTime(own.isPresent() ? new Either(system, manager(store(own.get()))) : system);
            manager = made;
        }
        return made;
    }

    private SSLContext fresh() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager()}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java speaks TLS and trusts somebody", impossible);
        }
    }

    /** Sockets that trust nobody else, for what is no mail server. The name of a host is checked by the connection. */
    public SSLSocketFactory sockets() {
        return context().getSocketFactory();
    }

    /** The same trust, for what makes its own sockets. */
    public synchronized SSLContext context() {
        SSLContext made = context;
        if (made == null) {
            made = fresh();
            context = made;
        }
        return made;
    }

    /** The same trust, for connections to mail servers, of which many run at a time. */
    synchronized TlsContexts contexts() {
        TlsContexts made = contexts;
        if (made == null) {
            made = new TlsContexts(context(), this::fresh);
            contexts = made;
        }
        return made;
    }

    private static Collection<? extends Certificate> certificates(Path file) {
        try {
            InputStream pem = new ByteArrayInputStream(Files.readAllBytes(file));
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (all.isEmpty()) {
                throw new IOException("there is no certificate in it");
            }
            return all;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new UserError(Problem.of(Code.E1103, "tls.ca_file " + file + " cannot be used")
                    .because(String.valueOf(unusable.getMessage()))
                    .fixedBy("name a readable file with one or more certificates in PEM form"));
        }
    }

    private static KeyStore store(Collection<? extends Certificate> certificates) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            return store;
        } catch (IOException impossible) {
            throw new IllegalStateException("nothing is read", impossible);
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                return trust;
            }
        }
        throw new GeneralSecurityException("this Java has no trust manager for X.509");
    }

    /** Looks at the dates before all else: a certificate that has run out is told as such, whoever signed it. */
    private record InTime(X509TrustManager trust) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            trust.checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            for (X509Certificate certificate : chain) {
                String whose = "the certificate of "
                        + certificate.getSubjectX500Principal().getName();
                try {
                    certificate.checkValidity();
                } catch (CertificateExpiredException over) {
                    throw dated(
                            new CertificateExpiredException(whose + " ran out on "
                                    + certificate.getNotAfter().toInstant()),
                            over);
                } catch (CertificateNotYetValidException early) {
                    throw dated(
                            new CertificateNotYetValidException(whose + " is good only from "
                                    + certificate.getNotBefore().toInstant() + " on"),
                            early);
                }
            }
            trust.checkServerTrusted(chain, type);
        }

        private static CertificateException dated(CertificateException told, CertificateException found) {
            told.addSuppressed(found);
            return told;
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return trust.getAcceptedIssuers();
        }
    }

    /** Trusts what either of two managers trusts. The host's name is checked by the connection itself. */
    private record Either(X509TrustManager one, X509TrustManager other) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            one.checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            try {
                other.checkServerTrusted(chain, type);
            } catch (CertificateException notThere) {
                one.checkServerTrusted(chain, type);
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return one.getAcceptedIssuers();
        }
    }
}
