package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.NamedFolders;
import io.warmit.message.Message;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.placement.FolderNames;
import io.warmit.placement.FolderRole;
import io.warmit.problem.UserError;
import io.warmit.store.UndoStore;
import io.warmit.store.UndoStore.Entry;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Change;
import io.warmit.transport.Inbox;
import io.warmit.transport.Mark;
import io.warmit.transport.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes back what was done to mail of ours in a mailbox, the newest first. What somebody changed by hand since stays as it is.
 *
 * <p>A message that something was taken back of is left alone from then on. Whoever calls it holds the mailbox's {@link Lane}.
 */
public final class TakingBack {
    private final Parts parts;
    private final UndoStore undo;
    private final Runnable ready;

    /**
     * Taking back.
     *
     * @param ready called once the server has answered, before anything is changed
     */
    public TakingBack(Parts parts, Runnable ready) {
        this.parts = parts;
        this.ready = ready;
        undo = parts.store().undo();
    }

    /**
     * What was, or would be, taken back.
     *
     * @param moved how many copies, by the place they go to: spam, or the name of a folder
     * @param marks how many marks are taken off, by their names in IMAP
     * @param byHand copies that were moved, deleted or marked by hand since
     * @param removed copies that were removed for good
     * @param unproved copies that nothing proves to be ours any more, so that nobody touches them
     * @param failed why the rest could not be done
     */
    public record Result(
            Map<String, Integer> moved,
            Map<String, Integer> marks,
            int byHand,
            int removed,
            int unproved,
            Optional<String> failed) {
        public Result {
            moved = Map.copyOf(moved);
            marks = Map.copyOf(marks);
        }
    }

    /** One copy on its way back. */
    private static final class Trail {
        private final Message message;
        private final Proof proof;
        private Found at;
        /** Where it is, or in a dry run would be by now. */
        private String folder;

        private boolean ended;

        Trail(Message message, Proof proof, Found at) {
            this.message = message;
            this.proof = proof;
            this.at = at;
            folder = at.folder();
        }
    }

    /**
     * Takes back, or tells what it would.
     *
     * @param step called after each change
     * @throws UserError when the server cannot be asked at all
     */
    public Result of(Mailbox mailbox, Instant since, boolean dryRun, Runnable step) {
        Run run = new Run(mailbox, dryRun);
        try (Inbox inbox = parts.post().inbox(mailbox)) {
            for (Entry entry : undo.since(mailbox.id(), since)) {
                run.entry(inbox, entry);
                if (run.failed.isPresent()) {
                    break;
                }
                step.run();
            }
        }
        run.answered();
        return new Result(run.moved, run.marks, run.byHand.size(), run.removed.size(), run.unproved.size(), run.failed);
    }

    private final class Run {
        private final Mailbox mailbox;
        private final Ownership ownership;
        private final boolean dryRun;
        private final Map<Long, Trail> trails = new HashMap<>();
        private final Map<String, Integer> moved = new TreeMap<>();
        private final Map<String, Integer> marks = new TreeMap<>();
        private final Set<Long> byHand = new HashSet<>();
        private final Set<Long> unproved = new HashSet<>();
        private final Set<Long> removed = new HashSet<>();
        private boolean asked;
        private Optional<String> failed = Optional.empty();

        Run(Mailbox mailbox, boolean dryRun) {
            this.mailbox = mailbox;
            ownership = new Ownership(parts, mailbox);
            this.dryRun = dryRun;
        }

        void entry(Inbox inbox, Entry entry) {
            if (entry.change() instanceof Change.Removed) {
                removed.add(entry.messageId());
            }
            if (removed.contains(entry.messageId())) {
                return;
            }
            Optional<Trail> known = trail(entry);
            if (known.isEmpty()) {
                unproved.add(entry.messageId());
                return;
            }
            Trail trail = known.get();
            if (trail.ended) {
                return;
            }
            switch (inbox.standing(trail.proof, trail.at)) {
                case Standing.Unknown unknown -> {
                    if (!asked) {
                        throw new UserError(unknown.problem());
                    }
                    failed = Optional.of(unknown.problem().message());
                }
                case Standing.Gone() -> {
                    answered();
                    ended(trail);
                }
                case Standing.There there -> {
                    answered();
                    trail.at = there.at();
                    back(inbox, entry, trail, there.marks());
                }
            }
        }

        void answered() {
            if (!asked && !dryRun) {
                ready.run();
            }
            asked = true;
        }

        private void ended(Trail trail) {
            trail.ended = true;
            byHand.add(trail.message.id());
        }

