package io.warmit.placement;

import io.warmit.names.Organisation;
import io.warmit.placement.Verdict.Check;
import io.warmit.placement.Verdict.Dkim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the receiver's verdict from the headers of a copy.
 *
 * <p>Only those of the receiver's own server are read, where its name is known: RFC 8601, section 5, trusts no other. Of several Authentication-Results the topmost counts that tells of SPF, DKIM, DMARC or ARC, with the others of the same server, whose filters may write one each: servers write at the top, and what the sender's own server wrote, lower down, tells of its login only. A topmost one that says "none" ends the search.
 */
public final class VerdictHeaders {
    private static final String RESULTS = "Authentication-Results";
    private static final String SIGNATURE = "DKIM-Signature";
    private static final String FOREFRONT = "X-Forefront-Antispam-Report";
    private static final String EXCHANGE = "X-MS-Exchange-Organization-SCL";
    private static final List<String> FILTERS =
            List.of("X-Spam-Status", "X-Spam-Score", "X-Spam-Level", "X-Rspamd-Score", "X-Rspamd-Action");

    /** The headers that are read, and no others. */
    public static final List<String> NAMES = Stream.concat(
                    Stream.of(RESULTS, SIGNATURE, FOREFRONT, EXCHANGE, ReceivedHeaders.NAME), FILTERS.stream())
            .toList();

    private static final int LONGEST = 200;
    // Anybody may have written these headers: what is longer, or more, is no verdict of a server.
    private static final int READ = 4000;
    private static final int SEVERAL = 20;
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern METHOD = Pattern.compile("\\s*([A-Za-z0-9-]+)\\s*(?:/\\s*\\d+\\s*)?=\\s*([A-Za-z]+)");
    private static final Pattern PROPERTY =
            Pattern.compile("([A-Za-z]{1,20})\\s*\\.\\s*([A-Za-z0-9_-]{1,40})\\s*=\\s*(\"[^\"]*\"|[^\\s;]+)");
    private static final Pattern REASON = Pattern.compile("\\breason\\s*=\\s*(?:\"[^\"]*\"|\\S+)");
    private static final Pattern TAG = Pattern.compile("(?:^|;)\\s*([a-z]+)\\s*=\\s*([^;]*)");

    private final List<Header> headers;
    private final Optional<String> judge;

    private VerdictHeaders(List<Header> headers, Optional<String> judge) {
        this.headers = headers;
        this.judge = judge;
    }

    /** A header of the copy, the topmost first; its value may be folded. */
    public record Header(String name, String value) {}

    /** What the receiver's server wrote, under whatever name it writes. */
    public static Verdict read(List<Header> headers) {
        return read(headers, Optional.empty());
    }

    /**
     * What the receiver's server wrote.
     *
     * @param judge the authserv-id under which it writes; empty: nobody has learnt it
     */
    public static Verdict read(List<Header> headers, Optional<String> judge) {
        return new VerdictHeaders(headers, judge).read();
    }

    private Verdict read() {
        Optional<Results> results = Results.ofReceiver(
                values(RESULTS).map(Results::of).filter(this::trusted).toList());
        Optional<String> forefront = values(FOREFRONT).findFirst();
        return new Verdict(
                results.flatMap(Results::by),
                results.flatMap(found -> found.check("spf")),
                dkim(results),
                results.flatMap(found -> found.check("dmarc")),
                results.flatMap(found -> found.check("arc")),
                forefront
                        .flatMap(report -> field(report, "SCL"))
                        .or(() -> values(EXCHANGE).findFirst())
                        .flatMap(VerdictHeaders::number),
                forefront.flatMap(report -> field(report, "SFV")),
                forefront.flatMap(report -> field(report, "CAT")),
                FILTERS.stream()
                        .flatMap(name -> values(name)
                                .map(value -> name + ": " + cut(value))
                                .limit(1))
                        .findFirst(),
                ReceivedHeaders.read(values(ReceivedHeaders.NAME).toList()));
    }

    /** Large receivers judge on many hosts, each under its own name: another host of the same owner is trusted too. */
    private boolean trusted(Results results) {
        return judge.isEmpty()
                || results.by()
                        .filter(by -> by.equals(judge.get()) || Organisation.same(by, judge.get()))
                        .isPresent();
    }

