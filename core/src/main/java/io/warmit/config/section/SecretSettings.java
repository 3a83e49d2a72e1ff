package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Code;
import java.time.Duration;

/** How secrets are read. */
public record SecretSettings(
        @Doc(
                value = "Key that seals stored passwords; a file is made at first need. Back it up.",
                byDefault = "\"file:/var/lib/warmit/master.key\"",
                derived = "file:master.key in paths.state")
        SecretRef masterKey,

        @Doc(value = "How long a cmd: reference may run.", byDefault = "10s", least = "100ms", most = "5m")
        Duration commandTimeout,

        @Doc(
                value = "How long a secret that was read is kept in memory; 0s reads it at each use.",
                byDefault = "5m",
                most = "1h")
        Duration cache)
        implements Checked {

    @Override
    public void check(Findings findings) {
        boolean good = masterKey instanceof SecretRef.InFile
                || masterKey instanceof SecretRef.InEnvironment
                || masterKey instanceof SecretRef.InSystemd;
        if (!good) {
            findings.tell(
                    Code.E1106,
                    "master_key",
                    "master_key comes from a file, the environment or systemd only",
                    "write file:/path, env:NAME or systemd:NAME");
        }
    }
}
