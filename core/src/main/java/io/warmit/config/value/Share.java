package io.warmit.config.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A share of a whole, written {@code 0%} to {@code 100%}.
 *
 * @param value from 0 to 1
 */
public record Share(double value) implements Comparable<Share> {
    private static final Pattern FORM = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?%");

    public static Share parse(String text) throws BadValue {
        double value = factor(text, "30%");
        if (value > 1) {
            throw BadValue.of("is more than the whole", "write a share from 0% to 100%");
        }
        return new Share(value);
    }

    static double factor(String text, String example) throws BadValue {
        if (FORM.matcher(text).matches()) {
            return Double.parseDouble(text.substring(0, text.length() - 1) + "e-2");
        }
        if (text.matches("\\d{1,3}(\\.\\d{1,4})?")) {
            BigDecimal number = new BigDecimal(text);
            // 0.3 means 30%, and 30 means 30% as well: nobody writes a share of a third of a percent by chance.
            String meant = number.compareTo(BigDecimal.ONE) < 0 ? text(number.doubleValue()) : text + "%";
            throw BadValue.of("has no unit", "write " + meant);
        }
        throw BadValue.of("is not a share", "write a number and %, for example " + example);
    }

    static String text(double value) {
        return BigDecimal.valueOf(value).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    @Override
    public int compareTo(Share other) {
        return Double.compare(value, other.value);
    }

    @Override
    public String toString() {
        return text(value);
    }
}
