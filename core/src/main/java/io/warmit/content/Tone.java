package io.warmit.content;

/** How well the two writers of a script know each other; it decides how they greet and sign. */
public enum Tone {
    FORMAL,
    FRIENDLY,
    CASUAL
}
