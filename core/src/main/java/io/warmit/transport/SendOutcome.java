package io.warmit.transport;

import io.warmit.problem.Problem;

/** How an attempt to send ended. */
public sealed interface SendOutcome {
    /** 2xx to the final dot. */
    record Accepted(Reply reply) implements SendOutcome {}

    /** 4xx at any verb, or after the dot: surely not accepted, may be tried again. */
    record Deferred(Reply reply) implements SendOutcome {}

    /** 5xx at any verb but AUTH, or after the dot: refused for good. */
    record Rejected(Reply reply) implements SendOutcome {}

    /** The login was refused, so the mailbox cannot send until the operator mends it. */
    record LoginRefused(Reply reply, Problem problem) implements SendOutcome {}

    /** There is nothing to log in with until the operator does something; no server was asked. */
    record NoCredential(Problem problem) implements SendOutcome {}

    /** The connection could not be made, was not trusted, broke or stalled before the dot: surely not accepted. */
    record NotSent(Stage stage, Problem problem) implements SendOutcome {}

    /** No dot was written: the fence could not be set, since another worker owns the message or the store takes nothing, or it was set too late. */
    record FenceLost() implements SendOutcome {}

    /** The dot may have been written, and no answer came. */
    record Unknown(String why) implements SendOutcome {}

    /**
     * A server's answer.
     *
     * @param code 200 to 599
     * @param text the answer with its enhanced status code, without the basic code
     */
    record Reply(Stage stage, int code, String text) {
        /** As the server said it. */
        public String words() {
            return code + " " + text;
        }

        /** As the server said it, behind the verb that it refused. */
        public String refusal() {
            return stage + ": " + words();
        }
    }

    /** The verb that an answer or a failure belongs to. */
    enum Stage {
        CONNECT,
        TLS,
        GREETING,
        EHLO,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        DOT
    }
}
