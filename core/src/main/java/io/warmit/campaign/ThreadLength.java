package io.warmit.campaign;

/** How long a thread becomes, given that its opener is answered at all. */
public final class ThreadLength {
    private static final double[] FURTHER = {0.50, 0.25, 0.15, 0.07, 0.03};

    private ThreadLength() {}

    /**
     * The number of messages in a thread, the opener included.
     *
     * @param turns the largest number
     * @param u a draw from 0 to 1
     */
    public static int draw(int turns, double u) {
        double sum = 0;
        for (int further = 1; further < FURTHER.length; further++) {
            sum += FURTHER[further - 1];
            if (u < sum) {
                return Math.min(turns, 1 + further);
            }
        }
        return Math.min(turns, 1 + FURTHER.length);
    }

    /** The mean number of messages after an answered opener. */
    public static double meanFurther(int turns) {
        double mean = 0;
        for (int i = 0; i < FURTHER.length; i++) {
            mean += FURTHER[i] * Math.min(i + 1, turns - 1);
        }
        return mean;
    }
}
