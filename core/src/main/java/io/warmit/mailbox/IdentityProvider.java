package io.warmit.mailbox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who grants access to a mailbox by OAuth 2.0 (RFC 6749) instead of a password. */
public enum IdentityProvider {
    GOOGLE("Google"),
    MICROSOFT("Microsoft"),
    CUSTOM("the identity provider");

    private final String title;

    IdentityProvider(String title) {
        this.title = title;
    }

    /** The word that people type, for example {@code google}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is called in a sentence. */
    public String title() {
        return title;
    }

    public static Optional<IdentityProvider> of(String word) {
        return Stream.of(values())
                .filter(provider -> provider.word().equals(word))
                .findFirst();
    }
}
