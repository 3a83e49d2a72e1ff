package io.warmit.transport;

/** How full a mailbox is, as its IMAP server tells: RFC 9208, before it RFC 2087. */
public sealed interface Space {
    /**
     * It has a bound.
     *
     * @param used in kilobytes of 1,024 octets
     * @param most the same; 0: nothing more is taken
     */
    record Bound(long used, long most) implements Space {
        /** From 0 for an empty mailbox to 1 for a full one; more where the bound was lowered. */
        public double share() {
            return most == 0 ? 1 : (double) used / most;
        }
    }

    /** The server names no bound, or does not tell. */
    record Boundless() implements Space {}

    /** The server could not be asked. */
    record Unknown() implements Space {}
}
