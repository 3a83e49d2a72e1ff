package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import java.util.Optional;

/** The operator's client at Microsoft. */
public record MicrosoftClientSettings(
        @Doc(
                value = "Its id, which Microsoft calls the application id.",
                example = "7c1e2a90-0000-0000-0000-000000000000")
        Optional<String> clientId,

        @Doc(value = "common, consumers, organizations, or the id of a tenant.", byDefault = "common")
        String tenant)
        implements Checked {

    @Override
    public void check(Findings findings) {
        if (!tenant.matches("[A-Za-z0-9.-]{1,100}")) {
            findings.bad(
                    "tenant",
                    "tenant \"" + tenant + "\" is not the name of a tenant",
                    "write tenant: common, consumers, organizations, or the id of yours");
        }
    }
}
