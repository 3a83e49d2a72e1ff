package io.warmit.message;

import java.time.Duration;

/**
 * What the receiver will do with a message, drawn once when it is planned.
 *
 * @param read whether it will be read; always true when it will be answered
 * @param readAfter counted from when it was seen
 * @param star whether it gets a star at reading
 * @param important whether it is marked important at reading, where the server has that mark
 * @param answer whether it will be answered
 * @param answerAfter counted from reading
 */
public record Manners(
        boolean read, Duration readAfter, boolean star, boolean important, boolean answer, Duration answerAfter) {}
