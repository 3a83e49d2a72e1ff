package io.warmit.doctor;

import io.warmit.dns.Dns;
import io.warmit.dns.TestNameServer;
import io.warmit.dns.ZoneText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A domain whose set-up is healthy until a test breaks it, behind a real name server. */
final class Town implements AutoCloseable {
    static final String KEY = key(2048);
    static final String LIST = "zen.lists.example";

    final TestNameServer server = new TestNameServer();
    final ZoneText zone = new ZoneText("""
            alpha.example MX 10 mail.alpha.example.
            mail.alpha.example A 203.0.113.7
            alpha.example TXT "google-site-verification=abc"
            alpha.example TXT "v=spf1 mx include:_spf.relay.example ~all"
            _spf.relay.example TXT "v=spf1 ip4:198.51.100.0/24 -all"
            s1._domainkey.alpha.example TXT "v=DKIM1; k=rsa; p=%s"
            _dmarc.alpha.example TXT "v=DMARC1; p=none; rua=mailto:reports@alpha.example"
            7.113.0.203.in-addr.arpa PTR mail.alpha.example.
            2.0.0.127.zen.lists.example A 127.0.0.2
            _mta-sts.alpha.example TXT "v=STSv1; id=20261101;"
            _smtp._tls.alpha.example TXT "v=TLSRPTv1; rua=mailto:reports@alpha.example"
            """.formatted(KEY));
    Page policy = new Page.Text("version: STSv1\r\nmode: enforce\r\nmx: *.alpha.example\r\nmax_age: 604800\r\n");
    Site site = site(new Site.Seen(true, Optional.of("alpha.example"), Optional.of(true)));

    static Site site(Site.Seen seen) {
        return new Site(
                "alpha.example",
                "own",
                List.of(Site.Server.named("mail.alpha.example")),
                List.of(new Site.Signature("alpha.example", "s1", "seen in our last mail")),
                Optional.of(seen));
    }

    static String key(int bits) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
            pairs.initialize(bits);
            return Base64.getEncoder()
                    .encodeToString(pairs.generateKeyPair().getPublic().getEncoded());
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    /** Everything that the doctor finds about the domain now, lists asked anew. */
    List<Finding> findings() {
        return findings(new ListMemory());
    }

    /** The same, by who remembers what lists said. */
    List<Finding> findings(ListMemory memory) {
        Dns dns = Dns.of(server.serve(zone).place(), Duration.ofMillis(300));
        memory.ask(dns);
        List<Finding> found = new ArrayList<>();
        found.addAll(Mx.judge(site, dns));
        found.addAll(Spf.judge(site, dns));
        found.addAll(Dkim.judge(site, dns));
        found.addAll(Dmarc.judge(site, dns));
        found.addAll(Ptr.judge(site, dns));
        found.addAll(Lists.judge(site, List.of(new Lists.Source(LIST, LIST)), dns, memory));
        found.addAll(MtaSts.judge(site, dns, domain -> policy));
        found.addAll(TlsRpt.judge(site, dns));
        return found;
    }

    /** Those that did not pass. */
    List<Finding> troubles() {
        return findings().stream()
                .filter(finding -> finding.level() != Level.OK && finding.level() != Level.SKIPPED)
                .toList();
    }

    List<Finding> of(Check check) {
        return findings().stream().filter(finding -> finding.check() == check).toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
