package io.warmit.discovery;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.ProviderList;
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
            services(search, ask.names());
            byExchanger(search, ask.names());
            guesses(search, ask.names());
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

    private void services(Search search, Names names) {
        for (Service service : Service.values()) {
            if (service.of(search).isPresent() || search.over()) {
                continue;
            }
            String name = service.name(search.domain());
            watcher.accept("SRV " + name);
            Names.Answer<Names.Place> answer = names.services(name);
            Optional<Names.Place> place = answer.found().stream()
                    .filter(Names.Place::offered)
                    .filter(found -> Web.isHost(found.host()) && found.port() > 0)
                    .findFirst();
            place.ifPresent(found -> service.take(search, found, new Origin.Service(name)));
            search.tried(
                    "SRV " + name,
                    answer.trouble()
                            .orElse(place.isPresent() ? "found" : answer.found().isEmpty() ? "none" : "not offered"));
        }
    }

    private void byExchanger(Search search, Names names) {
        if (search.over()) {
            return;
        }
        watcher.accept("MX of " + search.domain());
        Names.Answer<String> answer = names.exchangers(search.domain());
        for (String host : answer.found()) {
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
                answer.trouble()
                        .orElse(
                                answer.found().isEmpty()
                                        ? "none"
                                        : "none of " + String.join(", ", answer.found()) + " is in the provider list"));
    }

    private void guesses(Search search, Names names) {
        if (search.over()) {
            return;
        }
        if (search.foundImap().isEmpty()) {
            guess(search, names, List.of("imap.", "mail."), Service.IMAPS);
        }
        if (search.foundSmtp().isEmpty()) {
            guess(search, names, List.of("smtp.", "mail."), Service.SUBMISSIONS);
        }
    }

    private void guess(Search search, Names names, List<String> prefixes, Service service) {
        for (String prefix : prefixes) {
            String host = prefix + search.domain();
            watcher.accept(host);
            if (names.exists(host)) {
                service.take(search, new Names.Place(host, service.usualPort()), new Origin.Guess());
                search.tried("guess " + host, "there is such a host");
                return;
            }
            search.tried("guess " + host, "there is no such host");
        }
    }
}
