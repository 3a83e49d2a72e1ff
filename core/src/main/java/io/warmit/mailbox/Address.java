package io.warmit.mailbox;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bare mail address, lower case. Refuses everything that could break out of an SMTP command (CR, LF, NUL, blanks, angle brackets).
 *
 * @param local the part before the at sign, 1 to 64 octets (RFC 5321, 4.5.3.1.1)
 * @param domain a host name with at least one dot, in ASCII (RFC 1035; internationalised names in their {@code xn--} form)
 */
public record Address(String local, String domain) implements Comparable<Address> {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+");

    public Address {
        local = local.toLowerCase(Locale.ROOT);
        domain = domain.toLowerCase(Locale.ROOT);
        if (local.length() > 64
                || !LOCAL.matcher(local).matches()
                || domain.length() > 253
                || !DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException("\"" + local + "@" + domain + "\" is not an address");
        }
    }

    /** The address in a text, or empty if the text is not exactly one bare address. */
    public static Optional<Address> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Address(text.substring(0, at), text.substring(at + 1)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /**
     * The address in a text that is known to hold one.
     *
     * @throws IllegalArgumentException if it does not
     */
    public static Address of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is not an address"));
    }

    @Override
    public int compareTo(Address other) {
        int byDomain = domain.compareTo(other.domain);
        return byDomain != 0 ? byDomain : local.compareTo(other.local);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
