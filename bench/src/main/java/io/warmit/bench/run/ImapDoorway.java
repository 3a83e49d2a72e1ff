package io.warmit.bench.run;

import io.warmit.mail.Trust;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Security;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an IMAP server is and how one gets in.
 *
 * @param authority that signed its certificate, in PEM
 * @param password of every mailbox
 */
record ImapDoorway(int port, Security security, Path authority, String password) {
    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", port, security);
    }

    Trust trust() {
        return Trust.of(Optional.of(authority));
    }
}
