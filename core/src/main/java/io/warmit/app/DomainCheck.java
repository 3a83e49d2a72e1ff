package io.warmit.app;

import io.warmit.config.section.DnsSettings;
import io.warmit.dns.Dns;
import io.warmit.dns.PolicyPages;
import io.warmit.doctor.Check;
import io.warmit.doctor.Dkim;
import io.warmit.doctor.Dmarc;
import io.warmit.doctor.Finding;
import io.warmit.doctor.Lists;
import io.warmit.doctor.MtaSts;
import io.warmit.doctor.Mx;
import io.warmit.doctor.Page;
import io.warmit.doctor.Ptr;
import io.warmit.doctor.Site;
import io.warmit.doctor.Spf;
import io.warmit.doctor.TlsRpt;
import io.warmit.mail.Trust;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Providers;
import io.warmit.names.Names;
import io.warmit.problem.UserError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What DNS says about a domain, judged one check at a time. Every question is asked once, however many checks want its answer. */
final class DomainCheck {
    private final Warmit warmit;
    private final Names names;
    private final Page.Pages pages;
    private final Sites sites;
    private final Lists.Door lists;

    DomainCheck(Warmit warmit) {
        this.warmit = warmit;
        DnsSettings dns = warmit.settings().dns();
        this.names = Dns.of(dns.resolver(), dns.timeout());
        this.pages = new PolicyPages(
                names, Trust.of(warmit.settings().tls().caFile()).sockets(), PolicyPages.PORT, dns.timeout());
        this.sites = new Sites(warmit);
        this.lists = new KeptLists(names, warmit.store().lists(), warmit.clock());
    }

    private List<Finding> lists(Site site) {
        DnsSettings dns = warmit.settings().dns();
        try {
            Optional<String> key = dns.dqsKey()
                    .map(ref -> StorePlace.text(warmit.secrets().resolve(ref, "dns", "dqs_key"))
                            .strip());
            return Lists.judge(
                    site, dns.lists().stream().map(list -> source(list, key)).toList(), names, lists);
        } catch (UserError noKey) {
            return noKey.problems().stream()
                    .map(problem -> MailboxCheck.finding(Check.LISTS, site.domain(), problem))
                    .toList();
        }
    }

    /** With a key Spamhaus' lists are asked under another name (its page on the Data Query Service, November 2026). */
    private static Lists.Source source(String list, Optional<String> key) {
        return new Lists.Source(
                list,
                key.filter(text -> list.endsWith(".spamhaus.org"))
                        .map(text -> text + "." + list.replaceFirst("\\.spamhaus\\.org$", ".dq.spamhaus.net"))
                        .orElse(list));
    }

    List<Finding> of(String domain, Set<Check> checks) {
        List<Mailbox> mailboxes = warmit.store().mailboxes().ofDomain(domain);
        String provider = mailboxes.stream().findFirst().map(Mailbox::provider).orElse(Providers.OWN);
        if (Providers.defaultMode(provider) == Mode.MEASURE) {
            return checks.stream()
                    .map(check -> Finding.skipped(
                            check, domain, "the domain is that of " + provider + ", which looks after it"))
                    .toList();
        }
        Site site = sites.of(domain, provider, mailboxes);
        return checks.stream().flatMap(check -> judged(check, site).stream()).toList();
    }

    private List<Finding> judged(Check check, Site site) {
        return switch (check) {
            case MX -> Mx.judge(site, names);
            case SPF -> Spf.judge(site, names);
            case DKIM -> Dkim.judge(site, names);
            case DMARC -> Dmarc.judge(site, names);
            case PTR -> Ptr.judge(site, names);
            case LISTS -> lists(site);
            case MTA_STS -> MtaSts.judge(site, names, pages);
            case TLS_RPT -> TlsRpt.judge(site, names);
            case CERTIFICATES, LOGINS, CLOCK, STORE, DISK, FILES, ZONES, CAPACITY ->
                throw new IllegalStateException(check + " is not about a domain");
        };
    }
}
