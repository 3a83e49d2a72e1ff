package io.warmit.engine;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings.Filing;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.message.Message.Acts;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.planning.ActPlan;
import io.warmit.planning.Opening;
import io.warmit.planning.ReplyPlan;
import io.warmit.store.NewMessage;
import io.warmit.store.NextDue;
import io.warmit.store.UndoStore.Copy;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what is due to received mail of ours: rescue, read, star, file. An answer is planned when a message is read. */
final class ActStep {
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

    private final Parts parts;

    ActStep(Parts parts) {
        this.parts = parts;
    }

    void run(VisitContext visit, NextDue due, Opening opening, Lines lines, Tally tally) {
        Mailbox mailbox = visit.mailbox();
        Instant now = visit.now();
        if (!mailbox.canAct() || !opening.acts() || !due.acts(now)) {
            return;
        }
        visit.forget();
        Optional<String> filedInto = Optional.empty();
        for (Message message : parts.store().receipts().actsDue(mailbox.id(), now)) {
            Campaign campaign = visit.campaign(message.campaignId());
            if (visit.window(campaign).contains(now) && act(visit, campaign, message, lines, tally)) {
                filedInto = campaign.settings().file().into();
            }
        }
        filedInto.ifPresent(into -> new SentStep(parts).run(visit, lines, into));
    }

    /** True: the message was filed into our folder. */
    private boolean act(VisitContext visit, Campaign campaign, Message message, Lines lines, Tally tally) {
        Instant now = visit.now();
        Optional<Proof> proof = visit.proof(message);
        if (proof.isEmpty()) {
            parts.store().receipts().leftAlone(message, "its sender was removed, so nothing proves a copy", now);
            return false;
        }
        Optional<Found> known = message.found();
        Acts acts = message.acts();
        List<String> done = new ArrayList<>();
        List<Change> changes = List.of();
        for (ActPlan.Step step : ActPlan.due(message, campaign.settings().file(), now)) {
            if (known.isEmpty()) {
                break;
            }
            switch (perform(visit, campaign, step, lines, proof.get(), known.get())) {
                case ActOutcome.Done outcome -> {
                    Optional<Change> change = Change.of(known.get(), outcome);
                    changes = change.isPresent() ? Change.with(changes, change.get()) : changes;
                    known = Optional.of(outcome.at());
                    acts = step.done(acts, now);
                    done.add(step.event());
                }
                case ActOutcome.Removed() -> throw new IllegalStateException("no act of manners removes anything");
                case ActOutcome.Unsupported() -> acts = step.done(acts, now);
                case ActOutcome.NoFolder() ->
                    throw new IllegalStateException("our folder is made when it is not there");
                case ActOutcome.Gone() -> {
                    parts.store().receipts().goneByOwner(message, now);
                    return false;
                }
                case ActOutcome.Failed(String why) -> {
                    Done before = new Done(acts, known, done, changes, Optional.of(now.plus(AFTER_FAILURE)));
                    write(visit, campaign, message, before, tally);
                    return false;
                }
            }
        }
        write(visit, campaign, message, new Done(acts, known, done, changes, ActPlan.next(acts)), tally);
        return done.contains(ActPlan.Step.FILE.event());
    }

    private ActOutcome perform(
            VisitContext visit, Campaign campaign, ActPlan.Step step, Lines lines, Proof proof, Found at) {
        Filing filing = campaign.settings().file();
        return step == ActPlan.Step.FILE
                ? new OurFolder(parts, visit)
                        .file(lines.inbox(), proof, at, filing.into().orElseThrow())
                : lines.inbox().apply(proof, at, step.act(filing));
    }

    /**
     * What was done to a message, also when an act after it failed: what has just been read is answered all the same.
     *
     * @param words of the events
     * @param changes what that made different in the mailbox
     * @param next when there is more to do
     */
    private record Done(
            Acts acts, Optional<Found> at, List<String> words, List<Change> changes, Optional<Instant> next) {
        boolean just(String word) {
            return words.contains(word);
        }
    }

    private void write(VisitContext visit, Campaign campaign, Message message, Done done, Tally tally) {
        Instant now = visit.now();
        parts.store().database().write(transaction -> {
            parts.store().receipts().acted(message, done.acts(), done.at(), done.words(), done.next(), now);
            if (!done.words().isEmpty()) {
                visit.opened();
            }
            parts.store().undo().note(message.receiverId(), message.id(), Copy.RECEIVED, done.changes(), now);
            if (done.just("read")
                    && ReplyPlan.isDue(message, done.acts())
                    && visit.mailbox().canSend()
                    && stillAnswered(message)
                    && reply(visit, campaign, message)) {
                tally.replies++;
            }
            return true;
        });
        if (done.just("rescued")) {
            tally.rescued++;
            parts.listener().rescued(message, visit.mailbox());
        }
        if (done.just("read")) {
            parts.listener().read(message, visit.mailbox());
        }
    }

    /** A recovery in between may have found that it may have been answered in the lost time. */
    private boolean stillAnswered(Message message) {
        parts.store().recoveries().lastRecovered();
        return parts.store()
                .messages()
                .find(message.id())
                .filter(found -> found.manners().answer())
                .isPresent();
    }

    /** False: there is nobody to answer any more, or it is too late for it. */
    private boolean reply(VisitContext visit, Campaign campaign, Message parent) {
        Instant now = visit.now();
        Mailbox sender = visit.mailbox();
        Optional<Mailbox> receiver = parts.store().mailboxes().find(parent.senderId());
        if (receiver.isEmpty()) {
            return false;
        }
        int turns = parts.store().threads().find(parent.threadId()).turns();
        ReplyPlan plan = ReplyPlan.of(
                parent,
                turns,
                sender,
                receiver.get(),
                campaign,
                visit.window(campaign),
                parts.draw(),
                parts.key(),
                now);
        if (plan.inTime()) {
            parts.store().messages().insert(NewMessage.reply(plan, parent, receiver.get()), now);
        }
        return plan.inTime();
    }
}
