package io.warmit.discovery;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Provider;
import io.warmit.mailbox.Provider.Login;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was found for an address.
 *
 * @param provider the entry of our list that the address or its domain belongs to
 * @param user the login name
 * @param login what the servers take; empty: nobody said
 * @param attempts what was tried, in order
 */
public record Discovered(
        Address address,
        Optional<Found<Provider>> provider,
        Optional<Found<Endpoint>> smtp,
        Optional<Found<Endpoint>> imap,
        Found<String> user,
        Optional<Found<Set<Login>>> login,
        List<Attempt> attempts) {
    public Discovered {
        attempts = List.copyOf(attempts);
    }

    /** One source that was asked, and what it said. */
    public record Attempt(String source, String answer) {
        @Override
        public String toString() {
            return source + ": " + answer;
        }
    }

    public boolean complete() {
        return smtp.isPresent() && imap.isPresent();
    }

    /** What keeps the provider from being used, if it has no servers for mail programs. */
    public Optional<Provider.Unusable> unusable() {
        return provider.map(found -> found.value().access())
                .filter(Provider.Unusable.class::isInstance)
                .map(Provider.Unusable.class::cast);
    }

    /** Servers that nobody may send a password to before the operator said so: all that our list does not name. */
    public List<Endpoint> unconfirmed() {
        return Stream.of(smtp, imap)
                .flatMap(Optional::stream)
                .filter(found -> !found.origin().ours())
                .map(Found::value)
                .distinct()
                .toList();
    }

    /** Those of them whose name is not below the domain of the address. */
    public List<Endpoint> foreign() {
        String domain = address.domain();
        return unconfirmed().stream()
                .filter(server -> {
                    String host = server.host().toLowerCase(Locale.ROOT);
                    return !host.equals(domain) && !host.endsWith("." + domain);
                })
                .toList();
    }
}
