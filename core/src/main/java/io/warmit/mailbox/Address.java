package io.warmit.mailbox;

import java.util.Locale;
import java.util.Optional;

/**
 * A bare mail address, lower case. Refuses everything that could break out of an SMTP command (CR, LF, NUL, blanks, angle brackets).
 *
 * @param local the part before the at sign, 1 to 64 octets (RFC 5321, 4.5.3.1.1)
 * @param domain a host name with at least one dot, in ASCII (RFC 1035; internationalised names in their {@code xn--} form)
 */
public record Address(String local, String domain) implements Comparable<Address> {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String OF_LABELS = LETTERS + "0123456789-";
    /** RFC 5322, 3.2.3. */
    private static final String OF_ATOMS = LETTERS + "0123456789!#$%&'*+-/=?^_`{|}~";

    private static final int LONGEST_LABEL = 63;

    public Address {
        local = local.toLowerCase(Locale.ROOT);
        domain = domain.toLowerCase(Locale.ROOT);
        if (local.length() > 64 || !isLocal(local) || domain.length() > 253 || !isDomain(domain)) {
            throw new IllegalArgumentException("\"" + local + "@" + domain + "\" is not an address");
        }
    }

    /** Atoms with a dot between them. Each visit reads many addresses, which is why no regular expression does. */
    private static boolean isLocal(String text) {
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            if (!consistsOf(OF_ATOMS, text, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        return consistsOf(OF_ATOMS, text, start, text.length());
    }

    /** At least two labels with a dot between them. */
    private static boolean isDomain(String text) {
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            if (!isLabel(text, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        return start > 0 && isLabel(text, start, text.length());
    }

    private static boolean isLabel(String text, int start, int end) {
        return end - start <= LONGEST_LABEL
                && consistsOf(OF_LABELS, text, start, end)
                && text.charAt(start) != '-'
                && text.charAt(end - 1) != '-';
    }

    private static boolean consistsOf(String allowed, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (allowed.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return end > start;
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
