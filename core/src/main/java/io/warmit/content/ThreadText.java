package io.warmit.content;

/**
 * The text of a thread: a script, and which of its phrasings.
 *
 * @param variant from 0 up to the script's number of variants
 */
public record ThreadText(String script, int variant) {}
