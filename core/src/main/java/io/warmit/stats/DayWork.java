package io.warmit.stats;

/** How much of the work of one or more days was done, and how much of what was tried came to nothing. */
public record DayWork(Completion completion, Failures failures) {}
