package io.warmit.crash;

import io.warmit.crash.CommitPoint.Side;
import io.warmit.crash.CommitPoint.Where;
import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.ImapPersonality;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Where a worker dies, and what its message must come to.
 *
 * @param name begins with the number of the crash point
 * @param point at which commit it dies; nowhere: a server keeps it waiting until it does
 * @param servers makes the servers do what they do until the worker is dead; the second one keeps it waiting
 * @param lost the state of the one message that must not have arrived; empty: all arrive
 * @param bent what is changed about sending
 */
record CrashCase(
        String name,
        Where point,
        BiConsumer<MailTown, Fault> servers,
        Optional<String> lost,
        ImapPersonality personality,
        Bent.How bent) {
    private static final String TAKEN = "250 2.0.0 queued as 42";
    private static final String LATER = "451 4.3.0 later";
    private static final String NEVER = "550 5.2.1 this one is closed";

    static Stream<CrashCase> all() {
        return Stream.of(
                        talking(),
                        atTheDot(),
                        afterTheDot("", TAKEN, "accepted", Optional.empty(), Optional.empty()),
                        afterTheDot(", it was 451", LATER, "back", Optional.of("UNCONFIRMED"), Optional.empty()),
                        afterTheDot(", it was 550", NEVER, "back", Optional.of("UNCONFIRMED"), Optional.of("FAILED")),
                        receiving(),
                        withoutMove())
                .flatMap(cases -> cases);
    }

    /** A worker that breaks its promise, so that it shows whether this would be seen. */
    static CrashCase withoutFence() {
        return smtp("taken, no answer read, and no fence stored", "DOT").bent(Bent.How.FENCE_NOT_STORED);
    }

    private static CrashCase of(String name, Where point, BiConsumer<MailTown, Fault> servers) {
        return new CrashCase(name, point, servers, Optional.empty(), ImapPersonality.dovecot(), Bent.How.NOT_AT_ALL);
    }

    private static CrashCase commit(String name, Side side, String method) {
        return of(name, new Where(side, method), (town, waiting) -> {});
    }

    private static CrashCase smtp(String name, String verb) {
        return of(name, Where.NOWHERE, (town, waiting) -> town.smtp(verb, waiting));
    }

    private static CrashCase imap(String name, String command) {
        return of(name, Where.NOWHERE, (town, waiting) -> town.imap(command, waiting));
    }

    private CrashCase losing(Optional<String> state) {
        return new CrashCase(name, point, servers, state, personality, bent);
    }

    private CrashCase bent(Bent.How how) {
        return new CrashCase(name, point, servers, lost, personality, how);
    }

    private CrashCase at(ImapPersonality other) {
        return new CrashCase(name, point, servers, lost, other, bent);
    }

    private static Stream<CrashCase> talking() {
        return Stream.of(
                commit("CP01 before the claim is committed", Side.BEFORE, "ClaimStore.claim"),
                commit("CP02 after the claim", Side.AFTER, "ClaimStore.claim"),
                smtp("CP03 connected", "GREETING"),
                smtp("CP04 TLS is up", "EHLO"),
                smtp("CP05 at AUTH", "AUTH"),
                smtp("CP06 at MAIL", "MAIL"),
                smtp("CP07 at RCPT", "RCPT"),
                smtp("CP08 at DATA", "DATA"),
                // The server has begun to read, and the worker has not set its fence yet.
                of(
                                "CP09 in the middle of the body",
                                new Where(Side.BEFORE, "ClaimStore.fence"),
                                (town, waiting) -> town.smtp("BODY", waiting))
                        .bent(Bent.How.LONG_BODIES),
                commit("CP10 body complete, before the fence", Side.BEFORE, "ClaimStore.fence"));
    }

    private static Stream<CrashCase> atTheDot() {
        return Stream.of(
                commit("CP11 fence committed, dot not written", Side.AFTER, "ClaimStore.fence")
                        .losing(Optional.of("UNCONFIRMED")),
                of(
                                "CP12 dot written, never read",
                                Where.NOWHERE,
                                (town, waiting) -> town.losing().smtp("DOT", waiting))
                        .losing(Optional.of("UNCONFIRMED")),
                smtp("CP13 taken, no answer read", "DOT"));
    }

    private static Stream<CrashCase> afterTheDot(
            String title, String answer, String outcome, Optional<String> unknown, Optional<String> known) {
        BiConsumer<MailTown, Fault> servers = (town, waiting) -> town.smtp("DOT", new Fault.Answer(answer));
        String method = "ClaimStore." + outcome;
        return Stream.of(
                of("CP14 answer read, not committed" + title, new Where(Side.BEFORE, method), servers)
                        .losing(unknown),
                of("CP16 answer committed, before QUIT" + title, new Where(Side.AFTER, method), servers)
                        .losing(known));
    }

    private static Stream<CrashCase> receiving() {
        return Stream.of(
                commit("CP15 inside the commit of the answer", Side.WITHIN, "ClaimStore.accepted"),
                smtp("CP17 in QUIT", "QUIT"),
                // warmit appends nothing to Sent. What it does there is to file the copy that the provider keeps.
                imap("CP18 before the kept copy is filed", "EXAMINE INBOX.Sent"),
                commit("CP19 kept copy filed, not recorded", Side.BEFORE, "SentStep.filed"),
                imap("CP20 while looking for it", "FETCH"),
                of(
                        "CP20 while looking for it in doubt",
                        Where.NOWHERE,
                        (town, waiting) -> town.smtp("DOT", new Fault.Drop()).imap("FETCH", waiting)),
                commit("CP21 found, not recorded", Side.BEFORE, "landed"),
                of(
                        "CP21 found in doubt, not recorded",
                        new Where(Side.BEFORE, "landed"),
                        (town, waiting) -> town.smtp("DOT", new Fault.Drop())),
                imap("CP22 flag stored, not recorded", "STORE"),
                imap("CP23 moved, not recorded", "MOVE"),
                // It is rescued first; the second time it is read, and its answer planned.
                of("CP24 read, the reply not planned", new Where(Side.BEFORE, "ActStep.write", 2), (town, w) -> {}),
                of("CP24 reply planned", new Where(Side.AFTER, "ActStep.write", 2), (town, w) -> {}));
    }

    private static Stream<CrashCase> withoutMove() {
        return Stream.of("COPY", "UID EXPUNGE")
                .map(command -> imap("CP23 after " + command + " at a server without MOVE", command)
                        .at(ImapPersonality.dovecot().without("MOVE")));
    }
}
