package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.message.Message.Found;
import io.warmit.message.MessageState;
import io.warmit.message.Proof;
import io.warmit.store.OldMailStore;
import io.warmit.store.OldMailStore.Old;
import io.warmit.store.UndoStore;
import io.warmit.store.UndoStore.Copy;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Change;
import io.warmit.transport.Renamed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes old mail of ours from a mailbox in mode engage, once a day and a limited number at a time. Nothing goes while something of its thread is still to be done, and only ever that one copy goes.
 *
 * <p>What a visit that broke off has removed is met again as gone.
 */
final class TidyStep {
    private static final int MOST = 200;
    private static final int DAYS_AT_ONCE = 60;
    private static final Duration LATER = Duration.ofDays(1);

    private final Parts parts;
    private final OldMailStore old;

    TidyStep(Parts parts) {
        this.parts = parts;
        old = parts.store().oldMail();
    }

    /**
     * Tidies up if that was not done today.
     *
     * @param opened whether the mailbox's day was planned in this visit; a day that is not planned may be tidied in any visit
     */
    void run(VisitContext visit, boolean opened, Lines lines) {
        LocalDate today = visit.now().atZone(visit.mailbox().zone()).toLocalDate();
        if (opened || visit.pace(today).isEmpty()) {
            Run run = new Run(visit, lines, parts.settings().housekeeping().mail(), MOST, true);
            tidy(visit, run);
        }
    }

    /**
     * Removes the oldest day's mail of ours that may go at all, whatever was done today: the mailbox is full.
     *
     * @return whether anything was removed
     */
    boolean oldest(VisitContext visit, Lines lines) {
        Duration mail = parts.settings().housekeeping().mail();
        Duration keep = mail.compareTo(Housekeeping.FLOOR) < 0 ? mail : Housekeeping.FLOOR;
        Run run = new Run(visit, lines, keep, 1, false);
        tidy(visit, run);
        return run.removed() > 0;
    }

    private void tidy(VisitContext visit, Run run) {
        Mailbox mailbox = visit.mailbox();
        LocalDate today = visit.now().atZone(mailbox.zone()).toLocalDate();
        if (!mailbox.canAct() || parts.hindrance().now().isPresent()) {
            return;
        }
        LocalDate last = today.minusDays(run.keep.toDays() + 1);
        if (visit.enrolment().filter(since -> since.startedOn().isAfter(last)).isPresent()) {
            // Nothing of this campaign is old enough, and what an earlier one left can wait: a young campaign is to
            // cost nothing.
            return;
        }
        Optional<LocalDate> through = old.through(mailbox.id());
        if (through.filter(day -> !day.isBefore(last)).isPresent()) {
            return;
        }
        run.sent(today);
        run.all(old.postponed(mailbox.id(), visit.now()));
        LocalDate day = through.or(() -> old.first(mailbox.id()).map(first -> first.minusDays(1)))
                .orElse(last);
        for (int days = 0; days < DAYS_AT_ONCE && day.isBefore(last) && run.goesOn(); days++) {
            run.all(old.ofDay(mailbox.id(), day.plusDays(1)));
            day = run.failed ? day : day.plusDays(1);
        }
        run.write(day);
    }

    /** What became of one copy. */
    private record Gone(Message message, Copy copy, Optional<Found> there, Optional<Change> change) {}

    /** A folder as it was when a copy was filed into it. */
    private record Folder(String name, long uidValidity) {
        static Folder of(Found at) {
            return new Folder(at.folder(), at.uidValidity());
        }
    }

    private final class Run {
        private final VisitContext visit;
        private final Lines lines;
        private final Instant now;
        private final List<Gone> gone = new ArrayList<>();
        private final List<UndoStore.Entry> settled = new ArrayList<>();
        private final List<Old> kept = new ArrayList<>();
        private final Duration keep;
        private final int most;
        private final Map<Folder, Optional<String>> names = new HashMap<>();
        private final boolean usual;
        private boolean failed;

        /** The usual one remembers how far it came: mail of a day before that may still arrive until the retention is over, not longer. */
        Run(VisitContext visit, Lines lines, Duration keep, int most, boolean usual) {
            this.usual = usual;
            this.visit = visit;
            this.lines = lines;
            this.keep = keep;
            this.most = most;
            now = visit.now();
        }

        boolean goesOn() {
            return !failed && gone.size() < MOST && removed() < most;
        }

        long removed() {
            return gone.stream().filter(each -> each.change().isPresent()).count();
        }

