package io.warmit.mail;

import io.warmit.mailbox.Mailbox;
import io.warmit.problem.UserError;
import java.util.Optional;

/** What mailboxes log in with: a password, or the access token of an identity provider. It is asked for at each login and never kept here. */
@FunctionalInterface
public interface Credentials {
    /**
     * What to log in with now.
     *
     * @throws UserError when there is nothing, and why; no server is asked then
     */
    String of(Mailbox mailbox);

    /**
     * What to try once more with after a server refused one; empty: there is nothing else, and the refusal stands.
     *
     * @throws UserError as {@link #of}
     */
    default Optional<String> instead(Mailbox mailbox, String refused) {
        return Optional.empty();
    }
}
