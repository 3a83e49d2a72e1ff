package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.mailbox.SecretRef;
import java.util.Optional;

/** The operator's client at Google. */
public record GoogleClientSettings(
        @Doc(value = "Its id.", example = "1234.apps.googleusercontent.com")
        Optional<String> clientId,

        @Doc(value = "Reference to its secret.", example = "\"file:/etc/warmit/google.secret\"")
        Optional<SecretRef> clientSecret,

        @Doc(value = "Its app is in the status Testing, so that its logins end after 7 days.", byDefault = "false")
        boolean testing)
        implements Checked {

    @Override
    public void check(Findings findings) {
        CustomClientSettings.checkSecret(findings, clientSecret);
    }
}
