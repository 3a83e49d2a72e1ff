package io.warmit.transport;

import io.warmit.message.Carriers;
import io.warmit.message.Token;

/**
 * A delivery status notification about mail that was put off. It is no bounce: greylisting is meant to look like this.
 *
 * @param over the server on the way has stopped trying
 * @param status enhanced status code, for example {@code 4.4.1}, or empty
 * @param diagnostic the words of the server that put it off
 */
public record Delay(Token token, Carriers returned, boolean over, String status, String diagnostic) implements Report {}
