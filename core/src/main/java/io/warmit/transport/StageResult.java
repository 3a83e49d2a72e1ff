package io.warmit.transport;

import java.time.Duration;
import java.util.Optional;

/**
 * How one stage of the test of a server ended.
 *
 * @param protocol SMTP or IMAP
 * @param took with the stages before it that nobody asked for; empty: it was not gone through
 */
public record StageResult(String protocol, LoginStage stage, Outcome outcome, Optional<Duration> took) {
    /** What became of a stage. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** One before it failed. */
        UNREACHED,
        /** The connection has no such stage: plain text on loopback. */
        UNUSED
    }
}
