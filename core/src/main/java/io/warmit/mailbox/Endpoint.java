package io.warmit.mailbox;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A server and how to talk to it, written {@code HOST:PORT/MODE}, for example {@code mail.example.org:465/tls} or {@code [::1]:2143/starttls}.
 *
 * @param host a name or an address literal without brackets
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port, Security security) {
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String OF_NAMES = LETTERS_AND_DIGITS + "._-";
    private static final String OF_LITERALS = "0123456789ABCDEFabcdef:.";
    private static final String DIGITS = "0123456789";
    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1|localhost");

    public Endpoint {
        if (host.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException(host + ":" + port + " is not a server and port");
        }
    }

    /** The server in a text, or empty. Each visit reads two of them, which is why no regular expression does. */
    public static Optional<Endpoint> parse(String text) {
        String form = text.strip();
        int slash = form.lastIndexOf('/');
        int colon = form.lastIndexOf(':', slash);
        if (colon < 0) {
            return Optional.empty();
        }
        Optional<String> host = host(form.substring(0, colon));
        int port = port(form.substring(colon + 1, slash));
        Optional<Security> security = security(form.substring(slash + 1));
        return host.isEmpty() || port < 1 || port > 65535
                ? Optional.empty()
                : security.map(mode -> new Endpoint(host.get(), port, mode));
    }

    private static Optional<String> host(String text) {
        boolean literal = text.startsWith("[") && text.endsWith("]");
        String host = literal ? text.substring(1, text.length() - 1) : text;
        return consistsOf(literal ? OF_LITERALS : OF_NAMES, host) ? Optional.of(host) : Optional.empty();
    }

    /** 0: none. */
    private static int port(String text) {
        return text.length() <= 5 && consistsOf(DIGITS, text) ? Integer.parseInt(text) : 0;
    }

    private static Optional<Security> security(String word) {
        return switch (word) {
            case "tls" -> Optional.of(Security.TLS);
            case "starttls" -> Optional.of(Security.STARTTLS);
            case "none" -> Optional.of(Security.NONE);
            default -> Optional.empty();
        };
    }

    private static boolean consistsOf(String allowed, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (allowed.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether the host is this machine, so that plain text cannot be overheard. */
    public boolean onLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** Host and port, as errors name the server. */
    public String hostAndPort() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return hostAndPort() + "/" + security.name().toLowerCase(Locale.ROOT);
    }
}
