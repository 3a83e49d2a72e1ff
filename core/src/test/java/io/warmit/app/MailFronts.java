package io.warmit.app;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.warmit.discovery.TlsFront;
import io.warmit.mail.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The two servers of one mailbox on loopback, with a certificate that whoever trusts {@code server.pem} takes. */
final class MailFronts implements AutoCloseable {
    private final GreenMail mail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final String address;
    private final TlsFront smtp;
    private final TlsFront imap;

    MailFronts(Path folder, String address, String password)
            throws IOException, GeneralSecurityException, InterruptedException {
        this.address = address;
        TestCertificate certificate = new TestCertificate(folder);
        mail.start();
        password(password);
        smtp = new TlsFront(certificate, mail.getSmtp().getPort());
        imap = new TlsFront(certificate, mail.getImap().getPort());
    }

    void password(String password) {
        mail.setUser(address, address, password);
    }

    int smtp() {
        return smtp.port();
    }

    int imap() {
        return imap.port();
    }

    @Override
    public void close() throws IOException {
        smtp.close();
        imap.close();
        mail.stop();
    }
}
