package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.problem.Code;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** A declared mailbox. What is absent comes from mailbox_defaults, from the zone of the file, or from its provider. */
public record MailboxSettings(
        @Doc(value = "The bare address.", example = "anna@alpha.example")
        Address address,

        @Doc(value = "Its pool; default from mailbox_defaults.", example = "default")
        Optional<String> pool,

        @Doc(
                value = "Where it sends, as HOST:PORT/tls or HOST:PORT/starttls.",
                example = "\"mail.alpha.example:465/tls\"")
        Endpoint smtp,

        @Doc(value = "Where it reads, in the same form.", example = "\"mail.alpha.example:993/tls\"")
        Endpoint imap,

        @Doc(value = "Reference to its password.", example = "\"file:/etc/warmit/anna\"")
        SecretRef secret,

        @Doc(value = "Login name for both servers; default: the address.", example = "anna@alpha.example")
        Optional<String> user,

        @Doc(value = "Display name in From.", example = "\"Anna Moreau\"")
        Optional<String> name,

        @Doc(value = "Zone of its day and window; default: zone.", example = "Europe/Paris")
        Optional<ZoneId> zone,

        @Doc(value = "both, sender or receiver.", byDefault = "both")
        Role role,

        @Doc(
                value = "engage, measure or observe; default: engage, but measure at large consumer providers.",
                example = "engage")
        Optional<Mode> mode,

        @Doc(value = "As in mailbox_defaults.", example = "40", least = "1", most = "2000")
        Optional<Integer> dailyMax,

        @Doc(value = "As in mailbox_defaults.", example = "40", least = "1", most = "2000")
        Optional<Integer> receiveMax,

        @Doc(value = "As in mailbox_defaults.", example = "en")
        Optional<String> language,

        @Doc(
                value = "First day of it or its domain: younger than 30, 90, 180 days at most 3, 5, 10 a day at first.",
                example = "2026-10-01")
        Optional<LocalDate> since,

        @Doc(value = "As in mailbox_defaults.", example = "DE-BY")
        Optional<String> country,

        @Doc("Folders named by hand; each as in mailbox_defaults.")
        FolderSettings folders)
        implements Checked {

    @Override
    public void check(Findings findings) {
        encrypted(findings, "smtp", smtp);
        encrypted(findings, "imap", imap);
        dailyMax.ifPresent(most -> MailboxDefaults.checkDailyMax(findings, most));
        language.ifPresent(word -> MailboxDefaults.checkLanguage(findings, word));
        country.ifPresent(code -> MailboxDefaults.checkCountry(findings, code));
        if (mode.filter(Mode.OBSERVE::equals).isPresent() && role == Role.SENDER) {
            findings.contradiction(
                    "mode", "mode observe never sends, and role sender only sends", "write role: receiver");
        }
    }

    private static void encrypted(Findings findings, String key, Endpoint server) {
        if (server.security() == Security.NONE && !server.onLoopback()) {
            findings.tell(
                    Code.E1503,
                    key,
                    key + " \"" + server + "\" would send the password in plain text over the network",
                    "write " + server.hostAndPort() + "/starttls or /tls; none is for 127.0.0.0/8 and ::1 only");
        }
    }
}
