package io.warmit.mailbox;

import java.util.List;
import java.util.Map;

/**
 * Provider classes by the domain of an address. An own or hosted domain is {@code own}.
 *
 * <p>Large free mail is measured by default: no provider promises that engagement has an effect there, and its rules are strict.
 */
public final class Providers {
    public static final String OWN = "own";

    private static final Map<String, List<String>> CONSUMER = Map.of(
            "gmail", List.of("gmail.com", "googlemail.com"),
            "microsoft", List.of("outlook.com", "hotmail.com", "live.com", "msn.com"),
            "yahoo", List.of("yahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de", "ymail.com", "aol.com"),
            "icloud", List.of("icloud.com", "me.com", "mac.com"),
            "gmx", List.of("gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de"));

    private Providers() {}

    /** The built-in class of a domain. */
    public static String of(String domain) {
        return CONSUMER.entrySet().stream()
                .filter(entry -> entry.getValue().contains(domain))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OWN);
    }

    /** What warmit does by default with mail that such a mailbox receives. */
    public static Mode defaultMode(String provider) {
        return CONSUMER.containsKey(provider) ? Mode.MEASURE : Mode.ENGAGE;
    }
}
