package io.warmit.secret;

/** Why a reference gives no secret, and how to mend it; never the secret, nor what a program printed. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String fix;

    Unusable(String why, String fix) {
        super(why, null, false, false);
        this.fix = fix;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    String fix() {
        return fix;
    }
}
