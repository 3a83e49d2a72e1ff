package io.warmit.grant;

import java.time.Instant;

/** What to do when a mail server wants the access token of a mailbox. */
public sealed interface NextToken {
    /** Show the one that is stored. */
    record Use() implements NextToken {}

    /** Ask the identity provider for a new one. */
    record Renew() implements NextToken {}

    /** Somebody is renewing it; look again. */
    record Await(Instant latest) implements NextToken {}

    /** The identity provider is left alone for a while. */
    record Rest(Instant until, String why) implements NextToken {}

    /** A person has to log in. */
    record LogIn(String why) implements NextToken {}
}
