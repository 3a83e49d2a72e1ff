package io.warmit.discovery;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Security;
import java.util.Optional;

/** The services that a domain may announce, implicit TLS before STARTTLS (RFC 8314, section 5.1). */
enum Service {
    SUBMISSIONS("_submissions._tcp.", Security.TLS, 465),
    SUBMISSION("_submission._tcp.", Security.STARTTLS, 587),
    IMAPS("_imaps._tcp.", Security.TLS, 993),
    IMAP("_imap._tcp.", Security.STARTTLS, 143);

    private final String label;
    private final Security security;
    private final int usualPort;

    Service(String label, Security security, int usualPort) {
        this.label = label;
        this.security = security;
        this.usualPort = usualPort;
    }

    String name(String domain) {
        return label + domain;
    }

    int usualPort() {
        return usualPort;
    }

    private boolean sends() {
        return this == SUBMISSIONS || this == SUBMISSION;
    }

    /** What the search has of this kind. */
    Optional<Found<Endpoint>> of(Search search) {
        return sends() ? search.foundSmtp() : search.foundImap();
    }

    void take(Search search, Zone.Place place, Origin origin) {
        Endpoint server = new Endpoint(place.host(), place.port(), security);
        if (sends()) {
            search.smtp(server, origin);
        } else {
            search.imap(server, origin);
        }
    }
}
