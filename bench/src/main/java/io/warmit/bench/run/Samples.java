package io.warmit.bench.run;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Owned;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.mailbox.Status;
import io.warmit.message.Token;
import io.warmit.transport.Outgoing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A mailbox and a message to work with. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String LINE = "We could meet on Tuesday, and look at the new drawings together.\n";

    private Samples() {}

    static Mailbox mailbox(long id, String address, Endpoint smtp, Endpoint imap) {
        return mailbox(id, 1, address, smtp, imap);
    }

    static Mailbox mailbox(long id, long pool, String address, Endpoint smtp, Endpoint imap) {
        return new Mailbox(
                id,
                Address.of(address),
                Optional.empty(),
                pool,
                Role.BOTH,
                Mode.ENGAGE,
                Status.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                smtp,
                imap,
                address,
                new SecretRef.Sealed(),
                "own",
                ZoneId.of("Europe/Paris"),
                40,
                40,
                "en",
                Optional.empty(),
                Optional.empty(),
                NamedFolders.NONE,
                new Owned(NOW, Optional.of(NOW), Optional.of(NOW), Optional.of(NOW)),
                Optional.empty(),
                0,
                0);
    }

    static Endpoint loopback(int port, boolean tls) {
        return new Endpoint("127.0.0.1", port, tls ? Security.STARTTLS : Security.NONE);
    }

    /** A message of about so many octets on the wire. */
    static Outgoing mail(int octets) {
        Token token = new Token("aaaaaaaaaaaaaaaa");
        String body = LINE.repeat(Math.max(1, (octets - 700) / LINE.length()));
        return new Outgoing(
                token,
                Address.of("a@loopback.test"),
                Optional.of("Ana Ames"),
                Address.of("b@loopback.test"),
                Optional.of("Ben Bond"),
                "<" + token.value() + ".0123456789abcdef@loopback.test>",
                token.value() + " 0123456789abcdef",
                Optional.empty(),
                List.of(),
                NOW,
                false,
                "The drawings for Tuesday",
                body);
    }
}
