package io.warmit.discovery;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** What DNS says of a domain's mail: services, exchangers, and whether a name exists. */
public final class Names {
    private final Resolver resolver;

    private Names(Resolver resolver, Duration patience) {
        this.resolver = resolver;
        resolver.setTimeout(patience);
    }

    /**
     * Asks the resolvers of this machine.
     *
     * @param patience how long one answer is waited for
     */
    public static Names ofSystem(Duration patience) {
        ExtendedResolver system = new ExtendedResolver();
        system.setRetries(1);
        return new Names(system, patience);
    }

    /** Asks one resolver. */
    public static Names at(InetSocketAddress server, Duration patience) {
        return new Names(new SimpleResolver(server), patience);
    }

    /**
     * An answer.
     *
     * @param found empty: there is nothing of the kind
     * @param trouble why nobody could say
     */
    record Answer<T>(List<T> found, Optional<String> trouble) {
        Answer {
            found = List.copyOf(found);
        }
    }

    /** Where a service is (RFC 2782).
     *
     * @param host empty: the domain says that it does not offer it */
    record Place(String host, int port) {
        boolean offered() {
            return !host.isEmpty();
        }
    }

    /** The places of a service, the one to be asked first in front. */
    Answer<Place> services(String name) {
        Answer<Record> answer = ask(name, Type.SRV);
        List<SRVRecord> records = new ArrayList<>();
        answer.found().forEach(record -> {
            if (record instanceof SRVRecord service) {
                records.add(service);
            }
        });
        records.sort(Comparator.comparingInt(SRVRecord::getPriority)
                .thenComparing(Comparator.comparingInt(SRVRecord::getWeight).reversed())
                .thenComparing(service -> service.getTarget().toString()));
        return new Answer<>(
                records.stream()
                        .map(service -> new Place(host(service.getTarget()), service.getPort()))
                        .toList(),
                answer.trouble());
    }

    /** The mail exchangers of a domain, the preferred one first. */
    Answer<String> exchangers(String domain) {
        Answer<Record> answer = ask(domain, Type.MX);
        List<MXRecord> records = new ArrayList<>();
        answer.found().forEach(record -> {
            if (record instanceof MXRecord exchanger) {
                records.add(exchanger);
            }
        });
        records.sort(Comparator.comparingInt(MXRecord::getPriority)
                .thenComparing(exchanger -> exchanger.getTarget().toString()));
        // A lone dot says that the domain takes no mail (RFC 7505).
        return new Answer<>(
                records.stream()
                        .map(exchanger -> host(exchanger.getTarget()))
                        .filter(host -> !host.isEmpty())
                        .toList(),
                answer.trouble());
    }

    /** Whether a host of this name has an address. */
    boolean exists(String host) {
        return !ask(host, Type.A).found().isEmpty()
                || !ask(host, Type.AAAA).found().isEmpty();
    }

    private static String host(Name name) {
        return name.toString(true)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^\\.$", "")
                .replaceFirst("^@$", "");
    }

    private Answer<Record> ask(String name, int type) {
        try {
            Lookup lookup = new Lookup(Name.fromString(name, Name.root), type);
            lookup.setResolver(resolver);
            lookup.setCache(null);
            Record[] records = lookup.run();
            return switch (lookup.getResult()) {
                case Lookup.SUCCESSFUL ->
                    new Answer<>(records == null ? List.of() : List.of(records), Optional.empty());
                case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> new Answer<>(List.of(), Optional.empty());
                default -> new Answer<>(List.of(), Optional.of("no answer from DNS: " + lookup.getErrorString()));
            };
        } catch (TextParseException tooLong) {
            return new Answer<>(List.of(), Optional.of("the name is too long for DNS"));
        }
    }
}
