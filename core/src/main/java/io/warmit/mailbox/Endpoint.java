package io.warmit.mailbox;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server and how to talk to it, written {@code HOST:PORT/MODE}, for example {@code mail.example.org:465/tls} or {@code [::1]:2143/starttls}.
 *
 * @param host a name or an address literal without brackets
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port, Security security) {
    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+)):(\\d{1,5})/(tls|starttls|none)");
    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1|localhost");

    public Endpoint {
        if (host.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException(host + ":" + port + " is not a server and port");
        }
    }

    public static Optional<Endpoint> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || Integer.parseInt(form.group(3)) < 1 || Integer.parseInt(form.group(3)) > 65535) {
            return Optional.empty();
        }
        String host = form.group(1) != null ? form.group(1) : form.group(2);
        return Optional.of(new Endpoint(
                host,
                Integer.parseInt(form.group(3)),
                Security.valueOf(form.group(4).toUpperCase(Locale.ROOT))));
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
