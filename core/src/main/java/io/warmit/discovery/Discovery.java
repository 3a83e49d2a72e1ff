package io.warmit.discovery;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.ProviderList;
import io.warmit.names.Names;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the servers of an address. The first source that names one wins: our list by the domain, a configuration that the domain publishes over HTTPS, service records in DNS
 * (RFC 6186, RFC 8314), our list by the mail exchangers, and last the usual names, if they exist.
 *
 * <p>Nothing of the mailbox is told to anybody but the domain of its address, and no mail server is spoken to.
 */
public final class Discovery {
    private final ProviderList list;
    private final Optional<Network> network;
    private final Consumer<String> watcher;

    /** Where to ask beyond our list. */
    public record Network(Web web, Names names) {}

    /**
     * A way of finding servers.
     *
     * @param network empty: our list alone is asked
     * @param watcher hears whom the network is asked for now
     */
    public Discovery(ProviderList list, Optional<Network> network, Consumer<String> watcher) {
        this.list = list;
        this.network = network;
        this.watcher = watcher;
    }

    public Discovered of(Address address) {
        Search search = new Search(address);
        fromList(search);
        network.ifPresent(ask -> {
            published(search, ask.web());
            Zone zone = new Zone(ask.names());
            services(search, zone);
            byExchanger(search, zone);
            guesses(search, zone);
        });
        return search.result();
    }

    private void fromList(Search search) {
        list.ofDomain(search.domain())
                .ifPresentOrElse(
                        provider -> search.take(provider, new Origin.Listed(provider)),
                        () -> search.tried("provider list", search.domain() + " is not in it"));
    }

    private void published(Search search, Web web) {
        for (URI place : web.places(search.domain())) {
            if (search.over()) {
                return;
            }
            watcher.accept(place.toString());
            switch (web.fetch(place)) {
                case Web.Nothing(String why) -> search.tried(place.toString(), why);
                case Web.Text(URI from, String text) -> read(search, place, from, text);
            }
        }
    }

    private static void read(Search search, URI place, URI from, String text) {
        try {
            Autoconfig config = Autoconfig.read(text, search.address());
            Origin origin = new Origin.Published(from);
            config.imap().ifPresent(server -> search.imap(server.endpoint(), origin));
            config.smtp().ifPresent(server -> search.smtp(server.endpoint(), origin));
            config.imap().or(config::smtp).ifPresent(server -> search.login(server.user(), server.login(), origin));
            boolean nothing = config.imap().isEmpty() && config.smtp().isEmpty();
            search.tried(
                    place.toString(),
                    !nothing
                            ? "found"
                            : config.plain() > 0
                                    ? "names only servers that take a password in plain text"
                                    : "names no server");
        } catch (Autoconfig.Unreadable unreadable) {
            search.tried(place.toString(), String.valueOf(unreadable.getMessage()));
        }
    }

    private void services(Search search, Zone zone) {
        for (Service service : Service.values()) {
            if (service.of(search).isPresent() || search.over()) {
                continue;
            }
            String name = service.name(search.domain());
            watcher.accept("SRV " + name);
            Zone.Said<Zone.Place> said = zone.services(name);
            Optional<Zone.Place> place = said.found().stream()
                    .filter(Zone.Place::offered)
                    .filter(found -> Web.isHost(found.host()) && found.port() > 0)
                    .findFirst();
            place.ifPresent(found -> service.take(search, found, new Origin.Service(name)));
            search.tried(
                    "SRV " + name,
                    said.trouble()
                            .orElse(place.isPresent() ? "found" : said.found().isEmpty() ? "none" : "not offered"));
        }
    }

    private void byExchanger(Search search, Zone zone) {
        if (search.over()) {
            return;
        }
        watcher.accept("MX of " + search.domain());
        Zone.Said<String> said = zone.exchangers(search.domain());
        for (String host : said.found()) {
            var provider = list.ofExchanger(host);
            if (provider.isPresent()) {
                search.take(provider.get(), new Origin.Exchanger(provider.get(), host));
                search.tried(
                        "MX of " + search.domain(),
                        host + " belongs to " + provider.get().title());
                return;
            }
        }
        search.tried(
                "MX of " + search.domain(),
                said.trouble()
                        .orElse(
                                said.found().isEmpty()
                                        ? "none"
                                        : "none of " + String.join(", ", said.found()) + " is in the provider list"));
    }

    private void guesses(Search search, Zone zone) {
        if (search.over()) {
            return;
        }
        if (search.foundImap().isEmpty()) {
            guess(search, zone, List.of("imap.", "mail."), Service.IMAPS);
        }
        if (search.foundSmtp().isEmpty()) {
            guess(search, zone, List.of("smtp.", "mail."), Service.SUBMISSIONS);
        }
    }

    private void guess(Search search, Zone zone, List<String> prefixes, Service service) {
        for (String prefix : prefixes) {
            String host = prefix + search.domain();
            watcher.accept(host);
            if (zone.exists(host)) {
                service.take(search, new Zone.Place(host, service.usualPort()), new Origin.Guess());
                search.tried("guess " + host, "there is such a host");
                return;
            }
            search.tried("guess " + host, "there is no such host");
        }
    }
}
