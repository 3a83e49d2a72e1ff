package io.warmit.mailbox;

/** Which ends of a message a mailbox may be. */
public enum Role {
    BOTH,
    SENDER,
    RECEIVER;

    public boolean sends() {
        return this != RECEIVER;
    }

    public boolean receives() {
        return this != SENDER;
    }
}
