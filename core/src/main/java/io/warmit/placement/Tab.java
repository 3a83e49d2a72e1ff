package io.warmit.placement;

/** The category of a provider that a mail was filed under. */
public sealed interface Tab {
    Tab PRIMARY = new Primary();
    Tab UNKNOWN = new Unknown();

    /** The primary one, or the provider has none. */
    record Primary() implements Tab {}

    /** Another than the primary one. */
    record Category(String name) implements Tab {}

    /** The provider has categories and would not tell which. It counts as the primary one. */
    record Unknown() implements Tab {}
}
