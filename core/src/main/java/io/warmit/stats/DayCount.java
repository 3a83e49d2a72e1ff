package io.warmit.stats;

import java.time.LocalDate;

/**
 * The equation of one sender on one of its local days.
 *
 * @param sender its address
 */
public record DayCount(LocalDate day, String sender, Conservation equation) {}
