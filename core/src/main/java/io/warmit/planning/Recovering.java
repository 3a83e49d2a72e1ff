package io.warmit.planning;

/**
 * A store that lost commits and is being checked; nothing is sent meanwhile.
 *
 * @param messages that may have left, and were not found yet
 * @param mailboxes that have to be looked through
 */
public record Recovering(int messages, int mailboxes) {
    /** What it means for the operator. */
    public String sentence() {
        return "the store was restored: " + count(messages, "message is", "messages are") + " being checked in "
                + count(mailboxes, "mailbox", "mailboxes") + ", sending paused";
    }

    private static String count(int number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }
}
