package io.warmit.mailbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Provider classes by address and server names. An own domain on an own or hosted server is {@code own}.
 *
 * <p>Large free mail is measured by default: no provider promises that engagement has an effect there, and its rules are strict. The same companies' servers for organisations
 * are engaged. Server names as their help pages gave them in November 2026.
 */
public final class Providers {
    public static final String OWN = "own";

    /**
     * One kind of mail, by the domains of its addresses or by the names of its servers.
     *
     * @param domains of addresses that cannot be anybody else's
     * @param servers that serve nothing else, whatever the domain of the address
     */
    private record Kind(String name, Mode mode, Pattern domains, Pattern servers) {
        Kind(String name, Mode mode, String domains, String servers) {
            this(name, mode, Pattern.compile(domains), Pattern.compile(servers));
        }
    }

    private static final String ANY_COUNTRY = "\\.(com|[a-z]{2}|com?\\.[a-z]{2})";
    private static final String NONE = "(?!)";

    private static final List<Kind> KINDS = List.of(
            new Kind("gmail", Mode.MEASURE, "gmail\\.com|googlemail\\.com", NONE),
            new Kind(
                    "microsoft",
                    Mode.MEASURE,
                    "outlook\\.com|hotmail\\.com|live\\.com|msn\\.com|hotmail" + ANY_COUNTRY,
                    "(imap|smtp)-mail\\.outlook\\.com"),
            new Kind(
                    "yahoo",
                    Mode.MEASURE,
                    "(yahoo|aol)" + ANY_COUNTRY + "|ymail\\.com|rocketmail\\.com",
                    "(imap|smtp|export\\.imap)\\.(mail\\.yahoo|aol)\\.com"),
            new Kind("icloud", Mode.MEASURE, "icloud\\.com|me\\.com|mac\\.com", "(imap|smtp)\\.mail\\.me\\.com"),
            new Kind(
                    "gmx",
                    Mode.MEASURE,
                    "gmx\\.(de|net|at|ch|com)|web\\.de",
                    "(imap|mail|smtp)\\.(gmx\\.(net|com)|web\\.de)"),
            new Kind("workspace", Mode.ENGAGE, NONE, "(imap|smtp|smtp-relay)\\.(gmail|googlemail)\\.com"),
            new Kind("microsoft365", Mode.ENGAGE, NONE, "(outlook|smtp)\\.office365\\.com"));

    private Providers() {}

    /** The built-in class of a mailbox. Its address decides before its servers do. */
    public static String of(Address address, Endpoint imap, Endpoint smtp) {
        return KINDS.stream()
                .filter(kind -> kind.domains().matcher(address.domain()).matches())
                .findFirst()
                .or(() -> byServer(imap))
                .or(() -> byServer(smtp))
                .map(Kind::name)
                .orElse(OWN);
    }

    private static Optional<Kind> byServer(Endpoint server) {
        String host = server.host().toLowerCase(Locale.ROOT);
        return KINDS.stream()
                .filter(kind -> kind.servers().matcher(host).matches())
                .findFirst();
    }

    /** What warmit does by default with mail that such a mailbox receives. */
    public static Mode defaultMode(String provider) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(provider))
                .map(Kind::mode)
                .findFirst()
                .orElse(Mode.ENGAGE);
    }
}
