package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.message.Kind;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.planning.AfterSend;
import io.warmit.planning.FirstMessage;
import io.warmit.planning.Fullness;
import io.warmit.planning.Receiving;
import io.warmit.planning.SendGate;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.schedule.Backoff;
import io.warmit.store.ClaimStore;
import io.warmit.store.MessageStore;
import io.warmit.store.NextDue;
import io.warmit.store.NextDue.DueSend;
import io.warmit.store.SendReader;
import io.warmit.transport.Outgoing;
import io.warmit.transport.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends what is due, by the protocol that puts a message on the wire at most once: claim, then the fence immediately before the final dot, then the outcome.
 *
 * <p>In doubt a message is looked for, never sent again. RFC 5321, 4.5.3.2.6, and RFC 1047 tell why nobody can know more.
 */
final class SendStep {
    private static final Duration LONGEST_SEND = Duration.ofMinutes(20);
    private static final Duration UNCHECKED = Duration.ofMinutes(15);
    private static final Duration FULL = Duration.ofHours(1);
    private static final int POLICY_REFUSALS = 3;
    /** One late slot is told as a skipped message; from here on the operator reads one line about all of them. */
    private static final int SEVERAL = 2;

    private final Parts parts;
    private final Agenda agenda;
    private final MessageStore messages;
    private final ClaimStore claims;
    private final Demands demands;

    SendStep(Parts parts, Agenda agenda) {
        this.parts = parts;
        this.agenda = agenda;
        this.messages = parts.store().messages();
        this.claims = parts.store().claims();
        this.demands = new Demands(parts);
    }

    void run(VisitContext visit, NextDue due, Lines lines, Tally tally) {
        Instant now = visit.now();
        if (due.leaseEnded(now)) {
            visit.forget();
            recoverLapsed(visit.mailbox(), now);
        }
        if (parts.settings().passive() || !due.sends(now)) {
            return;
        }
        List<Message> waiting = parts.store().database().reads(() -> waiting(visit, now));
        if (waiting.isEmpty()) {
            return;
        }
        Optional<Problem> hindrance = parts.hindrance().now();
        if (hindrance.isPresent()) {
            tally.problem(hindrance.get());
            parts.listener().problem(visit.mailbox(), hindrance.get());
            return;
        }
        int expired = sendDue(visit, waiting, lines, tally);
        if (expired >= SEVERAL) {
            parts.store()
                    .events()
                    .ofMailbox(now, "expired", visit.mailbox().id(), expired + " slots expired, not made up");
            parts.listener().expired(visit.mailbox(), expired);
        }
    }

    /** What is to be sent, and with it what is asked before each of them. */
    private List<Message> waiting(VisitContext visit, Instant now) {
        SendReader.Due due = parts.store()
                .sends()
                .due(visit.mailbox(), now.minus(visit.room().longest()), now);
        if (!due.messages().isEmpty()) {
            visit.forget();
            visit.gate(due.sender());
        }
        return due.messages();
    }

    /** How many openers came too late: a clock that jumped or a machine that slept costs slots, and nobody makes up for them. */
    private int sendDue(VisitContext visit, List<Message> waiting, Lines lines, Tally tally) {
        int expired = 0;
        for (Message message : waiting) {
            if (parts.stopping().getAsBoolean()) {
                return expired;
            }
            switch (visit.gate().at(DueSend.of(message), visit.now())) {
                case SendGate.Later later -> {}
                case SendGate.Skip(String reason) -> {
                    skip(message, visit.now(), reason);
                    if (message.kind() == Kind.WARMUP && !message.expires().isAfter(visit.now())) {
                        expired++;
                    }
                }
                case SendGate.Go() -> {
                    if (!claims.sending(() -> send(visit, message, lines, tally))) {
                        return expired;
                    }
                }
            }
        }
        return expired;
    }

    /** A worker died with these before the fence, so no dot was written. */
    private void recoverLapsed(Mailbox mailbox, Instant now) {
        for (Message lapsed : messages.lapsedClaims(mailbox.id(), now)) {
            if (lapsed.attempts() >= parts.settings().crashes()) {
                claims.quarantined(lapsed, now, "its worker died with it " + lapsed.attempts() + " times");
            } else {
                claims.lapsed(lapsed, now);
            }
        }
    }

    private void skip(Message message, Instant now, String reason) {
        messages.skipped(message, now, reason);
        parts.listener().skipped(message, reason);
    }

