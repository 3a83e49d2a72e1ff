package io.warmit.discovery;

import io.warmit.discovery.Discovered.Attempt;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Provider;
import io.warmit.mailbox.Provider.Login;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of an address so far; the first value of each kind stays. */
final class Search {
    private final Address address;
    private final List<Attempt> attempts = new ArrayList<>();
    private Optional<Found<Provider>> provider = Optional.empty();
    private Optional<Found<Endpoint>> smtp = Optional.empty();
    private Optional<Found<Endpoint>> imap = Optional.empty();
    private Optional<Found<String>> user = Optional.empty();
    private Optional<Found<Set<Login>>> login = Optional.empty();

    Search(Address address) {
        this.address = address;
    }

    Address address() {
        return address;
    }

    String domain() {
        return address.domain();
    }

    Optional<Found<Endpoint>> foundSmtp() {
        return smtp;
    }

    Optional<Found<Endpoint>> foundImap() {
        return imap;
    }

    /** Whether nothing is left to look for: both servers are known, or the provider has none. */
    boolean over() {
        return (smtp.isPresent() && imap.isPresent())
                || provider.map(found -> found.value().access())
                        .filter(Provider.Unusable.class::isInstance)
                        .isPresent();
    }

    void tried(String source, String answer) {
        Attempt attempt = new Attempt(source, answer);
        if (!attempts.contains(attempt)) {
            attempts.add(attempt);
        }
    }

    void take(Provider found, Origin origin) {
        provider = Optional.of(new Found<>(found, origin));
        found.servers().ifPresent(servers -> {
            imap(servers.imap(), origin);
            smtp(servers.smtp(), origin);
            login(Optional.of(servers.user().of(address)), servers.login(), origin);
        });
        if (origin instanceof Origin.Listed) {
            tried("provider list", found.title());
        }
    }

    void imap(Endpoint server, Origin origin) {
        imap = imap.or(() -> Optional.of(new Found<>(server, origin)));
    }

    void smtp(Endpoint server, Origin origin) {
        smtp = smtp.or(() -> Optional.of(new Found<>(server, origin)));
    }

    void login(Optional<String> name, Set<Login> accepted, Origin origin) {
        if (user.isEmpty() && name.isPresent()) {
            user = Optional.of(new Found<>(name.get(), origin));
        }
        if (login.isEmpty() && !accepted.isEmpty()) {
            login = Optional.of(new Found<>(Set.copyOf(accepted), origin));
        }
    }

    Discovered result() {
        return new Discovered(
                address,
                provider,
                smtp,
                imap,
                // RFC 6186, section 4: the whole address is tried first.
                user.orElseGet(() -> new Found<>(address.toString(), new Origin.Guess())),
                login,
                attempts);
    }
}
