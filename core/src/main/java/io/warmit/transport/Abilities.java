package io.warmit.transport;

/**
 * What an IMAP server says it can do after the login, and whether it finds one of our copies by its headers.
 *
 * @param searches SEARCH found the copy
 */
public record Abilities(boolean move, boolean uidPlus, boolean quota, boolean searches) {}
