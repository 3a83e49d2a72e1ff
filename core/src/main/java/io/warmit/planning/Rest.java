package io.warmit.planning;

import java.time.Instant;

/**
 * A mailbox is left alone for a while, since its provider said so.
 *
 * @param reason what is asked of us, with the server's words
 */
public record Rest(Instant until, String reason) {}
