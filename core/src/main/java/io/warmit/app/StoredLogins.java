package io.warmit.app;

import io.warmit.mail.Credentials;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.SecretRef;
import io.warmit.secret.SecretResolver;
import java.util.Optional;

/** What mailboxes log in with, as their references say: a password from where it is kept, or a token that is renewed when it runs out. */
record StoredLogins(SecretResolver secrets, Tokens tokens) implements Credentials {
    @Override
    public String of(Mailbox mailbox) {
        return mailbox.secret() instanceof SecretRef.OAuth
                ? tokens.access(mailbox)
                : StorePlace.text(
                        secrets.resolve(mailbox.secret(), mailbox.address().toString(), "password"));
    }

    @Override
    public Optional<String> instead(Mailbox mailbox, String refused) {
        return mailbox.secret() instanceof SecretRef.OAuth ? tokens.instead(mailbox, refused) : Optional.empty();
    }
}
