package io.warmit.campaign;

/**
 * A share with Wilson's interval.
 *
 * <p>E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 *
 * @param k how many of n
 * @param share k ÷ n, 0 when n is 0
 * @param low lower bound, cut to 0
 * @param high upper bound, cut to 1
 */
public record Rate(int k, int n, double share, double low, double high) {
    /** Two-sided 95 %. */
    public static final double Z95 = 1.959964;

    public static final int ENOUGH = 20;

    /** The rate with its 95 % interval. */
    public static Rate of(int k, int n) {
        return of(k, n, Z95);
    }

    /**
     * The rate with the interval of a given z. One-sided 80 %: 0.8416, 90 %: 1.2816, 95 %: 1.6449.
     *
     * @throws IllegalArgumentException if k is not from 0 to n
     */
    public static Rate of(int k, int n, double z) {
        if (k < 0 || k > n) {
            throw new IllegalArgumentException(k + " of " + n + " is no share");
        }
        if (n == 0) {
            return new Rate(0, 0, 0, 0, 1);
        }
        double share = (double) k / n;
        double scale = 1 + z * z / n;
        double centre = (share + z * z / (2.0 * n)) / scale;
        double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) / scale;
        return new Rate(k, n, share, Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /** False when n is 0: then there is neither a share nor an interval. */
    public boolean known() {
        return n > 0;
    }

    /** Whether n is large enough to show the share at all. */
    public boolean isEnough() {
        return n >= ENOUGH;
    }
}
