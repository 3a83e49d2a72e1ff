package io.warmit.mailbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one mail provider, as an entry of the list that ships with warmit.
 *
 * @param name its word in the list, for example {@code posteo}
 * @param title its name as people write it
 * @param kind the class that statistics, limits and pairing count together; {@link Providers#OWN} for domains on a hosted server
 * @param mode what warmit does by default with mail that its mailboxes receive
 * @param limits how much it lets leave, in its own words
 * @param note what an operator should know before logging in
 */
public record Provider(
        String name,
        String title,
        String kind,
        Mode mode,
        Signs signs,
        Access access,
        Optional<String> limits,
        Optional<String> note,
        Source source) {

    /**
     * By what a mailbox of this provider is told; everything in lower case.
     *
     * @param domains of addresses that are nobody else's
     * @param exchangers ends of the mail exchangers of domains that it hosts
     * @param servers that serve nothing but its class, whatever the domain of the address
     */
    public record Signs(List<String> domains, List<String> exchangers, List<String> servers) {
        public Signs {
            domains = List.copyOf(domains);
            exchangers = List.copyOf(exchangers);
            servers = List.copyOf(servers);
        }
    }

    /** How one gets at its mailboxes. */
    public sealed interface Access {}

    /**
     * Its servers.
     *
     * @param login what they take, at least one
     */
    public record Servers(Endpoint imap, Endpoint smtp, UserForm user, Set<Login> login) implements Access {
        public Servers {
            login = Set.copyOf(login);
        }
    }

    /**
     * It has none for mail programs.
     *
     * @param instead what the operator can do
     */
    public record Unusable(String why, String instead) implements Access {}

    /** What a server takes besides a user name. */
    public enum Login {
        /** The password of the account. */
        PASSWORD,
        /** One made for a single program, whatever the provider calls it. */
        APP_PASSWORD,
        OAUTH
    }

    /** The user name that goes with an address. */
    public enum UserForm {
        ADDRESS,
        LOCAL;

        public String of(Address address) {
            return this == ADDRESS ? address.toString() : address.local();
        }
    }

    /**
     * Where the values stand.
     *
     * @param page of the provider
     * @param list page of a public list that states the same, with which they were compared instead
     * @param read the month in which somebody compared them, {@code 2026-11}; empty: nobody has yet
     */
    public record Source(String page, Optional<String> list, Optional<String> read) {
        /** How sure the values are. */
        public Proof proof() {
            return read.isEmpty() ? Proof.NONE : list.isPresent() ? Proof.LIST : Proof.PAGE;
        }

        /** The page that somebody compared them with, or will. */
        public String compared() {
            return list.orElse(page);
        }
    }

    /** What the values of an entry were compared with. */
    public enum Proof {
        /** The provider's own page. */
        PAGE,
        /** A list of others, who say that they know. */
        LIST,
        NONE
    }

    /** Its servers, if it has any. */
    public Optional<Servers> servers() {
        return access instanceof Servers servers ? Optional.of(servers) : Optional.empty();
    }
}
