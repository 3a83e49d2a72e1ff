package io.warmit.config.section;

import io.warmit.config.bind.Doc;
import java.util.Optional;

/** What may leave at most, counted in the store for all its workers. What does not find room waits until there is some. */
public record LimitSettings(
        @Doc(value = "Messages in any minute.", least = "1", most = "1000000")
        Optional<Integer> perMinute,

        @Doc(value = "Messages in any hour.", least = "1", most = "10000000")
        Optional<Integer> perHour,

        @Doc(
                value = "Messages of all mailboxes of one domain together, in any 24 hours.",
                least = "1",
                most = "10000000")
        Optional<Integer> perDomainDay) {}
