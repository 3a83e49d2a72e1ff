package io.warmit.placement;

/** Where a message was first seen, before anything was done to it. */
public enum Placement {
    INBOX,
    /** A category of the provider other than the primary one. */
    TAB,
    SPAM,
    /** Any other folder. */
    OTHER;

    private static final Placement[] WORST_FIRST = {SPAM, TAB, INBOX, OTHER};

    /** Of two copies the one that counts: spam before tab before inbox before other. */
    public Placement worse(Placement second) {
        for (Placement placement : WORST_FIRST) {
            if (placement == this || placement == second) {
                return placement;
            }
        }
        throw new IllegalStateException("every placement has a rank");
    }
}
