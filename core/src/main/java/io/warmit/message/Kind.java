package io.warmit.message;

/** What a message is for. */
public enum Kind {
    /** The opener of a thread. */
    WARMUP,
    REPLY
}
