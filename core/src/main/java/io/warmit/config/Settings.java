package io.warmit.config;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.section.ArrivalSettings;
import io.warmit.config.section.AuditSettings;
import io.warmit.config.section.BackupSettings;
import io.warmit.config.section.BrakeSettings;
import io.warmit.config.section.CampaignDefaults;
import io.warmit.config.section.CampaignEntry;
import io.warmit.config.section.ContentSettings;
import io.warmit.config.section.DatabaseSettings;
import io.warmit.config.section.DiscoverySettings;
import io.warmit.config.section.DnsSettings;
import io.warmit.config.section.ImapSettings;
import io.warmit.config.section.LimitSettings;
import io.warmit.config.section.LoggingSettings;
import io.warmit.config.section.MailboxDefaults;
import io.warmit.config.section.MailboxSettings;
import io.warmit.config.section.MessageSettings;
import io.warmit.config.section.OAuthSettings;
import io.warmit.config.section.PathSettings;
import io.warmit.config.section.PoolSettings;
import io.warmit.config.section.ProviderSettings;
import io.warmit.config.section.QuarantineSettings;
import io.warmit.config.section.ReportSettings;
import io.warmit.config.section.RetentionSettings;
import io.warmit.config.section.RetrySettings;
import io.warmit.config.section.SafeMode;
import io.warmit.config.section.SecretSettings;
import io.warmit.config.section.SmtpSettings;
import io.warmit.config.section.TlsSettings;
import io.warmit.config.section.WorkerSettings;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that can be set, as the program reads it: defaults filled in, paths absolute. */
public record Settings(
        @Doc(value = "Version of this file's format.", example = "1")
        int version,

        @Doc(
                value = "Name of this worker, unique among the workers of one store.",
                derived = "the host name",
                example = "mail1")
        String workerId,

        @Doc(
                value = "Time zone of mailboxes that name none, and of times that are shown.",
                derived = "the system's zone",
                example = "Europe/Paris")
        ZoneId zone,

        @Doc(value = "true: looks and reconciles, never sends.", byDefault = "false")
        boolean passive,

        @Doc("Folders.") PathSettings paths,

        @Doc("The store.") DatabaseSettings database,

        @Doc("How secrets are read.") SecretSettings secrets,

        @Doc("What connections to mail servers must prove.") TlsSettings tls,

        @Doc("How this worker shares the load.") WorkerSettings workers,

        @Doc("What a mailbox is given that says nothing else.")
        MailboxDefaults mailboxDefaults,

        @Doc("What a campaign is given that says nothing else.")
        CampaignDefaults campaignDefaults,

        @Doc("What every message carries, besides its token in Message-ID and X-Warmit-Id.")
        MessageSettings message,

        @Doc("How long each step of sending may take (RFC 5321, section 4.5.3.2).")
        SmtpSettings smtp,

        @Doc("Bounds of reading a mailbox.") ImapSettings imap,

        @Doc("When a message is tried again: only before its dot, or after a 4xx answer.")
        RetrySettings retry,

        @Doc("When the receiving mailbox is searched for a message.")
        ArrivalSettings arrival,

        @Doc("When bad placement or bounces slow a mailbox down.")
        BrakeSettings brakes,

        @Doc(value = "Providers besides the built-in list (gmail, microsoft, yahoo …), by name.", example = "own")
        Map<String, ProviderSettings> providers,

        @Doc("What is logged, and how.") LoggingSettings logging,

        @Doc(value = "Declared pools, by name.", example = "default")
        Map<String, PoolSettings> pools,

        @Doc("Declared mailboxes.") List<MailboxSettings> mailboxes,

        @Doc(value = "Declared campaigns, by name.", example = "spring")
        Map<String, CampaignEntry> campaigns,

        @Doc("What may leave at most, over all workers of this store together.")
        LimitSettings limits,

        @Doc(value = "normal, or strict: a 4xx answer to the dot counts as in doubt too.", byDefault = "normal")
        SafeMode safeMode,

        @Doc("When a message is set aside.") QuarantineSettings quarantine,

        @Doc("The daily self-check by the daemon: whether events and messages agree.")
        AuditSettings audit,

        @Doc("Backups of an sqlite store; a postgres store is backed up with pg_dump.")
        BackupSettings backup,

        @Doc("How long things are kept.") RetentionSettings retention,

        @Doc("How the servers of an address are found.") DiscoverySettings discovery,

        @Doc("How DNS is asked: by the doctor, and in the search for servers.")
        DnsSettings dns,

        @Doc("What mailboxes write to each other.") ContentSettings content,

        @Doc("Logging in with OAuth; see warmit help oauth.")
        OAuthSettings oauth,

        @Doc("Reports that the daemon, or a run from cron, writes by itself.")
        ReportSettings reports)
        implements Checked {

    @Override
    public void check(Findings findings) {
        if (version != 1) {
            findings.bad(
                    "version", "version " + version + " of the format is not known to this warmit", "write version: 1");
        }
        Map<String, String> owners = new HashMap<>();
        providers.forEach((name, provider) -> provider.match().forEach(domain -> {
            String owner = owners.putIfAbsent(domain, name);
            if (owner != null) {
                findings.contradiction(
                        "providers",
                        "providers " + owner + " and " + name + " both match " + domain,
                        "name the domain in one of them only");
            }
        }));
    }
}
