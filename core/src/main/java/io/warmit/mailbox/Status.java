package io.warmit.mailbox;

/** Whether a mailbox takes part, and if not, why. */
public enum Status {
    ACTIVE("active"),
    PAUSED("paused"),
    NEEDS_LOGIN("needs-login"),
    QUARANTINED("quarantined");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** The word that people see and type. */
    public String word() {
        return word;
    }
}
