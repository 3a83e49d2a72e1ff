package io.warmit.config.value;

import java.time.Duration;

/**
 * At most so many messages in any window of a length, written {@code 2000/24h}.
 *
 * @param most at least 1
 */
public record Rolling(int most, Duration window) {
    public static Rolling parse(String text) throws BadValue {
        int slash = text.indexOf('/');
        if (slash < 1 || !text.substring(0, slash).matches("[1-9]\\d{0,8}")) {
            throw BadValue.of("is not a rolling limit", "write a number and a length of time, for example 2000/24h");
        }
        Duration window = Durations.parse(text.substring(slash + 1));
        if (window.isZero()) {
            throw BadValue.of("has a window of no length", "write a number and a length of time, for example 2000/24h");
        }
        return new Rolling(Integer.parseInt(text.substring(0, slash)), window);
    }

    @Override
    public String toString() {
        return most + "/" + Durations.text(window);
    }
}
