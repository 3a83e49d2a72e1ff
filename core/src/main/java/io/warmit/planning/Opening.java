package io.warmit.planning;

/**
 * What a visit opens the mailbox for. Whatever opens it, all that is due there is done.
 *
 * @param looks it is looked into
 * @param acts what is due is done to received mail
 */
public record Opening(boolean looks, boolean acts) {
    /**
     * What a visit finds.
     *
     * @param free the mailbox may be opened for what can wait
     * @param look a look has its turn
     * @param recheck the mailbox must be looked through because the store lost commits
     * @param reports a delivery report may have come
     * @param acts something is to be done to received mail, and the mailbox is awake
     * @param counts the mail of its people must be counted before something leaves
     * @param expected something is looked for, now or later
     */
    public record Found(
            boolean free,
            boolean look,
            boolean recheck,
            boolean reports,
            boolean acts,
            boolean counts,
            boolean expected) {}

    public static Opening of(Found found, Gathering gathering) {
        boolean alone = found.look() || found.recheck() || (found.free() && found.reports());
        boolean opens = alone || found.counts() || (found.free() && found.acts());
        boolean along = opens && !gathering.none() && (found.expected() || found.reports());
        return new Opening(alone || along, opens || gathering.none());
    }
}
