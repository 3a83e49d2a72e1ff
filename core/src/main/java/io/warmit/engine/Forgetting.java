package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.message.Message.Found;
import io.warmit.message.MessageState;
import io.warmit.message.Proof;
import io.warmit.problem.UserError;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Discarded;
import io.warmit.transport.Inbox;
import io.warmit.transport.Look;
import io.warmit.transport.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes every trace of warmit from a mailbox: its mail in every folder, and the folder that it made. Nobody else's mail is touched: each copy is removed alone, after both its token and the store
 * have proved it.
 *
 * <p>Done twice it does no harm, so what a broken line left is removed the next time. Whoever calls it holds the mailbox's {@link Lane}.
 */
public final class Forgetting {
    private final Parts parts;
    private final Runnable ready;

    /**
     * Forgetting.
     *
     * @param ready called once the mailbox was looked through, before anything is changed in it
     */
    public Forgetting(Parts parts, Runnable ready) {
        this.parts = parts;
        this.ready = ready;
    }

    /**
     * What was, or would be, removed.
     *
     * @param removed copies that are gone for good
     * @param trashed copies that lie in Trash, where the server knows no other way
     * @param marked copies that are only marked as deleted, since the server can remove no single mail
     * @param unproved copies that carry one of our tokens and are proved by nothing; they stay
     * @param folders that were removed
     * @param kept folders that warmit made and that stay, each with the reason
     * @param failed why the rest could not be done
     */
    public record Result(
            int removed,
            int trashed,
            int marked,
            int unproved,
            List<String> folders,
            List<String> kept,
            Optional<String> failed) {
        public Result {
            folders = List.copyOf(folders);
            kept = List.copyOf(kept);
        }
    }

    /**
     * Forgets, or tells what it would remove.
     *
     * @param step called again and again
     * @throws UserError when the mailbox cannot be looked through
     */
    public Result of(Mailbox mailbox, boolean dryRun, Runnable step) {
        Run run = new Run(mailbox);
        try (Inbox inbox = parts.post().inbox(mailbox)) {
            Look look = inbox.comb(step);
            look.problem().ifPresent(problem -> {
                throw new UserError(problem);
            });
            if (!dryRun) {
                ready.run();
            }
            for (Sighting copy : look.sightings()) {
                if (run.failed.isEmpty()) {
                    run.copy(inbox, copy, dryRun);
                    step.run();
                }
            }
            if (run.failed.isEmpty()) {
                run.folders(inbox, dryRun);
            }
        }
        return new Result(run.removed, run.trashed, run.marked, run.unproved, run.folders, run.kept, run.failed);
    }

    private final class Run {
        private final Mailbox mailbox;
        private final Ownership ownership;
        private final List<String> folders = new ArrayList<>();
        private final List<String> kept = new ArrayList<>();
        private int removed;
        private int trashed;
        private int marked;
        private int unproved;
        private Optional<String> failed = Optional.empty();

        Run(Mailbox mailbox) {
            this.mailbox = mailbox;
            ownership = new Ownership(parts, mailbox);
        }

        void copy(Inbox inbox, Sighting copy, boolean dryRun) {
            Optional<Message> message = parts.store().receipts().byTokens(List.of(copy.token())).stream()
                    .findFirst();
            Optional<Proof> proof = message.flatMap(ownership::proof).filter(wanted -> wanted.fits(copy.carriers()));
            if (proof.isEmpty()) {
                unproved++;
            } else if (message.filter(this::isAwaited).isPresent()) {
                // Where it landed is not written yet: removed now, it would count as lost, against its sender. A look
                // finds it first.
                return;
            } else if (dryRun) {
                removed++;
            } else {
                remove(inbox, message.orElseThrow(), proof.get(), place(copy));
            }
        }

        private boolean isAwaited(Message message) {
            return message.receiverId() == mailbox.id()
                    && switch (message.state()) {
                        case MessageState.Claimed claimed -> true;
                        case MessageState.DotPending pending -> true;
                        case MessageState.Accepted accepted -> true;
                        default -> false;
                    };
        }

        private static Found place(Sighting copy) {
            return new Found(copy.folder(), copy.uidValidity(), copy.uid());
        }

        private void remove(Inbox inbox, Message message, Proof proof, Found at) {
            switch (inbox.apply(proof, at, new Act.Remove())) {
                case ActOutcome.Removed() -> {
                    removed++;
                    written(message, Optional.empty());
                }
                case ActOutcome.Done(Found there, var marks, var met) -> {
                    trashed++;
                    written(message, Optional.of(there));
                }
                case ActOutcome.Unsupported() -> marked++;
                // Another label of the same mail took it along.
                case ActOutcome.Gone() -> {}
                case ActOutcome.NoFolder() -> {}
                case ActOutcome.Failed(String why) -> failed = Optional.of(why);
            }
        }

        private void written(Message message, Optional<Found> there) {
            if (message.receiverId() == mailbox.id()) {
                parts.store().oldMail().gone(message, there);
            }
        }

        void folders(Inbox inbox, boolean dryRun) {
            for (String name : parts.store().marks().made(mailbox.id())) {
                if (dryRun) {
                    folders.add(name);
                    continue;
                }
                switch (inbox.discard(name)) {
                    case Discarded.Gone() -> folders.add(name);
                    case Discarded.Kept(String why) -> kept.add(name + ": " + why);
                    case Discarded.Failed(String why) -> {
                        failed = Optional.of(why);
                        return;
                    }
                }
            }
        }
    }
}
