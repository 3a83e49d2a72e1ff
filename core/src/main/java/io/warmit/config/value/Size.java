package io.warmit.config.value;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, written {@code 64KiB 256MiB 1GiB}. */
public record Size(long bytes) implements Comparable<Size> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB|TiB)");
    private static final Pattern LOOSE = Pattern.compile("(\\d{1,9}) ?([kKmMgGtT])(i?[bB])?");
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

    public static Size parse(String text) throws BadValue {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            return new Size(Long.parseLong(form.group(1)) << (10 * UNITS.indexOf(form.group(2))));
        }
        if (text.matches("\\d{1,12}")) {
            throw BadValue.of("has no unit", "write %1$sKiB, %1$sMiB or %1$sGiB".formatted(text));
        }
        Matcher loose = LOOSE.matcher(text);
        if (loose.matches()) {
            String unit = loose.group(2).toUpperCase(Locale.ROOT) + "iB";
            throw BadValue.of("is not a size", "write " + loose.group(1) + unit + "; sizes count in powers of 1024");
        }
        throw BadValue.of("is not a size", "write a whole number and one of B KiB MiB GiB TiB, for example 256MiB");
    }

    @Override
    public int compareTo(Size other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        int unit = 0;
        long amount = bytes;
        while (amount > 0 && amount % 1024 == 0 && unit < UNITS.size() - 1) {
            amount /= 1024;
            unit++;
        }
        return amount + UNITS.get(unit);
    }
}