    /** False: nothing more can be sent in this visit. */
    private boolean send(VisitContext visit, Message planned, Lines lines, Tally tally) {
        visit.forget();
        Mailbox from = visit.mailbox();
        SendReader.Receiver other = parts.store().sends().receiver(planned.receiverId(), planned.threadId());
        if (other.thread().isEmpty()) {
            return false;
        }
        Optional<Mailbox> to = other.mailbox();
        Optional<String> refusal = Receiving.refusal(from, to);
        if (refusal.isPresent() || to.isEmpty()) {
            skip(planned, visit.now(), refusal.orElseThrow());
            return true;
        }
        // After the store lost commits nobody is written to whose mailbox was not looked through yet.
        if (other.unchecked()) {
            messages.postpone(planned, visit.now().plus(UNCHECKED));
            return true;
        }
        Optional<Instant> first = firstUnderWay(to.get(), visit.now());
        if (first.isPresent()) {
            messages.postpone(planned, FirstMessage.again(first.get(), visit.now()));
            return true;
        }
        Optional<Fullness> full = other.fullness().filter(Fullness::guarded);
        if (full.isPresent()) {
            refused(planned, visit.now(), full.get());
            return true;
        }
        Instant start = visit.now();
        Optional<Outgoing> written =
                new Writer(parts).compose(planned, other.thread().get(), from, to.get(), start);
        if (written.isEmpty()) {
            skip(planned, start, "the script of its thread is no longer there");
            return true;
        }
        Optional<Message> claimed = claims.claim(
                planned,
                parts.clock(),
                parts.settings().lease(),
                parts.settings().worker(),
                visit.room());
        if (claimed.isEmpty()) {
            return false;
        }
        Message message = claimed.get();
        Outgoing mail = written.get();
        SendOutcome outcome = lines.sender().send(mail, () -> fence(message, mail, start));
        return settle(visit, message, other, to.get(), asSet(outcome), Duration.between(start, visit.now()), tally);
    }

    /** Two workers that ask in the same moment may both send: a second message is no harm, but a day's plan of them would be. */
    private Optional<Instant> firstUnderWay(Mailbox to, Instant now) {
        return to.owned().received().isPresent()
                ? Optional.empty()
                : parts.store().owned().underWayTo(to.id(), now.minus(FirstMessage.PATIENCE));
    }

    /** Nothing is sent to a mailbox that is too full. An answer waits as long as it may; there will be other openers. */
    private void refused(Message planned, Instant now, Fullness full) {
        if (planned.kind() == Kind.REPLY) {
            messages.postpone(planned, now.plus(FULL));
        } else {
            skip(planned, now, full.refusal());
        }
    }

    /** A cautious operator does not believe that a server which says "later" to the dot has not taken the message after all. */
    private SendOutcome asSet(SendOutcome outcome) {
        return parts.settings().strict()
                        && outcome instanceof SendOutcome.Deferred(var reply)
                        && reply.stage() == SendOutcome.Stage.DOT
                ? new SendOutcome.Unknown(
                        "safe_mode strict, the answer to the dot was " + reply.code() + " " + reply.text())
                : outcome;
    }

    /** Later than 20 minutes after the claim no dot is written: before the fence the message is given back, after it it stays in doubt, since others may have looked for it already. */
    private boolean fence(Message message, Outgoing mail, Instant claimed) {
        Instant latest = claimed.plus(LONGEST_SEND);
        Instant now = parts.clock().instant();
        return now.isBefore(latest)
                && claims.fence(message, now, now.plus(parts.settings().lease()), mail.messageId())
                && parts.clock().instant().isBefore(latest);
    }

    private boolean settle(
            VisitContext visit,
            Message message,
            SendReader.Receiver other,
            Mailbox to,
            SendOutcome outcome,
            Duration took,
            Tally tally) {
        Mailbox from = visit.mailbox();
        Instant now = visit.now();
        return switch (outcome) {
            case SendOutcome.Accepted(var reply) -> {
                Instant look = now.plus(parts.settings().looks().getFirst());
                claims.accepted(message, now, reply, look);
                agenda.pull(to.id(), turn(visit, other, to, look));
                tally.accepted++;
                parts.listener().sent(message, from, to, took, reply.words());
                yield true;
            }
            case SendOutcome.Deferred(var reply) -> {
                afterRefusal(visit, message, to, reply, tally);
                yield reply.stage().compareTo(SendOutcome.Stage.MAIL) >= 0 && reply.code() != 421;
            }
            case SendOutcome.Rejected(var reply) -> {
                afterRefusal(visit, message, to, reply, tally);
                yield visit.mailbox().canSend() && reply.stage().compareTo(SendOutcome.Stage.MAIL) >= 0;
            }
            case SendOutcome.LoginRefused(var reply, var problem) -> {
                claims.released(message, now, "login refused, " + reply.refusal());
                needsLogin(visit, now, problem, tally);
                yield false;
            }
            case SendOutcome.NoCredential(var problem) -> {
                claims.released(message, now, problem.message());
                needsLogin(visit, now, problem, tally);
                yield false;
            }
            case SendOutcome.NotSent(var stage, var problem) -> {
                Instant again = now.plus(pause(message, message.attempts(), atLeast(problem)));
                claims.deferred(message, now, null, stage + ": " + problem.message(), again);
                tally.deferred++;
                tally.problem(problem);
                parts.listener().problem(from, problem);
                yield false;
            }
            case SendOutcome.FenceLost() -> {
                if (fenced(message)) {
                    inDoubt(message, from, to, now, "more than 20 minutes passed until its fence was stored", tally);
                } else {
                    claims.released(message, now, "the fence could not be set");
                }
                yield false;
            }
            case SendOutcome.Unknown(String why) -> {
                inDoubt(message, from, to, now, why, tally);
                yield false;
            }
        };
    }

