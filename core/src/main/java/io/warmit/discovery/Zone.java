package io.warmit.discovery;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What DNS says of a domain's mail: services, exchangers, and whether a name exists. */
final class Zone {
    private final Names names;

    Zone(Names names) {
        this.names = names;
    }

    /**
     * An answer.
     *
     * @param found empty: there is nothing of the kind
     * @param trouble why nobody could say
     */
    record Said<T>(List<T> found, Optional<String> trouble) {
        Said {
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

    private record Announced(int priority, int weight, Place place) {
        /** Of a record such as {@code 10 5 993 imap.alpha.example}. */
        static Announced of(String record) {
            String[] parts = record.split(" ", 4);
            return new Announced(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    new Place(host(parts[3]), Integer.parseInt(parts[2])));
        }
    }

    private record Exchanger(int preference, String host) {
        static Exchanger of(String record) {
            String[] parts = record.split(" ", 2);
            return new Exchanger(Integer.parseInt(parts[0]), Zone.host(parts[1]));
        }
    }

    /** The places of a service, the one to be asked first in front. */
    Said<Place> services(String name) {
        return said(
                name,
                Kind.SRV,
                records -> records.map(Announced::of)
                        .sorted(Comparator.comparingInt(Announced::priority)
                                .thenComparing(Comparator.comparingInt(Announced::weight)
                                        .reversed())
                                .thenComparing(service -> service.place().host()))
                        .map(Announced::place));
    }

    /** The mail exchangers of a domain, the preferred one first. A lone dot says that the domain takes no mail (RFC 7505). */
    Said<String> exchangers(String domain) {
        return said(
                domain,
                Kind.MX,
                records -> records.map(Exchanger::of)
                        .sorted(Comparator.comparingInt(Exchanger::preference).thenComparing(Exchanger::host))
                        .map(Exchanger::host)
                        .filter(host -> !host.isEmpty()));
    }

    /** Whether a host of this name has an address. */
    boolean exists(String host) {
        return names.ask(host, Kind.A) instanceof Answer.Found || names.ask(host, Kind.AAAA) instanceof Answer.Found;
    }

    private static String host(String name) {
        return name.equals(".") ? "" : name;
    }

    private <T> Said<T> said(String name, Kind kind, Function<Stream<String>, Stream<T>> read) {
        return switch (names.ask(name, kind)) {
            case Answer.Found(List<String> records) ->
                new Said<>(read.apply(records.stream()).toList(), Optional.empty());
            case Answer.Nothing _ -> new Said<>(List.of(), Optional.empty());
            case Answer.Unanswered(String why) -> new Said<>(List.of(), Optional.of("no answer from DNS: " + why));
        };
    }
}
