package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Durations;
import java.time.Duration;

/** How long each step of sending may take. The defaults are those of RFC 5321, section 4.5.3.2, or longer. */
public record SmtpSettings(
        @Doc(value = "To open the connection.", byDefault = "15s", least = "1s", most = "10m")
        Duration connect,

        @Doc(value = "For the server's greeting.", byDefault = "5m", least = "1s", most = "1h")
        Duration greeting,

        @Doc(value = "For the answer to a command.", byDefault = "5m", least = "1s", most = "1h")
        Duration command,

        @Doc(value = "For the answer to DATA.", byDefault = "2m", least = "1s", most = "1h")
        Duration data,

        @Doc(value = "For each block of the message to leave.", byDefault = "3m", least = "1s", most = "1h")
        Duration block,

        @Doc(
                value = "For the answer to the final dot. Shorter turns slowness into doubt.",
                byDefault = "10m",
                least = "1s",
                most = "1h")
        Duration finalDot,

        @Doc(value = "For a whole session.", byDefault = "20m", least = "1s", most = "4h")
        Duration session)
        implements Checked {

    @Override
    public void check(Findings findings) {
        if (session.compareTo(finalDot) < 0) {
            findings.contradiction(
                    findings.given("session") ? "session" : "final_dot",
                    "session " + Durations.text(session) + " ends before the wait for the final dot, "
                            + Durations.text(finalDot),
                    "write session: " + Durations.text(finalDot.multipliedBy(2)));
        }
    }
}
