package io.warmit.app;

import io.warmit.doctor.Site;
import io.warmit.doctor.Site.Server;
import io.warmit.doctor.Site.Signature;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Provider;
import io.warmit.mailbox.ProviderList;
import io.warmit.placement.Verdict;
import io.warmit.placement.Verdict.Check;
import io.warmit.placement.Verdict.Dkim;
import io.warmit.store.VerdictStore.Signed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is known of a domain from its mailboxes and from received mail, before DNS is asked. */
final class Sites {
    private static final Duration MONTH = Duration.ofDays(30);

    /** A selector that was not seen for so long while others were has been replaced. */
    private static final Duration REPLACED = Duration.ofDays(3);

    private final Warmit warmit;

    Sites(Warmit warmit) {
        this.warmit = warmit;
    }

    Site of(String domain, String provider, List<Mailbox> mailboxes) {
        Instant since = warmit.clock().instant().minus(MONTH);
        List<Server> servers = mailboxes.stream()
                .filter(mailbox -> !mailbox.smtp().onLoopback())
                .map(Sites::server)
                .distinct()
                .toList();
        return new Site(
                domain,
                provider,
                servers,
                signatures(domain, since),
                warmit.store().verdicts().newest(domain, since).map(Sites::seen));
    }

    private static Server server(Mailbox mailbox) {
        String host = mailbox.smtp().host().toLowerCase(Locale.ROOT);
        return new Server(
                host, ProviderList.shipped().serving(mailbox.address(), host).map(Provider::title));
    }

    private List<Signature> signatures(String domain, Instant since) {
        List<Signature> all = new ArrayList<>();
        List<Signed> signed = warmit.store().verdicts().signatures(domain, since);
        for (Signed one : signed) {
            if (one.last().isAfter(signed.getFirst().last().minus(REPLACED))) {
                all.add(new Signature(one.domain(), one.selector(), "seen in our last mail"));
            }
        }
        warmit.settings().dns().dkimSelectors().getOrDefault(domain, List.of()).stream()
                .filter(selector -> all.stream()
                        .noneMatch(known -> known.selector().equals(selector)
                                && known.domain().equals(domain)))
                .forEach(selector -> all.add(new Signature(domain, selector, "named in dns.dkim_selectors")));
        return all;
    }

    private static Site.Seen seen(Verdict verdict) {
        return new Site.Seen(
                verdict.spf().filter(Check.PASS::equals).isPresent(),
                verdict.dkim()
                        .filter(dkim -> dkim.result().filter(Check.PASS::equals).isPresent())
                        .flatMap(Dkim::domain),
                verdict.dmarc()
                        .filter(result -> result == Check.PASS || result == Check.FAIL)
                        .map(Check.PASS::equals));
    }
}
