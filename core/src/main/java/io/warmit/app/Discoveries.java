package io.warmit.app;

import io.warmit.config.Settings;
import io.warmit.discovery.Discovered;
import io.warmit.discovery.Discovery;
import io.warmit.discovery.Web;
import io.warmit.dns.Dns;
import io.warmit.mail.Trust;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Provider;
import io.warmit.mailbox.ProviderList;
import io.warmit.names.Names;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;

/** Finds the servers of an address. The store is not needed for it. */
public final class Discoveries {
    private Discoveries() {}

    /**
     * What is found for an address.
     *
     * @param offline only in the list that ships with warmit, as with {@code discovery.network: false}
     * @param watcher hears whom the network is asked for now
     */
    public static Discovered of(Settings settings, Address address, boolean offline, Consumer<String> watcher) {
        if (offline || !settings.discovery().network()) {
            return new Discovery(ProviderList.shipped(), Optional.empty(), watcher).of(address);
        }
        Names names = Dns.of(settings.dns().resolver(), settings.discovery().timeout());
        return of(settings, address, new Places(Web.PLACES, names), watcher);
    }

    /** Where the network is asked. */
    record Places(List<String> pages, Names names) {}

    /** The same, asked at other places. */
    static Discovered of(Settings settings, Address address, Places places, Consumer<String> watcher) {
        Duration patience = settings.discovery().timeout();
        SSLParameters tls = new SSLParameters();
        tls.setProtocols(settings.tls().min().andNewer().toArray(String[]::new));
        try (Web web = new Web(Trust.of(settings.tls().caFile()).context(), tls, patience, places.pages())) {
            var network = new Discovery.Network(web, places.names());
            return new Discovery(ProviderList.shipped(), Optional.of(network), watcher).of(address);
        }
    }

    /**
     * The same, when work cannot go on without both servers.
     *
     * @throws UserError E1702 when the provider has none for mail programs, E1701 when one was not found
     */
    public static Discovered complete(Discovered found) {
        Address address = found.address();
        Optional<Provider.Unusable> unusable = found.unusable();
        if (unusable.isPresent()) {
            String title = found.provider().map(entry -> entry.value().title()).orElse(address.domain());
            throw new UserError(Problem.of(Code.E1702, title + " has no mail servers for " + address)
                    .about(address.toString())
                    .because(unusable.get().why())
                    .fixedBy(unusable.get().instead()));
        }
        if (!found.complete()) {
            throw missing(found);
        }
        return found;
    }

    private static UserError missing(Discovered found) {
        Address address = found.address();
        String what = found.smtp().isPresent()
                ? "the IMAP server of " + address + " was"
                : found.imap().isPresent()
                        ? "the SMTP server of " + address + " was"
                        : "the servers of " + address + " were";
        List<String> fix = new ArrayList<>();
        fix.add("warmit mailbox add " + address + " --smtp HOST:PORT/MODE --imap HOST:PORT/MODE");
        if (found.attempts().size() == 1) {
            fix.add("ask the domain too: without --offline, and with discovery.network: true");
        }
        return new UserError(Problem.of(Code.E1701, what + " not found")
                .about(address.toString())
                .because("asked were "
                        + found.attempts().stream()
                                .map(Discovered.Attempt::toString)
                                .collect(Collectors.joining("; ")))
                .fixedBy(fix.toArray(String[]::new)));
    }
}
