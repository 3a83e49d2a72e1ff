package io.warmit.bench.fill;

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
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The mailboxes of the load servers, 50 in each domain. */
record Town(int smtp, int imap, boolean tls, Path home) {
    private static final int IN_DOMAIN = 50;
    private static final int MANY = 100_000;
    private static final long LOT = 2_654_435_761L;
    /** Provider classes in turn, so that what is counted by class has several. */
    static final List<String> PROVIDERS = List.of("own", "gmail", "outlook", "yahoo");

    Mailbox mailbox(long id, long number, long pool, Instant now) {
        String address = "m" + number + "@d" + number / IN_DOMAIN + ".example";
        Security security = tls ? Security.STARTTLS : Security.NONE;
        Instant proved = now.minusSeconds(1);
        return new Mailbox(
                id,
                Address.of(address),
                Optional.of("Alex " + number),
                pool,
                Role.BOTH,
                Mode.ENGAGE,
                Status.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Endpoint("127.0.0.1", smtp, security),
                new Endpoint("127.0.0.1", imap, security),
                address,
                new SecretRef.Sealed(),
                "own",
                ZoneId.of("Etc/UTC"),
                MANY,
                MANY,
                "en",
                Optional.of(LocalDate.of(2020, 1, 1)),
                Optional.empty(),
                NamedFolders.NONE,
                new Owned(proved, Optional.of(proved), Optional.of(proved), Optional.of(proved)),
                Optional.empty(),
                (int) (number * LOT & Integer.MAX_VALUE),
                0);
    }
}
