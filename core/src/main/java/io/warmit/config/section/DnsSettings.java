package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.mailbox.SecretRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How DNS is asked: by the doctor about the own domains, and in the search for servers. */
public record DnsSettings(
        @Doc(value = "The name server that is asked: system, or HOST[:PORT].", byDefault = "system")
        String resolver,

        @Doc(value = "How long one answer is waited for.", byDefault = "5s", least = "50ms", most = "1m")
        Duration timeout,

        @Doc(
                value = "DNS lists that own domains and addresses are looked up on; each is tested first.",
                byDefault = "[zen.spamhaus.org]")
        List<String> lists,

        @Doc(
                value = "Reference to a key of Spamhaus' Data Query Service, for its lists.",
                example = "\"file:/etc/warmit/dqs.key\"")
        Optional<SecretRef> dqsKey,

        @Doc("DKIM selectors by domain, besides those seen in received mail, as in { alpha.example: [s1] }.")
        Map<String, List<String>> dkimSelectors)
        implements Checked {

    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final String NAME = LABEL + "(\\." + LABEL + ")*";
    private static final String SERVER = "(" + NAME + "|\\[[0-9a-fA-F:.]+])(:(?<port>[0-9]{1,5}))?";

    @Override
    public void check(Findings findings) {
        Matcher server = Pattern.compile(SERVER).matcher(resolver);
        if (!server.matches() || (server.group("port") != null && !isPort(server.group("port")))) {
            findings.bad(
                    "resolver",
                    "resolver \"" + resolver + "\" is not a name server",
                    "write system, or HOST[:PORT], for example 127.0.0.1:53 or [::1]:53");
        }
        for (String list : lists) {
            if (!list.matches(LABEL + "(\\." + LABEL + ")+")) {
                findings.bad(
                        "lists", "\"" + list + "\" is not the name of a list", "write for example [zen.spamhaus.org]");
            }
        }
        dkimSelectors.forEach((domain, selectors) -> selectors.forEach(selector -> {
            if (!selector.matches(NAME)) {
                findings.bad(
                        "dkim_selectors",
                        "\"" + selector + "\" is not a selector of " + domain,
                        "write the value of s= in its signatures, for example " + domain + ": [s1]");
            }
        }));
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port > 0 && port <= 65_535;
    }
}
