package io.warmit.config.value;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of a ramp that is written out, {@code 2,3,5}: 2 on the first sending day, 3 on the second, then 5. They never fall, and rise by at most 2 or 20 % from one day to the next. */
public record DailyValues(List<Integer> perDay) {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,2}");
    private static final int LEAST_STEP = 2;
    private static final int MOST = 365;

    public DailyValues {
        perDay = List.copyOf(perDay);
    }

    public static DailyValues parse(String text) throws BadValue {
        List<Integer> perDay = new ArrayList<>();
        String[] parts = text.split(",", -1);
        if (parts.length > MOST) {
            throw BadValue.of(
                    "name " + parts.length + " days, more than " + MOST,
                    "leave out what comes later; the last value repeats");
        }
        for (String part : parts) {
            String number = part.strip();
            int place = perDay.size() + 1;
            if (!NUMBER.matcher(number).matches()) {
                throw BadValue.of(
                        "have " + BadValue.quoted(number) + " at place " + place
                                + ", which is no number of conversations",
                        "write numbers of at least 1 with commas between them, as in 2,3,5");
            }
            int value = Integer.parseInt(number);
            if (!perDay.isEmpty()) {
                check(perDay.getLast(), value, place);
            }
            perDay.add(value);
        }
        return new DailyValues(perDay);
    }

    private static void check(int before, int value, int place) throws BadValue {
        if (value < before) {
            throw BadValue.of(
                    "fall from " + before + " to " + value + " at place " + place,
                    "let place " + place + " be " + before + " or more");
        }
        int most = before + Math.max(LEAST_STEP, before / 5);
        if (value > most) {
            throw BadValue.of(
                    "rise from " + before + " to " + value + " at place " + place
                            + ", by more than 2 and more than 20 %",
                    "let place " + place + " be " + most + " or less");
        }
    }

    @Override
    public String toString() {
        return perDay.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
