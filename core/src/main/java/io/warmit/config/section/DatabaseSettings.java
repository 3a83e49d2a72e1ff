package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Size;
import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the store is. */
public record DatabaseSettings(
        @Doc(value = "sqlite, or postgres, whose store several workers can share.", byDefault = "sqlite")
        Kind kind,

        @Doc(
                value = "File of an sqlite store; always in WAL mode with synchronous=FULL.",
                when = "kind=sqlite",
                byDefault = "/var/lib/warmit/warmit.db",
                derived = "warmit.db in paths.state")
        Path file,

        @Doc(
                value = "How long a statement waits for another one's lock.",
                byDefault = "10s",
                least = "100ms",
                most = "10m")
        Duration busyTimeout,

        @Doc(
                value = "Free disk space below which nothing is planned or sent; of an sqlite store.",
                byDefault = "256MiB")
        Size minFree,

        @Doc(
                value = "JDBC address of a postgres store, without a password.",
                when = "kind=postgres",
                example = "\"jdbc:postgresql://db.example/warmit?sslmode=verify-full\"")
        Optional<String> url,

        @Doc(value = "User of a postgres store.", when = "kind=postgres", example = "warmit")
        Optional<String> user,

        @Doc(
                value = "Reference to that user's password.",
                when = "kind=postgres",
                example = "\"file:/etc/warmit/pg.password\"")
        Optional<SecretRef> password,

        @Doc(
                value = "Connections to a postgres store that this worker may hold.",
                when = "kind=postgres",
                byDefault = "8",
                least = "2",
                most = "200")
        int connections)
        implements Checked {

    /** Which database holds the store. */
    public enum Kind {
        SQLITE,
        POSTGRES
    }

    @Override
    public void check(Findings findings) {
        if (kind == Kind.POSTGRES && url.isEmpty()) {
            findings.contradiction(
                    "kind", "kind: postgres needs a url", "add url: \"jdbc:postgresql://HOST/warmit\" to database");
        }
        url.ifPresent(address -> checkUrl(findings, address));
        if (password.filter(ref -> ref instanceof SecretRef.Sealed || ref instanceof SecretRef.OAuth)
                .isPresent()) {
            findings.tell(
                    Code.E1106,
                    "password",
                    "password: a sealed value lies in the store, and this opens the store",
                    "write file:/path, env:NAME, cmd:program or systemd:NAME");
        }
    }

    // The url itself is not quoted: a password may stand in it.
    private static void checkUrl(Findings findings, String address) {
        String move = "take it out of url, change it, and write password: \"file:/etc/warmit/pg.password\"";
        if (address.matches("(?i).*[?&;]password=.*")) {
            findings.bad("url", "url has a password among its parameters", move);
        } else if (address.matches("[^?]*//[^/?]*:[^/?]*@.*")) {
            findings.bad("url", "url has a password before the host", move);
        } else if (!address.startsWith("jdbc:postgresql:")) {
            findings.bad(
                    "url",
                    "url is not the JDBC address of a PostgreSQL database",
                    "write url: \"jdbc:postgresql://HOST/warmit\"");
        }
    }
}
