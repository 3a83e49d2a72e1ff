package io.warmit.config.section;

/** How a 4xx answer to the final dot is taken. */
public enum SafeMode {
    /** As RFC 5321 has it: the message was not accepted, and may be sent again. */
    NORMAL,
    /** As in doubt: the message is looked for, and never sent again. */
    STRICT
}