        void all(List<Old> candidates) {
            for (Old each : candidates) {
                if (failed) {
                    return;
                }
                Optional<Proof> proof = visit.proof(each.message());
                if (each.pending() || young(each.message())) {
                    kept.add(each);
                } else if (proof.isPresent() && each.message().found().isPresent()) {
                    remove(
                            each.message(),
                            Copy.RECEIVED,
                            proof.get(),
                            each.message().found().get());
                } else {
                    gone.add(new Gone(
                            each.message(), Copy.RECEIVED, each.message().found(), Optional.empty()));
                }
            }
        }

        private boolean young(Message message) {
            return message.state() instanceof MessageState.Confirmed(Instant at, var placement, var folder)
                    && at.plus(keep).isAfter(now);
        }

        /** The copies that the mailbox's own provider kept, and that were filed. */
        void sent(LocalDate today) {
            Instant limit = today.minusDays(keep.toDays())
                    .atStartOfDay(visit.mailbox().zone())
                    .toInstant();
            for (UndoStore.Entry entry :
                    parts.store().undo().sentBefore(visit.mailbox().id(), limit)) {
                Optional<Message> message = parts.store().messages().find(entry.messageId());
                Optional<Proof> proof = message.flatMap(visit::proofOfSent);
                if (failed) {
                    return;
                }
                if (proof.isEmpty()) {
                    // Nothing will ever prove it, and the queue is short.
                    settled.add(entry);
                } else if (entry.change() instanceof Change.Moved(Found from, Found to, var marks)) {
                    remove(message.orElseThrow(), Copy.SENT, proof.get(), to);
                    if (!failed) {
                        settled.add(entry);
                    }
                }
            }
        }

        private void remove(Message message, Copy copy, Proof proof, Found at) {
            if (!visit.window(visit.campaign(message.campaignId())).contains(now)) {
                failed = true;
                return;
            }
            Found there = known(at);
            ActOutcome outcome = lines.inbox().apply(proof, there, new Act.Remove());
            if (outcome instanceof ActOutcome.NoFolder && !names.containsKey(Folder.of(at))) {
                switch (lines.inbox().renamed(proof, at)) {
                    case Renamed.To(Found found) -> {
                        names.put(Folder.of(at), Optional.of(found.folder()));
                        there = known(at);
                        outcome = lines.inbox().apply(proof, there, new Act.Remove());
                    }
                    case Renamed.Nowhere() -> names.put(Folder.of(at), Optional.empty());
                    case Renamed.Unknown() -> {
                        failed = true;
                        return;
                    }
                }
            }
            settle(message, copy, there, outcome);
        }

        /** Its owner may have given our folder another name: where one copy was found, the others of that folder are. */
        private Found known(Found at) {
            return names.getOrDefault(Folder.of(at), Optional.empty())
                    .map(name -> new Found(name, at.uidValidity(), at.uid()))
                    .orElse(at);
        }

        private void settle(Message message, Copy copy, Found at, ActOutcome outcome) {
            switch (outcome) {
                case ActOutcome.Removed() ->
                    gone.add(new Gone(message, copy, Optional.empty(), Optional.of(new Change.Removed(at))));
                case ActOutcome.Done done ->
                    gone.add(new Gone(message, copy, Optional.of(done.at()), Change.of(at, done)));
                // Its owner was quicker, or it is marked as deleted and nobody can do more.
                case ActOutcome.Gone() -> gone.add(new Gone(message, copy, Optional.empty(), Optional.empty()));
                case ActOutcome.NoFolder() -> gone.add(new Gone(message, copy, Optional.empty(), Optional.empty()));
                case ActOutcome.Unsupported() -> gone.add(new Gone(message, copy, Optional.of(at), Optional.empty()));
                case ActOutcome.Failed broken -> failed = true;
            }
        }

        void write(LocalDate through) {
            long mailbox = visit.mailbox().id();
            parts.store().database().write(transaction -> {
                for (Gone each : gone) {
                    if (each.copy() == Copy.RECEIVED) {
                        old.gone(each.message(), each.there());
                    }
                    parts.store()
                            .undo()
                            .note(
                                    mailbox,
                                    each.message().id(),
                                    each.copy() == Copy.SENT ? Copy.RECEIVED : each.copy(),
                                    each.change().stream().toList(),
                                    now);
                }
                settled.forEach(entry -> parts.store().undo().settled(entry));
                kept.forEach(each -> old.postpone(each.message(), again(each)));
                if (removed() > 0) {
                    parts.store().events().ofMailbox(now, "tidied", mailbox, removed() + " old mails of ours removed");
                }
                if (usual) {
                    old.advance(mailbox, through);
                }
                if (lines.reading()) {
                    visit.opened();
                }
                return true;
            });
        }

        private Instant again(Old each) {
            return each.message().state() instanceof MessageState.Confirmed(Instant at, var placement, var folder)
                            && at.plus(keep).isAfter(now)
                    ? at.plus(keep)
                    : now.plus(LATER);
        }
    }
}