        private void back(Inbox inbox, Entry entry, Trail trail, Set<String> set) {
            switch (entry.change()) {
                case Change.Moved(Found from, Found to, Set<String> with) -> {
                    if (!to.folder().equals(trail.folder)) {
                        ended(trail);
                        return;
                    }
                    if (dryRun) {
                        count(moved, place(mailbox, from, with));
                    } else {
                        move(inbox, entry, trail, from, with);
                    }
                    trail.folder = from.folder();
                }
                case Change.Marked(Found where, Set<String> ours) -> {
                    if (!where.folder().equals(trail.folder)) {
                        ended(trail);
                        return;
                    }
                    Set<String> off = new HashSet<>(ours);
                    off.retainAll(set);
                    if (off.size() < ours.size()) {
                        byHand.add(trail.message.id());
                    }
                    if (dryRun) {
                        off.forEach(mark -> count(marks, mark));
                    } else if (!off.isEmpty()) {
                        unmark(inbox, entry, trail, off);
                    }
                }
                case Change.Removed gone -> {}
            }
        }

        private void move(Inbox inbox, Entry entry, Trail trail, Found from, Set<String> with) {
            switch (inbox.apply(trail.proof, trail.at, new Act.PutBack(from.folder(), with))) {
                case ActOutcome.Done done -> {
                    trail.at = done.at();
                    count(moved, place(mailbox, from, with));
                    written(entry, trail, Optional.of(done.at()), "moved back to " + from.folder());
                }
                case ActOutcome.Failed(String why) -> failed = Optional.of(why);
                // Its folder, or the copy itself, was taken away in between.
                case ActOutcome.Gone() -> ended(trail);
                case ActOutcome.NoFolder() -> ended(trail);
                case ActOutcome.Unsupported() -> ended(trail);
                case ActOutcome.Removed() -> ended(trail);
            }
        }

        private void unmark(Inbox inbox, Entry entry, Trail trail, Set<String> off) {
            switch (inbox.apply(trail.proof, trail.at, new Act.Unmark(off))) {
                case ActOutcome.Done done -> {
                    trail.at = done.at();
                    done.marks().forEach(mark -> count(marks, mark));
                    written(entry, trail, Optional.empty(), "cleared " + String.join(" ", done.marks()));
                }
                case ActOutcome.Failed(String why) -> failed = Optional.of(why);
                case ActOutcome.Gone() -> ended(trail);
                case ActOutcome.NoFolder() -> ended(trail);
                case ActOutcome.Unsupported() -> ended(trail);
                case ActOutcome.Removed() -> ended(trail);
            }
        }

        private void written(Entry entry, Trail trail, Optional<Found> to, String what) {
            Instant now = parts.clock().instant();
            parts.store().database().write(transaction -> {
                undo.undone(entry, now);
                boolean received = trail.message.receiverId() == entry.mailboxId();
                parts.store().receipts().takenBack(trail.message, received ? to : Optional.empty(), what, now);
                if (!received) {
                    // Only the journal knows where the sender's own copy lies.
                    to.ifPresent(place -> undo.relocate(entry, place));
                }
                return true;
            });
        }

        /** Empty: the message is no longer known, so nothing proves a copy. */
        private Optional<Trail> trail(Entry entry) {
            Trail known = trails.get(entry.messageId());
            if (known != null) {
                return Optional.of(known);
            }
            Optional<Trail> made = parts.store()
                    .messages()
                    .find(entry.messageId())
                    .flatMap(message ->
                            ownership.proof(message).map(proof -> new Trail(message, proof, start(message, entry))));
            made.ifPresent(trail -> trails.put(entry.messageId(), trail));
            return made;
        }
    }

    /** An earlier run may have taken back what came later, and so given the received copy a place that no entry names. */
    private static Found start(Message message, Entry entry) {
        return message.receiverId() == entry.mailboxId()
                ? message.found().orElseGet(() -> last(entry.change()))
                : last(entry.change());
    }

    private static Found last(Change change) {
        return switch (change) {
            case Change.Marked(Found at, Set<String> marks) -> at;
            case Change.Moved(Found from, Found to, Set<String> marks) -> to;
            case Change.Removed(Found from) -> from;
        };
    }

    /** A rescue took it out of spam, whatever that folder is called. */
    private static String place(Mailbox mailbox, Found from, Set<String> marks) {
        String name = from.folder().replaceFirst("^.*[/.]", "");
        boolean junk = mailbox.folders()
                .of("junk")
                .map(named -> NamedFolders.same(named, from.folder()))
                .orElseGet(() -> FolderNames.byName(name) == FolderRole.JUNK);
        return marks.contains(Mark.NOT_JUNK) || junk ? "spam" : from.folder();
    }

    private static void count(Map<String, Integer> counts, String key) {
        counts.merge(key, 1, Integer::sum);
    }
}
