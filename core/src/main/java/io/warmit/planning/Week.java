package io.warmit.planning;

/**
 * Openers of a sender in the six days before today.
 *
 * @param toObservers those that went to the untrained control group
 */
public record Week(int openers, int toObservers) {
    public static final Week NONE = new Week(0, 0);
}
