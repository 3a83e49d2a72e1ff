package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Size;
import java.time.Duration;

/** Bounds of reading a mailbox. */
public record ImapSettings(
        @Doc(value = "To open the connection.", byDefault = "15s", least = "1s", most = "10m")
        Duration connect,

        @Doc(value = "For each answer.", byDefault = "60s", least = "1s", most = "1h")
        Duration read,

        @Doc(
                value = "Largest literal that is taken from a server.",
                byDefault = "8MiB",
                least = "64KiB",
                most = "256MiB")
        Size maxLiteral,

        @Doc(value = "Longest line that is taken from a server.", byDefault = "64KiB", least = "1KiB", most = "16MiB")
        Size maxLine,

        @Doc(value = "How much of a message is read at a time.", byDefault = "64KiB", least = "4KiB", most = "16MiB")
        Size fetch)
        implements Checked {

    @Override
    public void check(Findings findings) {
        if (fetch.compareTo(maxLiteral) > 0) {
            findings.contradiction(
                    findings.given("fetch") ? "fetch" : "max_literal",
                    "fetch " + fetch + " asks for more than max_literal " + maxLiteral + " lets through",
                    "write fetch: " + maxLiteral + " or less");
        }
    }
}
