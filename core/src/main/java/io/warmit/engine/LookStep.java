package io.warmit.engine;

import io.warmit.campaign.Campaign;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.message.Proof;
import io.warmit.message.Token;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Placement;
import io.warmit.planning.Landing;
import io.warmit.planning.LookPlan;
import io.warmit.planning.Opening;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.stats.BrokenMail;
import io.warmit.store.NextDue;
import io.warmit.store.ReceiptStore;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Look;
import io.warmit.transport.Reach;
import io.warmit.transport.Report;
import io.warmit.transport.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for what is expected at the mailbox, and writes down where each message landed before anything is done to it. */
final class LookStep {
    private static final Duration BLIND = Duration.ofMinutes(5);
    private static final Duration REST = Duration.ofHours(1);
    private static final String OVER_LIMIT = "server response over limit, paused 1 h";
    private static final Duration RESCAN = Duration.ofDays(1);

    private final Parts parts;
    private final Agenda agenda;
    private final ReceiptStore messages;
    private final BrakeStep brake;
    private final AuthenticationBrake authentication;
    private final ReportStep reports;
    private final NamedFolderStep folders;

    LookStep(Parts parts, Agenda agenda) {
        this.parts = parts;
        this.agenda = agenda;
        messages = parts.store().receipts();
        brake = new BrakeStep(parts);
        authentication = new AuthenticationBrake(parts);
        reports = new ReportStep(parts);
        folders = new NamedFolderStep(parts);
    }

    void run(VisitContext visit, NextDue due, Opening opening, Lines lines, Tally tally) {
        Mailbox mailbox = visit.mailbox();
        Instant now = visit.now();
        if (due.leaseEnded(now)) {
            wakeReceivers(mailbox, now);
        }
        Optional<NextDue.Recheck> recheck = due.recheck().filter(asked -> asked.due(now));
        if (!opening.looks()) {
            return;
        }
        if (resting(mailbox)) {
            recheck.ifPresent(asked -> parts.store().recoveries().lookAgain(mailbox.id(), now.plus(BLIND)));
            return;
        }
        List<Message> expected = messages.expectedAt(mailbox.id(), now);
        if (mailbox.status() == Status.NEEDS_LOGIN) {
            postpone(expected, now.plus(REST));
            recheck.ifPresent(asked -> parts.store().recoveries().lookAgain(mailbox.id(), now.plus(REST)));
            visit.forget();
            return;
        }
        // Of all that is looked for, not only of what is due now: the marks move past everything that this look passes
        // over.
        Instant since = Stream.concat(
                        messages.oldestLookedFor(mailbox.id()).stream(),
                        recheck.stream().map(NextDue.Recheck::lostSince))
                .min(Instant::compareTo)
                .orElse(now)
                .minus(RESCAN);
        List<FolderMark> marks = parts.store().marks().of(mailbox.id());
        Look look = lines.inbox()
                .look(marks, since, recheck.isPresent() ? Reach.EVERYWHERE : LookPlan.reach(expected, now));
        look.problem().ifPresent(problem -> blind(visit, problem, tally));
        folders.after(mailbox, look, now);
        Map<Token, List<Sighting>> seen = new LinkedHashMap<>();
        look.sightings()
                .forEach(sighting -> seen.computeIfAbsent(sighting.token(), key -> new ArrayList<>())
                        .add(sighting));
        List<Arrival> arrivals = messages.byTokens(seen.keySet()).stream()
                .map(message -> arrival(visit, message, Objects.requireNonNull(seen.get(message.token())), lines))
                .flatMap(Optional::stream)
                .toList();
        write(visit, marks, look, arrivals, expected);
        recheck.ifPresent(asked -> new RecoveryLook(parts).settle(mailbox, look, now));
        for (Arrival arrival : arrivals) {
            if (arrival.first()) {
                tally.confirmed++;
            }
        }
    }

