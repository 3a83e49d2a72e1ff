package io.warmit.content;

/**
 * A message in words.
 *
 * @param body plain text, lines separated by LF
 */
public record Draft(String subject, String body) {}
