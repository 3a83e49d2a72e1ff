package io.warmit.mailbox;

/** What warmit does with the warm-up mail that a mailbox receives. */
public enum Mode {
    /** Rescues, reads, stars, files and answers. */
    ENGAGE,
    /** Only looks and records. */
    MEASURE,
    /** Receives, is never touched and never sends: the untrained control group. */
    OBSERVE
}