    /** When the receiver is woken for a look. */
    private static Instant turn(VisitContext visit, SendReader.Receiver other, Mailbox to, Instant look) {
        boolean proved = to.owned().received().isPresent()
                && visit.mailbox().owned().sent().isPresent();
        return proved ? visit.gathering().turn(look, other.session(), visit.now()) : look;
    }

    /** The fence of this very claim is in the store. */
    private boolean fenced(Message message) {
        return messages.find(message.id())
                .filter(found -> found.epoch() == message.epoch() && found.state() instanceof MessageState.DotPending)
                .isPresent();
    }

    /** The dot may have been written. The lease runs out, and we look for the message instead of sending it again. */
    private void inDoubt(Message message, Mailbox from, Mailbox to, Instant now, String why, Tally tally) {
        agenda.pull(to.id(), now.plus(parts.settings().lease()));
        tally.inDoubt++;
        parts.listener().inDoubt(message, from, why);
    }

    /** What only the operator of the server can mend is tried again after an hour. */
    private static Duration atLeast(Problem problem) {
        return problem.code() == Code.E1301 || problem.code() == Code.E1203 ? Duration.ZERO : Duration.ofHours(1);
    }

    private void needsLogin(VisitContext visit, Instant now, Problem problem, Tally tally) {
        parts.store()
                .mailboxes()
                .status(
                        visit.mailbox().id(),
                        Status.NEEDS_LOGIN,
                        now,
                        Optional.of(problem.message()),
                        Optional.empty());
        visit.reload();
        tally.problem(problem);
        parts.listener().problem(visit.mailbox(), problem);
    }

    private void afterRefusal(VisitContext visit, Message message, Mailbox to, SendOutcome.Reply reply, Tally tally) {
        Instant now = visit.now();
        String words = reply.refusal();
        demands.meet(visit.mailbox(), to, reply, now);
        switch (AfterSend.of(reply)) {
            case AfterSend.TryAgain(Duration atLeast) -> {
                Instant again = now.plus(pause(message, message.attempts(), atLeast));
                claims.deferred(message, now, reply, words, again);
                tally.deferred++;
                parts.listener().deferred(message, visit.mailbox(), words);
            }
            case AfterSend.GiveUp(String why) -> {
                claims.givenUp(message, now, reply, why);
                parts.listener().skipped(message, why + ": " + words);
            }
            case AfterSend.Fail(AfterSend.Blame blame) -> {
                claims.failed(message, now, reply);
                tally.failed++;
                parts.listener().failed(message, visit.mailbox(), words);
                blame(visit, to, blame, words, now);
            }
        }
    }

    private void blame(VisitContext visit, Mailbox to, AfterSend.Blame blame, String words, Instant now) {
        switch (blame) {
            case MESSAGE -> {}
            case RECEIVER -> parts.store().mailboxes().unprove(to.id(), now, "its server does not know it: " + words);
            case POLICY -> {
                if (messages.policyRefusals(visit.mailbox().id(), now.minus(Duration.ofDays(1))) >= POLICY_REFUSALS) {
                    String reason = "three policy refusals in 24 hours: " + words;
                    parts.store()
                            .mailboxes()
                            .status(visit.mailbox().id(), Status.PAUSED, now, Optional.of(reason), Optional.empty());
                    visit.reload();
                }
            }
        }
    }

    private Duration pause(Message message, int attempt, Duration atLeast) {
        List<Duration> delays = parts.settings().retryDelays();
        double u = parts.draw().unit("retry", message.token(), attempt);
        Duration pause = Backoff.pauseAfter(
                Math.max(1, attempt), delays, parts.settings().retryJitter(), u);
        return pause.compareTo(atLeast) < 0 ? atLeast : pause;
    }
}
