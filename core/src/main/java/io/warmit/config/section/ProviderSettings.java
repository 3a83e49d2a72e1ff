package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Rolling;
import io.warmit.mailbox.Mode;
import java.util.List;
import java.util.Optional;

/** A provider that the operator knows more about than warmit does. */
public record ProviderSettings(
        @Doc(value = "Domains of its addresses.", example = "[alpha.example, delta.example]")
        List<String> match,

        @Doc(
                value = "Connections to its servers at the same time, over all its mailboxes of this worker.",
                byDefault = "2",
                least = "1",
                most = "500")
        int connections,

        @Doc(
                value = "Messages that each of its mailboxes may send in any window of this length; besides daily_max.",
                example = "2000/24h")
        Optional<Rolling> rolling,

        @Doc(value = "Mode of its mailboxes unless they name one.", example = "engage")
        Optional<Mode> mode)
        implements Checked {

    private static final String DOMAIN = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+";

    @Override
    public void check(Findings findings) {
        if (match.isEmpty()) {
            findings.bad("match", "match names no domain", "write match: [DOMAIN]");
        }
        for (String domain : match) {
            if (!domain.matches(DOMAIN)) {
                findings.bad(
                        "match",
                        "match \"" + domain + "\" is not a domain",
                        "write domains in lower case, for example [alpha.example]");
            }
        }
    }
}