    /** One of our messages with the copies that were seen of it now. */
    private record Arrival(Message message, List<Sighting> copies, boolean knownCopyIsStillThere) {
        boolean first() {
            return !(message.state() instanceof MessageState.Confirmed);
        }
    }

    /** Each copy is judged by itself, so that a forged one neither passes along with a genuine one nor spoils it. */
    private static Optional<Arrival> arrival(VisitContext visit, Message message, List<Sighting> copies, Lines lines) {
        Optional<Proof> proof = visit.proof(message);
        List<Sighting> ours = copies.stream()
                .filter(copy ->
                        proof.filter(wanted -> wanted.fits(copy.carriers())).isPresent())
                .toList();
        if (proof.isEmpty() || ours.isEmpty()) {
            return Optional.empty();
        }
        boolean known = message.state() instanceof MessageState.Confirmed
                && message.found()
                        .filter(at -> lines.inbox().holds(proof.get(), at))
                        .isPresent();
        return Optional.of(new Arrival(message, ours, known));
    }

    private void write(
            VisitContext visit, List<FolderMark> before, Look look, List<Arrival> arrivals, List<Message> expected) {
        Mailbox mailbox = visit.mailbox();
        Instant now = visit.now();
        Set<Long> found = new HashSet<>();
        Set<Long> badlyPlaced = new TreeSet<>();
        Set<Long> broken = new TreeSet<>();
        parts.store().database().write(transaction -> {
            parts.store().marks().store(mailbox.id(), before, look.marks());
            if (look.complete()) {
                visit.opened();
            }
            for (Arrival arrival : arrivals) {
                found.add(arrival.message().id());
                if (land(visit, arrival, broken, now)) {
                    badlyPlaced.add(arrival.message().senderId());
                }
            }
            for (Report report : look.reports()) {
                if (reports.take(visit, report)) {
                    badlyPlaced.add(mailbox.id());
                }
            }
            for (Message message : expected) {
                if (!found.contains(message.id()) && notFound(message, look, now)) {
                    badlyPlaced.add(message.senderId());
                }
            }
            badlyPlaced.forEach(sender -> brake.recheck(sender, now));
            broken.forEach(sender -> authentication.recheck(sender, now));
            return true;
        });
        // Not in the transaction above: two mailboxes that find each other's first message would wait for each other's
        // row. What is lost here the next message proves.
        Set<Long> proved = new TreeSet<>();
        arrivals.stream().filter(Arrival::first).forEach(arrival -> prove(visit, arrival.message(), proved, now));
        // Who waited for its first message to be found goes on at once.
        proved.forEach(mailboxId -> agenda.pull(mailboxId, now));
        if (proved.contains(mailbox.id())) {
            visit.reload();
        }
        visit.forget();
        if (badlyPlaced.contains(mailbox.id())) {
            visit.forgetPaces();
        }
    }

    /** What was found here is ours beyond doubt, so this mailbox is, and so is its sender. */
    private void prove(VisitContext visit, Message message, Set<Long> proved, Instant now) {
        Mailbox here = visit.mailbox();
        long sender = message.senderId();
        if (here.owned().received().isEmpty() && parts.store().owned().received(visit.begun(), now)) {
            proved.add(here.id());
        }
        if (visit.unproved(sender)
                && parts.store().owned().sent(sender, message.dotAt().orElse(now), now)) {
            proved.add(sender);
        }
    }

    /** A worker that died past the fence could not call the receiver; its own next visit does. */
    private void wakeReceivers(Mailbox mailbox, Instant now) {
        for (Message doubtful : parts.store().messages().inDoubtFrom(mailbox.id(), now)) {
            agenda.pull(doubtful.receiverId(), doubtful.lookAt().orElse(now));
        }
    }

    private void postpone(List<Message> expected, Instant until) {
        expected.forEach(message -> messages.lookAgain(message, message.looks(), until));
    }

    /** Its server sent more than it may, and is left alone for a while. */
    private static boolean resting(Mailbox mailbox) {
        return mailbox.status() == Status.PAUSED
                && mailbox.statusReason().filter(OVER_LIMIT::equals).isPresent();
    }

