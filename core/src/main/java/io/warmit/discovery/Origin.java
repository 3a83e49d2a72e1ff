package io.warmit.discovery;

import io.warmit.mailbox.Provider;
import java.net.URI;
import java.util.Locale;

/** Where a value was found. */
public sealed interface Origin {
    /** How far a value can be relied on, the best first. */
    enum Confidence {
        /** Somebody compared it with the provider's page. */
        VERIFIED,
        /** Somebody compared it with a public list. */
        SECOND_HAND,
        /** In our list, in common use, not compared yet. */
        UNVERIFIED,
        /** The domain says so itself. */
        ANNOUNCED,
        GUESSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Our list, by the domain of the address. */
    record Listed(Provider provider) implements Origin {}

    /** Our list, by the mail exchanger of the domain. */
    record Exchanger(Provider provider, String host) implements Origin {}

    /** A configuration that the domain publishes. */
    record Published(URI page) implements Origin {}

    /**
     * A service record in DNS (RFC 6186, RFC 8314).
     *
     * @param name for example {@code _imaps._tcp.alder.example}
     */
    record Service(String name) implements Origin {}

    /** A usual name that exists. */
    record Guess() implements Origin {}

    /** As people read it. */
    default String words() {
        return switch (this) {
            case Listed(Provider provider) -> "provider list, " + provider.name();
            case Exchanger(Provider provider, String host) -> "provider list, " + provider.name() + ", by MX " + host;
            case Published(URI page) -> page.toString();
            case Service(String name) -> "SRV " + name;
            case Guess() -> "guess";
        };
    }

    default Confidence confidence() {
        return switch (this) {
            case Listed(Provider provider) -> listed(provider);
            case Exchanger(Provider provider, String host) -> listed(provider);
            case Published(URI page) -> Confidence.ANNOUNCED;
            case Service(String name) -> Confidence.ANNOUNCED;
            case Guess() -> Confidence.GUESSED;
        };
    }

    private static Confidence listed(Provider provider) {
        return switch (provider.source().proof()) {
            case PAGE -> Confidence.VERIFIED;
            case LIST -> Confidence.SECOND_HAND;
            case NONE -> Confidence.UNVERIFIED;
        };
    }

    /** Whether the server is one of our list, which nobody on the way can change. */
    default boolean ours() {
        return switch (confidence()) {
            case VERIFIED, SECOND_HAND, UNVERIFIED -> true;
            case ANNOUNCED, GUESSED -> false;
        };
    }
}
