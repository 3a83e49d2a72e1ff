package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Durations;
import io.warmit.config.value.Share;
import java.time.Duration;

/** How long things are kept. */
public record RetentionSettings(
        @Doc(
                value = "How long messages and their events are kept; their day counts stay.",
                byDefault = "400d",
                least = "60d",
                most = "3650d")
        Duration messages,

        @Doc(
                value = "How long mail of warmit stays in mailboxes in mode engage; never anyone else's mail.",
                byDefault = "14d",
                least = "3d",
                most = "400d")
        Duration mail,

        @Doc(
                value = "How full a mailbox may be before nothing is sent to it and our oldest mail in it goes first.",
                byDefault = "80%",
                least = "50%",
                most = "100%")
        Share quotaGuard,

        @Doc(
                value = "How long what was done to mail in the mailboxes can be taken back with warmit mailbox undo.",
                byDefault = "30d",
                least = "1d",
                most = "400d")
        Duration undo)
        implements Checked {

    @Override
    public void check(Findings findings) {
        if (mail.compareTo(messages) >= 0) {
            findings.contradiction(
                    findings.given("mail") ? "mail" : "messages",
                    "mail " + Durations.text(mail) + " is kept no shorter than messages " + Durations.text(messages)
                            + ", and without its message nothing proves a mail to be warmit's",
                    "write mail: " + Durations.text(messages.minusDays(1)) + " or less");
        }
    }
}
