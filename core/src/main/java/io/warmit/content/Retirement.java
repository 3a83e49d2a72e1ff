package io.warmit.content;

/**
 * When a script is not chosen any more, since filters have learnt it (TEXT-5 of the rules of warm-up; the numbers are those of warmbly/warmbly).
 *
 * @param seen messages that must have been found at least
 * @param spam of them in spam at least
 * @param share the least share in spam, from 0 to 1
 */
public record Retirement(int seen, int spam, double share) {
    public static final Retirement DEFAULT = new Retirement(20, 3, 0.15);

    /** Whether a script with these figures retires. */
    public boolean retires(int found, int inSpam) {
        return found >= seen && inSpam >= spam && inSpam >= share * found;
    }
}
