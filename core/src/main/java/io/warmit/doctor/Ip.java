package io.warmit.doctor;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address of IPv4 or IPv6, whichever of its forms it was written in.
 *
 * @param digits 8 or 32 hexadecimal digits
 */
record Ip(String digits) {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern FOUR = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final String MAPPED = "0".repeat(20) + "ffff";

    /** A part of all addresses. */
    record Network(Ip start, int length) {
        /** Of a text such as {@code 203.0.113.0/24}; without a length it is one address. */
        static Optional<Network> parse(String text) {
            int slash = text.indexOf('/');
            String length = slash < 0 ? "" : text.substring(slash + 1);
            return Ip.parse(slash < 0 ? text : text.substring(0, slash))
                    .filter(ip -> slash < 0 || length.matches("\\d{1,3}"))
                    .map(ip -> new Network(ip, slash < 0 ? ip.bits() : Integer.parseInt(length)))
                    .filter(network -> network.length <= network.start.bits());
        }

        boolean holds(Ip ip) {
            return ip.bits() == start.bits()
                    && ip.number()
                            .shiftRight(ip.bits() - length)
                            .equals(start.number().shiftRight(ip.bits() - length));
        }
    }

    /** Of this machine, of networks inside, link-local, for groups, or given to nobody: IANA's special-purpose registry for IPv4 (RFC 6890). */
    private static final List<Network> INNER = List.of(
            network("0.0.0.0/8"),
            network("10.0.0.0/8"),
            network("100.64.0.0/10"),
            network("127.0.0.0/8"),
            network("169.254.0.0/16"),
            network("172.16.0.0/12"),
            network("192.0.0.0/24"),
            network("192.168.0.0/16"),
            network("198.18.0.0/15"),
            network("224.0.0.0/3"));

    /** All that is given out of IPv6 to be routed (RFC 4291, 2.4; IANA's registry of address space). */
    private static final Network GLOBAL = network("2000::/3");

    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }

    /** Empty: it is no address in digits. An IPv4 address inside IPv6 (RFC 4291, 2.5.5.2) is the former. */
    static Optional<Ip> parse(String text) {
        if (FOUR.matcher(text).matches()) {
            return Optional.of(new Ip(four(text)));
        }
        if (!text.contains(":") || !text.matches("[0-9a-fA-F:.]+")) {
            return Optional.empty();
        }
        String[] halves = text.split("::", -1);
        String head = six(halves[0]);
        String tail = halves.length > 1 ? six(halves[1]) : "";
        int missing = 32 - head.length() - tail.length();
        if (halves.length > 2 || missing < 0 || (halves.length == 1 && missing != 0)) {
            return Optional.empty();
        }
        String digits = head + "0".repeat(missing) + tail;
        return Optional.of(new Ip(digits.startsWith(MAPPED) ? digits.substring(MAPPED.length()) : digits));
    }

    private static String four(String text) {
        StringBuilder digits = new StringBuilder();
        for (String octet : text.split("\\.")) {
            digits.append(String.format(Locale.ROOT, "%02x", Integer.parseInt(octet)));
        }
        return digits.toString();
    }

    /** Too long where a group is none, so that the whole is none. */
    private static String six(String groups) {
        StringBuilder digits = new StringBuilder();
        for (String group : groups.isEmpty() ? new String[0] : groups.split(":", -1)) {
            if (FOUR.matcher(group).matches()) {
                digits.append(four(group));
            } else {
                digits.append(
                        group.matches("[0-9a-fA-F]{1,4}")
                                ? "0".repeat(4 - group.length()) + group.toLowerCase(Locale.ROOT)
                                : "0".repeat(33));
            }
        }
        return digits.toString();
    }

    boolean six() {
        return digits.length() == 32;
    }

    private int bits() {
        return digits.length() * 4;
    }

    private BigInteger number() {
        return new BigInteger(digits, 16);
    }

    /** Whether the whole internet can know it. Nobody else is ever asked about one that is not. */
    boolean known() {
        return six() ? GLOBAL.holds(this) : INNER.stream().noneMatch(inner -> inner.holds(this));
    }

    /** Its parts from the end, as DNS wants them: {@code 7.113.0.203}. */
    String reversed() {
        return six()
                ? String.join(
                        ".",
                        List.of(new StringBuilder(digits).reverse().toString().split("")))
                : String.join(".", List.of(toString().split("\\.")).reversed());
    }

    /** Where its PTR record stands. */
    String reverseName() {
        return reversed() + (six() ? ".ip6.arpa" : ".in-addr.arpa");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int step = six() ? 4 : 2;
        for (int i = 0; i < digits.length(); i += step) {
            int part = Integer.parseInt(digits.substring(i, i + step), 16);
            text.append(i == 0 ? "" : six() ? ":" : ".").append(six() ? Integer.toHexString(part) : part);
        }
        return text.toString();
    }
}