    /** How long a mailbox stays unread that could not be read. What only people mend is not asked for every few minutes. */
    private static Duration blindFor(Look look) {
        return look.problem()
                .map(Problem::code)
                .filter(code -> code != Code.E1401 && code != Code.E1203)
                .map(code -> REST)
                .orElse(BLIND);
    }

    private void blind(VisitContext visit, Problem problem, Tally tally) {
        tally.problem(problem);
        if (problem.code() == Code.E1201 || problem.code() == Code.E1202) {
            parts.store()
                    .mailboxes()
                    .status(
                            visit.mailbox().id(),
                            Status.NEEDS_LOGIN,
                            visit.now(),
                            Optional.of(problem.message()),
                            Optional.empty());
            visit.reload();
        }
        if (problem.code() == Code.E1402 && visit.mailbox().status() == Status.ACTIVE) {
            parts.store()
                    .mailboxes()
                    .status(
                            visit.mailbox().id(),
                            Status.PAUSED,
                            visit.now(),
                            Optional.of(OVER_LIMIT),
                            Optional.of(visit.now().plus(REST)));
            visit.reload();
        }
        parts.listener().problem(visit.mailbox(), problem);
    }

    /** True: it counts against its sender. */
    private boolean land(VisitContext visit, Arrival arrival, Set<Long> broken, Instant now) {
        Message message = arrival.message();
        if (!arrival.first()) {
            seenAgain(arrival, now);
            return false;
        }
        Campaign campaign = visit.campaign(message.campaignId());
        Landing landing = Landing.of(
                message,
                arrival.copies(),
                visit.mailbox(),
                campaign.settings(),
                visit.window(campaign),
                parts.draw(),
                now);
        messages.confirmed(message, landing, now);
        if (BrokenMail.in(landing.verdict())) {
            broken.add(message.senderId());
        }
        parts.listener().landed(message, visit.mailbox(), landing);
        return landing.placement() == Placement.SPAM;
    }

    /**
     * A copy of a confirmed message in a new place: moved by its owner if the known copy is gone, else one more copy. What is marked as deleted is what a move leaves behind on servers that can remove no single
     * message.
     */
    private void seenAgain(Arrival arrival, Instant now) {
        Message message = arrival.message();
        for (Sighting copy : arrival.copies()) {
            Message.Found place = new Message.Found(copy.folder(), copy.uidValidity(), copy.uid());
            if (copy.deleted() || message.found().filter(place::equals).isPresent()) {
                continue;
            }
            if (renumbered(message, place)) {
                messages.renumbered(message, place);
            } else if (arrival.knownCopyIsStillThere()) {
                if (copy.role() == FolderRole.ARCHIVE) {
                    // All Mail shows what lies elsewhere once more.
                    continue;
                }
                messages.anotherCopy(message, copy.folder(), now);
            } else {
                messages.movedByOwner(message, place, now);
            }
        }
    }

    private static boolean renumbered(Message message, Message.Found place) {
        return message.found()
                .filter(known -> known.folder().equals(place.folder()) && known.uidValidity() != place.uidValidity())
                .isPresent();
    }

    /** True: it is missing, which counts against its sender. */
    private boolean notFound(Message message, Look look, Instant now) {
        if (!look.complete()) {
            messages.lookAgain(message, message.looks(), now.plus(blindFor(look)));
            return false;
        }
        return switch (LookPlan.afterLookingInVain(message, parts.settings().looks(), now)) {
            case LookPlan.Again(Instant at, int looks) -> {
                messages.lookAgain(message, looks, at);
                yield false;
            }
            case LookPlan.GiveUp(boolean accepted) -> {
                if (accepted) {
                    messages.missing(message, now);
                } else {
                    messages.unconfirmed(message, now);
                }
                parts.listener().lost(message, accepted ? "MISSING" : "UNCONFIRMED");
                yield accepted;
            }
        };
    }
}