    private Stream<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .limit(SEVERAL)
                .map(header -> plain(header.value()));
    }

    /** In one line, without the control characters that neither a terminal nor PostgreSQL should get. */
    private static String plain(String value) {
        String text = value.length() <= READ ? value : value.substring(0, READ);
        return BLANK.matcher(text).replaceAll(" ").strip();
    }

    /** The signature as it was judged, else the topmost one as it was written. A selector that the judge left out stands in the signature of the same domain. */
    private Optional<Dkim> dkim(Optional<Results> results) {
        List<Dkim> written = values(SIGNATURE)
                .map(signature -> new Dkim(Optional.empty(), tag(signature, "d"), tag(signature, "s")))
                .toList();
        return results.flatMap(Results::dkim)
                .map(judged -> judged.selector().isPresent()
                        ? judged
                        : written.stream()
                                .filter(own -> own.domain().equals(judged.domain()))
                                .findFirst()
                                .map(own -> new Dkim(judged.result(), judged.domain(), own.selector()))
                                .orElse(judged))
                .or(() -> written.stream().findFirst());
    }

    private static Optional<String> tag(String signature, String name) {
        Matcher tag = TAG.matcher(signature);
        while (tag.find()) {
            if (tag.group(1).equals(name)) {
                return Optional.of(cut(tag.group(2).replaceAll("\\s", "").toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    /** One of the fields that Microsoft writes as {@code NAME:value;}. */
    private static Optional<String> field(String report, String name) {
        return Stream.of(report.split(";"))
                .map(String::strip)
                .filter(field -> field.startsWith(name + ":"))
                .map(field -> cut(field.substring(name.length() + 1).strip()))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Optional<Integer> number(String text) {
        return text.matches("-?\\d{1,2}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** One Authentication-Results header (RFC 8601, 2.2). */
    private record Results(Optional<String> by, boolean none, List<Result> results) {
        static Results of(String value) {
            List<String> parts = parts(value);
            String first = parts.getFirst().strip();
            // Microsoft begins with the first result.
            boolean named = !first.contains("=") && !first.isEmpty();
            return new Results(
                    named
                            ? Optional.of(
                                    cut(first.split("\\s")[0].replace("\"", "").toLowerCase(Locale.ROOT)))
                            : Optional.empty(),
                    parts.size() > 1 && parts.get(1).strip().equalsIgnoreCase("none"),
                    parts.stream().flatMap(part -> Result.of(part).stream()).toList());
        }

        static Optional<Results> ofReceiver(List<Results> all) {
            return all.stream()
                    .filter(one -> one.judges() || one.none())
                    .findFirst()
                    .map(top -> new Results(
                            top.by(),
                            false,
                            all.stream()
                                    .filter(one -> one.by().equals(top.by()))
                                    .flatMap(one -> one.results().stream())
                                    .toList()))
                    .filter(Results::judges);
        }

        boolean judges() {
            return Stream.of("spf", "dkim", "dmarc", "arc")
                    .anyMatch(method -> ofMethod(method).findAny().isPresent());
        }

        private Stream<Result> ofMethod(String method) {
            return results.stream().filter(result -> result.method().equals(method));
        }

        Optional<Check> check(String method) {
            return ofMethod(method).flatMap(result -> result.check().stream()).findFirst();
        }

        /** Of several signatures that of the sender's own domain counts, then one that holds. */
        Optional<Dkim> dkim() {
            Optional<String> sender = ofMethod("dmarc")
                    .flatMap(result -> result.property("header.from").stream())
                    .findFirst();
            List<Dkim> signatures = ofMethod("dkim").map(Result::dkim).toList();
            return signatures.stream()
                    .filter(signature -> holds(signature)
                            && sender.flatMap(from -> signature.domain().filter(domain -> isWithin(from, domain)))
                                    .isPresent())
                    .findFirst()
                    .or(() -> signatures.stream().filter(Results::holds).findFirst())
                    .or(() -> signatures.stream().findFirst());
        }

        private static boolean holds(Dkim signature) {
            return signature.result().filter(Check.PASS::equals).isPresent();
        }

        private static boolean isWithin(String domain, String signer) {
            return domain.equals(signer) || domain.endsWith("." + signer);
        }

        /** Split at semicolons, without comments; both mean nothing within quotes. */
        private static List<String> parts(String value) {
            List<String> parts = new ArrayList<>();
            StringBuilder part = new StringBuilder();
            int depth = 0;
            boolean quoted = false;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '\\' && (quoted || depth > 0)) {
                    i++;
                } else if (depth == 0 && c == '"') {
                    quoted = !quoted;
                    part.append(c);
                } else if (!quoted && c == '(') {
                    depth++;
                } else if (!quoted && c == ')' && depth > 0) {
                    depth--;
                } else if (depth == 0 && !quoted && c == ';') {
                    parts.add(part.toString());
                    part.setLength(0);
                } else if (depth == 0) {
                    part.append(c);
                }
            }
            parts.add(part.toString());
            return parts;
        }
    }

    /** One method with its result and properties. */
    private record Result(String method, String word, String rest) {
        static Optional<Result> of(String part) {
            Matcher form = METHOD.matcher(part);
            return form.lookingAt()
                    ? Optional.of(new Result(
                            form.group(1).toLowerCase(Locale.ROOT),
                            form.group(2),
                            REASON.matcher(part.substring(form.end())).replaceAll(" ")))
                    : Optional.empty();
        }

        Optional<Check> check() {
            return Check.of(word);
        }

        Optional<String> property(String name) {
            Matcher property = PROPERTY.matcher(rest);
            while (property.find()) {
                if ((property.group(1) + "." + property.group(2)).equalsIgnoreCase(name)) {
                    return Optional.of(cut(property.group(3).replace("\"", "").toLowerCase(Locale.ROOT)));
                }
            }
            return Optional.empty();
        }

        Dkim dkim() {
            Optional<String> signer =
                    property("header.i").map(identity -> identity.substring(identity.lastIndexOf('@') + 1));
            // Microsoft writes "none" where nobody signed.
            return new Dkim(
                    check(),
                    property("header.d").or(() -> signer).filter(domain -> domain.contains(".")),
                    property("header.s"));
        }
    }
}
