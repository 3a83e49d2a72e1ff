package io.warmit.transport;

import io.warmit.message.Carriers;
import io.warmit.message.Token;

/**
 * A delivery status notification with action failed and a permanent status (RFC 3464, RFC 3463).
 *
 * @param status enhanced status code, for example {@code 5.1.1}
 * @param diagnostic the words of the server that refused it
 */
public record Bounce(Token token, Carriers returned, String status, String diagnostic) implements Report {}
