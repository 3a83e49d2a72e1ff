package io.warmit.app;

import io.warmit.mail.MailPost;
import io.warmit.mail.MailSettings;
import io.warmit.mail.Trust;
import io.warmit.simulation.Simulation;
import java.util.Optional;

/** Lets a simulation send and look through SMTP and IMAP instead of the mail world. */
public final class LocalServers {
    private LocalServers() {}

    /** Servers whose mailboxes all have one password. */
    public static Simulation.World with(String password) {
        return simulation -> new MailPost(MailSettings.DEFAULT, Trust.of(Optional.empty()), mailbox -> password);
    }
}
