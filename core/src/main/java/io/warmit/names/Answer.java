package io.warmit.names;

import java.util.List;

/** What came of a question to DNS. */
public sealed interface Answer {
    /**
     * Records of the kind that was asked for, aliases followed.
     *
     * @param values an address in digits; a name without its last dot; the preference and name of an MX; the priority, weight, port and name of an SRV; a text,
     *     its strings joined
     */
    record Found(List<String> values) implements Answer {
        public Found {
            values = List.copyOf(values);
        }
    }

    /** There is none: no such name, or nothing of that kind at it. A void look-up in the words of RFC 7208, 4.6.4. */
    record Nothing() implements Answer {}

    /**
     * Nobody said yes or no.
     *
     * @param why for example SERVFAIL
     */
    record Unanswered(String why) implements Answer {}

    /** The records, or none. */
    default List<String> records() {
        return this instanceof Found(List<String> values) ? values : List.of();
    }
}
