package io.warmit.content;

/**
 * A text that was used lately.
 *
 * @param turn counted from 1
 */
public record Use(String script, int variant, int turn) {}
