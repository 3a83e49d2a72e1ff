package io.warmit.config.value;

import java.util.List;

/**
 * A range of factors, written {@code 75%-110%}, or {@code 100%} where both ends are the same.
 *
 * @param low from 0 to 2
 * @param high from low to 2
 */
public record ShareRange(double low, double high) {
    private static final double MOST = 2;

    public static ShareRange parse(String text) throws BadValue {
        List<String> ends = List.of(text.split("-", -1));
        if (ends.size() > 2) {
            throw BadValue.of("is not a range of shares", "write two shares, for example 75%-110%");
        }
        double low = Share.factor(ends.getFirst(), "75%-110%");
        double high = Share.factor(ends.getLast(), "75%-110%");
        if (high < low) {
            throw BadValue.of(
                    "ends before it starts", "write the smaller one first: " + ends.getLast() + "-" + ends.getFirst());
        }
        if (high > MOST) {
            throw BadValue.of("goes above 200%", "write a range within 0%-200%");
        }
        return new ShareRange(low, high);
    }

    @Override
    public String toString() {
        return low == high ? Share.text(low) : Share.text(low) + "-" + Share.text(high);
    }
}
