package io.warmit.crash;

import io.warmit.engine.EngineListener;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.planning.Landing;
import io.warmit.store.Commits;

/** Where a worker stands still at a commit, until its process is ended. */
final class CommitPoint implements Commits, EngineListener {
    private final Where where;
    private final Still still;
    private boolean landed;
    private int begun;

    /** Which side of the commit. */
    enum Side {
        BEFORE,
        /** It stands before the commit, is told to go on, and is ended a moment later. */
        WITHIN,
        AFTER
    }

    /**
     * The commit of a transaction.
     *
     * @param method that began it, such as {@code ClaimStore.fence}; {@code landed}: the one that writes down that a message was seen; empty: none
     * @param time the first such commit, or the second
     */
    record Where(Side side, String method, int time) {
        static final Where NOWHERE = new Where(Side.AFTER, "", 1);

        Where(Side side, String method) {
            this(side, method, 1);
        }
    }

    /** How it stands still. */
    interface Still {
        /** Says that it has come so far, and waits to be told to go on. */
        void untilTold();
    }

    CommitPoint(Where where, Still still) {
        this.where = where;
        this.still = still;
    }

    @Override
    public void landed(Message message, Mailbox at, Landing landing) {
        landed = true;
    }

    @Override
    public void before() {
        if (here()) {
            begun++;
            if (where.side() != Side.AFTER && begun == where.time()) {
                still.untilTold();
            }
        }
    }

    @Override
    public void after() {
        if (where.side() != Side.BEFORE && begun == where.time() && here()) {
            still.untilTold();
        }
    }

    private boolean here() {
        if (where.method().equals("landed")) {
            return landed;
        }
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(
                        frame -> (frame.getClassName() + "." + frame.getMethodName()).endsWith("." + where.method())));
    }
}
