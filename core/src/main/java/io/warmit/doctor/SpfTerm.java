package io.warmit.doctor;

import io.warmit.problem.Closest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A term of an SPF record (RFC 7208, 4.6.1).
 *
 * @param qualifier {@code +}, {@code -}, {@code ~} or {@code ?}; of a modifier {@code =}
 * @param name in lower case
 * @param value what follows the name, without its colon or equals sign
 */
record SpfTerm(String text, char qualifier, String name, String value) {
    private static final List<String> MECHANISMS = List.of("all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists");
    private static final Pattern FORM = Pattern.compile("([-+?~])?([A-Za-z][A-Za-z0-9_.-]*)(?:([:=])(.*)|(/.*))?");
    private static final String DOMAIN = "(?=.*(\\.|%\\{))[!-.0-~]+";
    private static final String CIDR = "(/([0-9]|[12][0-9]|3[0-2]))?(//([0-9]{1,2}|1[01][0-9]|12[0-8]))?";
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern IP4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}(/([0-9]|[12][0-9]|3[0-2]))?");
    private static final Pattern IP6 =
            Pattern.compile("(?=[^:]*:[^:]*:)(?!.*::.*::)[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){1,7}(:" + OCTET + "(\\."
                    + OCTET + "){3})?(/([0-9]{1,2}|1[01][0-9]|12[0-8]))?");

    static SpfTerm of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return new SpfTerm(text, '+', "", "");
        }
        String name = form.group(2).toLowerCase(Locale.ROOT);
        if ("=".equals(form.group(3)) && form.group(1) == null) {
            return new SpfTerm(text, '=', name, form.group(4));
        }
        String value = form.group(4) != null
                ? form.group(4)
                : Optional.ofNullable(form.group(5)).orElse("");
        char qualifier = form.group(1) == null ? '+' : form.group(1).charAt(0);
        return new SpfTerm(text, qualifier, "=".equals(form.group(3)) ? "" : name, value);
    }

    boolean modifier() {
        return qualifier == '=';
    }

    boolean is(String mechanism) {
        return !modifier() && name.equals(mechanism);
    }

    boolean redirect() {
        return modifier() && name.equals("redirect");
    }

    /** Whether its value depends on the message that is being judged. */
    boolean hasMacro() {
        return value.contains("%");
    }

    /** Whether the term is one of the standard. */
    boolean valid() {
        if (modifier()) {
            // RFC 7208, 6, lets receivers pass over modifiers that they do not know, and with include=x they pass over
            // the include.
            return !MECHANISMS.contains(name) && (!redirect() || value.matches(DOMAIN));
        }
        return switch (name) {
            case "all" -> text.matches("(?i)[-+?~]?all");
            case "include", "exists" -> value.matches(DOMAIN);
            case "a", "mx" -> value.matches("(" + DOMAIN + ")?" + CIDR) && !text.endsWith(":");
            case "ptr" -> value.isEmpty() || value.matches(DOMAIN);
            case "ip4" -> IP4.matcher(value).matches();
            case "ip6" -> IP6.matcher(value).matches();
            default -> false;
        };
    }

    /** The domain that it names, else the one whose record it stands in. */
    String target(String home) {
        String named = value.replaceFirst("/.*", "");
        return named.isEmpty() ? home : named;
    }

    /** What was meant, if that can be guessed; empty: the term is better left out. */
    Optional<String> repaired() {
        if (name.equals("ip4") && IP6.matcher(value).matches()) {
            return Optional.of("ip6:" + value);
        }
        if (name.equals("ip6") && IP4.matcher(value).matches()) {
            return Optional.of("ip4:" + value);
        }
        if (modifier()) {
            return Optional.of(name + ":" + value).filter(guess -> of(guess).valid());
        }
        if (name.isEmpty() || MECHANISMS.contains(name)) {
            return Optional.empty();
        }
        String sign = text.matches("[-+?~].*") ? text.substring(0, 1) : "";
        return Closest.to(name, MECHANISMS)
                .map(near -> sign + near + (value.isEmpty() ? "" : ":" + value))
                .filter(guess -> of(guess).valid());
    }
}
