package io.warmit.simulation;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.transport.Abilities;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Discarded;
import io.warmit.transport.Fence;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Inbox;
import io.warmit.transport.Look;
import io.warmit.transport.Outgoing;
import io.warmit.transport.OwnSent;
import io.warmit.transport.Post;
import io.warmit.transport.Reach;
import io.warmit.transport.Renamed;
import io.warmit.transport.SendOutcome;
import io.warmit.transport.SendOutcome.Reply;
import io.warmit.transport.SendOutcome.Stage;
import io.warmit.transport.Sender;
import io.warmit.transport.Sighting;
import io.warmit.transport.Space;
import io.warmit.transport.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The mail world behind a network that breaks and servers that say no. */
final class FaultyPost implements Post {
    /** Far longer than any server waits for the rest of a message; RFC 5321, 4.5.3.2, asks for ten minutes. */
    private static final Duration SERVER_WAITS = Duration.ofHours(12);

    private final MailWorld world;
    private final Faults faults;

    /** Who lets faults happen. */
    interface Faults {
        /** Kills, freezes, or answers what else goes wrong. */
        Fault at(Point point);

        /** The fence of a message was set. */
        void fenced(Outgoing mail);

        Instant now();

        /** A dot was taken by the server. */
        void taken(Outgoing mail);
    }

    FaultyPost(MailWorld world, Faults faults) {
        this.world = world;
        this.faults = faults;
    }

    private static Problem broken() {
        return Problem.of(Code.E1301, "the connection broke").because("a fault").fixedBy("wait");
    }

    /** Ends a send from within the fence. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SendOutcome outcome;

        Ended(SendOutcome outcome) {
            super("the send ended at its fence", null, false, false);
            this.outcome = outcome;
        }
    }

    @Override
    public Sender sender(Mailbox mailbox) {
        Sender real = world.sender(mailbox);
        return new Sender() {
            @Override
            public SendOutcome send(Outgoing mail, Fence fence) {
                switch (faults.at(Point.CONNECTED)) {
                    case Fault.Drop drop -> {
                        return new SendOutcome.NotSent(Stage.CONNECT, broken());
                    }
                    case Fault.Refuse(int code, String words) -> {
                        return refused(code, words, Stage.RCPT);
                    }
                    case Fault other -> {}
                }
                try {
                    return answered(mail, real.send(mail, () -> set(mail, fence)));
                } catch (Ended ended) {
                    return ended.outcome;
                }
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    private boolean set(Outgoing mail, Fence fence) {
        if (faults.at(Point.BEFORE_FENCE) instanceof Fault.Drop) {
            throw new Ended(new SendOutcome.NotSent(Stage.DATA, broken()));
        }
        boolean set = fence.set();
        if (set) {
            faults.fenced(mail);
            Instant closes = faults.now().plus(SERVER_WAITS);
            switch (faults.at(Point.AFTER_FENCE)) {
                case Fault.Drop drop -> throw new Ended(new SendOutcome.Unknown("the connection broke at the dot"));
                case Fault.Refuse(int code, String words) -> throw new Ended(refused(code, words, Stage.DOT));
                case Fault other -> {
                    if (faults.now().isAfter(closes)) {
                        throw new Ended(new SendOutcome.Unknown("the server had closed the connection"));
                    }
                }
            }
        }
        return set;
    }

    private SendOutcome answered(Outgoing mail, SendOutcome outcome) {
        if (!(outcome instanceof SendOutcome.Accepted)) {
            return outcome;
        }
        faults.taken(mail);
        return faults.at(Point.AFTER_DOT) instanceof Fault.Drop
                ? new SendOutcome.Unknown("the connection broke before the answer")
                : outcome;
    }

    private static SendOutcome refused(int code, String words, Stage stage) {
        Reply reply = new Reply(stage, code, words);
        if (code == 535 && stage != Stage.DOT) {
            return new SendOutcome.LoginRefused(new Reply(Stage.AUTH, code, words), broken());
        }
        return code < 500 ? new SendOutcome.Deferred(reply) : new SendOutcome.Rejected(reply);
    }

    @Override
    public Inbox inbox(Mailbox mailbox) {
        Inbox real = world.inbox(mailbox);
        return new Inbox() {
            @Override
            public Look look(List<FolderMark> marks, Instant since, Reach reach) {
                Look look = real.look(marks, since, reach);
                return faults.at(Point.LOOKED) instanceof Fault.Drop
                        ? new Look(List.of(), List.of(), List.of(), false, Optional.of(broken()))
                        : look;
            }

            @Override
            public ActOutcome apply(Proof proof, Found at, Act act) {
                if (faults.at(Point.BEFORE_ACT) instanceof Fault.Drop) {
                    return new ActOutcome.Failed("the connection broke");
                }
                ActOutcome done = real.apply(proof, at, act);
                return faults.at(Point.AFTER_ACT) instanceof Fault.Drop
                        ? new ActOutcome.Failed("the connection broke after it was done")
                        : done;
            }

            @Override
            public Look comb(Runnable step) {
                return real.comb(step);
            }

            @Override
            public Standing standing(Proof proof, Found at) {
                return real.standing(proof, at);
            }

            @Override
            public Renamed renamed(Proof proof, Found at) {
                return real.renamed(proof, at);
            }

            @Override
            public Space space() {
                return faults.at(Point.LOOKED) instanceof Fault.Drop ? new Space.Unknown() : real.space();
            }

            @Override
            public OwnSent ownSent(List<FolderMark> marks, Instant since) {
                return faults.at(Point.LOOKED) instanceof Fault.Drop
                        ? new OwnSent(List.of(), List.of(), false)
                        : real.ownSent(marks, since);
            }

            @Override
            public Discarded discard(String folder) {
                return real.discard(folder);
            }

            @Override
            public boolean holds(Proof proof, Found at) {
                return real.holds(proof, at);
            }

            @Override
            public Optional<Abilities> abilities(Sighting copy) {
                return real.abilities(copy);
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }
}
