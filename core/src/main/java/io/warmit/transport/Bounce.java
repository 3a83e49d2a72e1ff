package io.warmit.transport;

import io.warmit.message.Token;

/**
 * A delivery status notification with action failed (RFC 3464), found in the sender's own mailbox.
 *
 * @param status enhanced status code, for example {@code 5.1.1}
 * @param diagnostic the words of the server that refused it
 */
public record Bounce(Token token, String status, String diagnostic) {}
