package io.warmit.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Mail providers by the domains of their addresses, by their mail exchangers and by their servers. */
public final class ProviderList {
    private static final String FILE = "/providers/providers.yaml";

    private final List<Provider> providers;
    private final Map<String, Provider> byName = new HashMap<>();
    private final Map<String, Provider> byDomain = new HashMap<>();
    private final Map<String, Provider> byExchanger = new HashMap<>();
    private final Map<String, Provider> byServer = new HashMap<>();

    /**
     * A list of providers.
     *
     * @throws IllegalArgumentException when two of them claim one name, domain, exchanger or server
     */
    ProviderList(List<Provider> providers) {
        this.providers = List.copyOf(providers);
        index(byName, provider -> List.of(provider.name()));
        index(byDomain, provider -> provider.signs().domains());
        index(byExchanger, provider -> provider.signs().exchangers());
        index(byServer, provider -> provider.signs().servers());
    }

    private void index(Map<String, Provider> index, Function<Provider, List<String>> keys) {
        for (Provider provider : providers) {
            for (String key : keys.apply(provider)) {
                Provider before = index.putIfAbsent(key, provider);
                if (before != null) {
                    throw new IllegalArgumentException(
                            key + " belongs to " + before.name() + " and to " + provider.name());
                }
            }
        }
    }

    /** Read when it is first asked for: most commands never do. */
    private static final class Shipped {
        static final ProviderList LIST = read();

        private static ProviderList read() {
            try (InputStream stream = ProviderList.class.getResourceAsStream(FILE)) {
                if (stream == null) {
                    throw new IllegalStateException("there is no list of providers in " + FILE);
                }
                return new ProviderList(ProviderReader.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** The list that ships with warmit. */
    public static ProviderList shipped() {
        return Shipped.LIST;
    }

    public List<Provider> all() {
        return providers;
    }

    public Optional<Provider> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The provider whose addresses have this domain. */
    public Optional<Provider> ofDomain(String domain) {
        return Optional.ofNullable(byDomain.get(domain.toLowerCase(Locale.ROOT)));
    }

    /**
     * The provider that a mail exchanger belongs to.
     *
     * @param host for example {@code alt1.aspmx.l.google.com}
     */
    public Optional<Provider> ofExchanger(String host) {
        String end = host.toLowerCase(Locale.ROOT);
        while (true) {
            Provider found = byExchanger.get(end);
            if (found != null) {
                return Optional.of(found);
            }
            int dot = end.indexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            end = end.substring(dot + 1);
        }
    }

    /** The provider that alone has a server of this name. */
    public Optional<Provider> ofServer(String host) {
        return Optional.ofNullable(byServer.get(host.toLowerCase(Locale.ROOT)));
    }

    /** The provider that a mailbox logs in at, if the list knows the server. */
    public Optional<Provider> serving(Address address, String host) {
        return ofDomain(address.domain())
                .filter(provider -> serves(provider, host))
                .or(() -> providers.stream()
                        .filter(provider -> serves(provider, host))
                        .findFirst());
    }

    private static boolean serves(Provider provider, String host) {
        return provider.servers()
                .filter(servers -> servers.imap().host().equalsIgnoreCase(host)
                        || servers.smtp().host().equalsIgnoreCase(host))
                .isPresent();
    }
}
