package io.warmit.oauth;

import io.warmit.secret.Secret;
import java.time.Duration;

/**
 * A code that a person types into a page on any machine (RFC 8628, section 3.2).
 *
 * @param device by which we ask whether it was done
 * @param user what the person types
 * @param page where
 * @param goodFor how long
 * @param interval pause between two questions
 */
public record DeviceCode(Secret device, String user, String page, Duration goodFor, Duration interval) {}
