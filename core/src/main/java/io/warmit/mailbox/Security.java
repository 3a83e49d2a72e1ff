package io.warmit.mailbox;

/** How a connection is protected. STARTTLS is required, never opportunistic; NONE is allowed on loopback only. */
public enum Security {
    TLS,
    STARTTLS,
    NONE
}
