package io.warmit.app;

import io.warmit.engine.EngineListener;
import io.warmit.engine.Forgetting;
import io.warmit.engine.Lane;
import io.warmit.engine.Parts;
import io.warmit.engine.TakingBack;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.store.Store;
import io.warmit.transport.Mark;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What warmit did in a mailbox, taken back on the operator's word. Nobody else's mail is ever touched. */
public final class Traces {
    private final Warmit warmit;

    Traces(Warmit warmit) {
        this.warmit = warmit;
    }

    /**
     * Takes back the moves and marks since then. An active mailbox is paused before the first of them: otherwise the next visit would go on where this one stopped.
     *
     * @param step called after each change
     * @throws UserError E2302 while the mailbox is being visited, or why its server cannot be asked
     */
    public Shown undo(Mailbox mailbox, Instant since, boolean dryRun, Runnable step) {
        boolean active = mailbox.status() == Status.ACTIVE;
        TakingBack back = new TakingBack(parts(), () -> pause(mailbox, "its acts are taken back"));
        if (dryRun) {
            return shown(mailbox, since, active, back.of(mailbox, since, true, step));
        }
        try (Lane lane = lane(mailbox)) {
            return shown(mailbox, since, active, back.of(mailbox, since, false, () -> {
                lane.alive();
                step.run();
            }));
        }
    }

    /**
     * Removes all mail of warmit from a mailbox and the folder that it made, and then the mailbox itself from the store; its events stay. A declared one is paused, and so is one that mail may still
     * arrive at, to be forgotten again when it has.
     *
     * @param step called again and again
     * @throws UserError E2302 while the mailbox is being visited, or why its server cannot be read
     */
    public Shown forget(Mailbox mailbox, boolean dryRun, Runnable step) {
        Forgetting forgetting = new Forgetting(parts(), () -> pause(mailbox, "it is forgotten"));
        if (dryRun) {
            return forgotten(mailbox, forgetting.of(mailbox, true, step), 0, false);
        }
        Forgetting.Result result;
        int coming;
        try (Lane lane = lane(mailbox)) {
            result = forgetting.of(mailbox, false, () -> {
                lane.alive();
                step.run();
            });
            coming = warmit.store().receipts().onTheirWay(mailbox.id());
            noted(mailbox, result);
        }
        boolean leaves =
                result.failed().isEmpty() && coming == 0 && mailbox.managed().isEmpty();
        if (leaves) {
            warmit.mailboxes().remove(mailbox, false);
        }
        return forgotten(mailbox, result, coming, leaves);
    }

    private void noted(Mailbox mailbox, Forgetting.Result result) {
        Store store = warmit.store();
        store.database().write(transaction -> {
            if (result.failed().isEmpty()) {
                store.undo().forget(mailbox.id());
            }
            // A folder that stays is known to be ours the next time.
            if (result.failed().isEmpty() && result.kept().isEmpty()) {
                store.marks().forget(mailbox.id());
            }
            store.events()
                    .ofMailbox(
                            warmit.clock().instant(),
                            "forgotten",
                            mailbox.id(),
                            result.removed() + " removed, " + result.trashed() + " in Trash, " + result.marked()
                                    + " marked as deleted");
            return true;
        });
    }

    private static Shown forgotten(Mailbox mailbox, Forgetting.Result result, int coming, boolean leaves) {
        return new Shown()
                .with("mailbox", mailbox.address().toString())
                .with("removed", result.removed())
                .with("trashed", result.trashed())
                .with("marked_deleted", result.marked())
                .with("unproved", result.unproved())
                .with("folders_removed", result.folders())
                .with("folders_kept", result.kept())
                .with("on_their_way", coming)
                .with("left_the_store", leaves)
                .with("problems", result.failed().map(List::of).orElse(List.of()));
    }

    private Parts parts() {
        return warmit.parts(EngineListener.SILENT, () -> false, true);
    }

    private Lane lane(Mailbox mailbox) {
        return Lane.take(
                        warmit.visitTable(),
                        mailbox.id(),
                        warmit.clock(),
                        warmit.settings().workerId() + "-traces-"
                                + ProcessHandle.current().pid())
                .orElseThrow(
                        () -> new UserError(Problem.of(Code.E2302, mailbox.address() + " is being visited by a worker")
                                .about(mailbox.address().toString())
                                .because("two who change one mailbox at the same time would undo each other's work")
                                .fixedBy("try again in a minute")));
    }

    private void pause(Mailbox mailbox, String why) {
        if (mailbox.status() == Status.ACTIVE) {
            warmit.mailboxes().pause(mailbox, Optional.of(why), Optional.empty(), false);
        }
    }

    private static Shown shown(Mailbox mailbox, Instant since, boolean paused, TakingBack.Result result) {
        Map<String, Integer> moved = new HashMap<>(result.moved());
        int spam = Optional.ofNullable(moved.remove("spam")).orElse(0);
        int inbox = Optional.ofNullable(moved.remove("INBOX")).orElse(0);
        return new Shown()
                .with("mailbox", mailbox.address().toString())
                .with("since", since)
                .with("paused", paused)
                .with("moved_to_spam", spam)
                .with("moved_to_inbox", inbox)
                .with(
                        "moved_elsewhere",
                        moved.values().stream().mapToInt(Integer::intValue).sum())
                .with("stars", result.marks().getOrDefault(Mark.STAR, 0))
                .with("read_marks", result.marks().getOrDefault(Mark.READ, 0))
                .with("important_marks", result.marks().getOrDefault(Mark.IMPORTANT, 0))
                .with("changed_by_hand", result.byHand())
                .with("removed", result.removed())
                .with("unproved", result.unproved())
                .with("problems", result.failed().map(List::of).orElse(List.of()));
    }
}
