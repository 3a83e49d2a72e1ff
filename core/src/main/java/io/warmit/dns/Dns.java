package io.warmit.dns;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks name servers, each question once. Safe for many threads. */
public final class Dns implements Names {
    private static final String SYSTEM = "system";
    private static final int PORT = 53;

    /** A packet may be lost, so whoever is silent is asked once more. */
    private static final int TRIES = 2;

    private static final int LONGEST_CHAIN = 8;

    private record Question(String name, Kind kind) {}

    private final List<Resolver> servers;
    private final Map<Question, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();

    /** One that asks these servers in turn until one answers. */
    Dns(List<Resolver> servers) {
        this.servers = List.copyOf(servers);
    }

    /**
     * One that asks what the configuration names.
     *
     * @param resolver {@code system}, or {@code HOST[:PORT]}
     * @param timeout of one try
     */
    public static Dns of(String resolver, Duration timeout) {
        List<Resolver> servers = new ArrayList<>();
        for (InetSocketAddress address :
                resolver.equals(SYSTEM) ? ResolverConfig.getCurrentConfig().servers() : named(resolver)) {
            SimpleResolver server = new SimpleResolver(address);
            server.setTimeout(timeout);
            servers.add(server);
        }
        return new Dns(servers);
    }

    List<Resolver> servers() {
        return servers;
    }

    /** Empty: there is no such host. */
    private static List<InetSocketAddress> named(String resolver) {
        int colon = resolver.lastIndexOf(':');
        boolean withPort = colon >= 0 && resolver.indexOf(']') < colon;
        String host = withPort ? resolver.substring(0, colon) : resolver;
        int port = withPort ? Integer.parseInt(resolver.substring(colon + 1)) : PORT;
        try {
            return List.of(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException nowhere) {
            return List.of();
        }
    }

    @Override
    public Answer ask(String name, Kind kind) {
        Question question = new Question(name.toLowerCase(java.util.Locale.ROOT), kind);
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> known = answers.putIfAbsent(question, mine);
        if (known != null) {
            return known.join();
        }
        try {
            mine.complete(followed(question, 0));
        } catch (RuntimeException bug) {
            mine.completeExceptionally(bug);
        }
        return mine.join();
    }

    private Answer followed(Question question, int links) {
        Name name;
        try {
            name = Name.fromString(question.name().endsWith(".") ? question.name() : question.name() + ".");
        } catch (TextParseException tooLong) {
            return new Answer.Nothing();
        }
        return asked(Record.newRecord(name, Type.value(question.kind().name()), DClass.IN), question.kind(), links);
    }

    private Answer asked(Record question, Kind kind, int links) {
        String why = servers.isEmpty() ? "no name server is known" : "";
        for (int i = 0; i < Math.max(TRIES, servers.size()) && !servers.isEmpty(); i++) {
            try {
                Message reply = servers.get(i % servers.size()).send(Message.newQuery(question));
                switch (reply.getRcode()) {
                    case Rcode.NOERROR -> {
                        return read(reply, kind, links);
                    }
                    case Rcode.NXDOMAIN -> {
                        return new Answer.Nothing();
                    }
                    default -> why = Rcode.string(reply.getRcode());
                }
            } catch (IOException silent) {
                why = isLate(silent) ? "no answer in time" : "the name server cannot be reached";
            }
        }
        return new Answer.Unanswered(why);
    }

    private static boolean isLate(IOException silent) {
        String said = String.valueOf(silent.getMessage());
        return silent instanceof java.net.SocketTimeoutException
                || silent.getCause() instanceof java.util.concurrent.TimeoutException
                || said.toLowerCase(java.util.Locale.ROOT).contains("timed out");
    }

    private Answer read(Message reply, Kind kind, int links) {
        List<Record> records = reply.getSection(Section.ANSWER);
        List<String> values = records.stream()
                .filter(record -> record.getType() == Type.value(kind.name()))
                .map(Dns::text)
                .sorted()
                .toList();
        if (!values.isEmpty()) {
            return new Answer.Found(values);
        }
        // A server that knows only its own zones leaves the rest of the way to whoever asked.
        return records.stream()
                .filter(CNAMERecord.class::isInstance)
                .reduce((former, latter) -> latter)
                .filter(alias -> links < LONGEST_CHAIN)
                .map(alias -> followed(new Question(host(((CNAMERecord) alias).getTarget()), kind), links + 1))
                .orElse(new Answer.Nothing());
    }

    private static String text(Record record) {
        return switch (record) {
            case ARecord a -> a.getAddress().getHostAddress();
            case AAAARecord aaaa -> aaaa.getAddress().getHostAddress();
            case MXRecord mx -> mx.getPriority() + " " + host(mx.getTarget());
            case PTRRecord ptr -> host(ptr.getTarget());
            case SRVRecord service ->
                service.getPriority() + " " + service.getWeight() + " " + service.getPort() + " "
                        + host(service.getTarget());
            case CNAMERecord alias -> host(alias.getTarget());
            case TXTRecord txt -> joined(txt);
            default -> record.rdataToString();
        };
    }

    /** One text may be cut into many strings, which belong together without a blank (RFC 7208, 3.3). */
    private static String joined(TXTRecord txt) {
        StringBuilder text = new StringBuilder();
        for (byte[] part : txt.getStringsAsByteArrays()) {
            text.append(new String(part, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static String host(Name name) {
        return name.toString(true).toLowerCase(java.util.Locale.ROOT);
    }
}
