package io.warmit.app;

import io.warmit.campaign.Campaign;
import io.warmit.holiday.Calendars;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Kind;
import io.warmit.message.Message;
import io.warmit.planning.Windows;
import io.warmit.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which visits are due, and what each of them would do; nothing is changed. */
public final class DueVisits {
    private final Warmit warmit;
    private final Store store;
    private final Instant now;

    DueVisits(Warmit warmit) {
        this.warmit = warmit;
        this.store = warmit.store();
        this.now = warmit.clock().instant();
    }

    /**
     * A visit that is due.
     *
     * @param plans the plan of its day would be made first; what it then sends comes with the next visits
     * @param openers new conversations that are due; limits may hold some of them back
     * @param looks messages it would look for
     */
    public record DueVisit(Mailbox mailbox, boolean plans, int openers, int replies, int looks, boolean acts) {
        public int sends() {
            return openers + replies;
        }

        /** What is left of it when only a half is made. */
        private DueVisit only(Runs.Half half) {
            return switch (half) {
                case LOOK -> new DueVisit(mailbox, false, 0, 0, looks, acts);
                case SEND -> new DueVisit(mailbox, plans, openers, replies, 0, false);
            };
        }
    }

    /** In order of address. */
    public List<DueVisit> of(Runs.Part part) {
        Set<Long> due = new HashSet<>(warmit.visitTable().due(now));
        due.addAll(new Gathered(warmit).due(now));
        List<Mailbox> asked = part.mailbox()
                .map(List::of)
                .orElseGet(() -> due.isEmpty() ? List.of() : store.mailboxes().all());
        return asked.stream()
                .filter(mailbox -> due.contains(mailbox.id()))
                .map(this::visit)
                .map(visit -> part.half().map(visit::only).orElse(visit))
                .toList();
    }

    private DueVisit visit(Mailbox mailbox) {
        List<Message> sends = mailbox.canSend()
                ? store.due().waiting(mailbox.id()).stream()
                        .filter(message -> !message.due().isAfter(now))
                        .toList()
                : List.of();
        int replies = (int)
                sends.stream().filter(message -> message.kind() == Kind.REPLY).count();
        int looks = (int) store.due().lookedFor(mailbox.id()).stream()
                .filter(message -> !isLater(message.lookAt()))
                .count();
        boolean acts = mailbox.usable()
                && store.due()
                        .of(mailbox.id(), now)
                        .act()
                        .filter(act -> !act.at().isAfter(now))
                        .isPresent();
        return new DueVisit(mailbox, plans(mailbox), sends.size() - replies, replies, looks, acts);
    }

    private boolean isLater(Optional<Instant> at) {
        return at.filter(instant -> !instant.isAfter(now)).isEmpty();
    }

    private boolean plans(Mailbox mailbox) {
        LocalDate today = now.atZone(mailbox.zone()).toLocalDate();
        return mailbox.canSend()
                && store.campaigns()
                        .enrolmentOf(mailbox.id())
                        .filter(enrolment -> enrolment.campaign().state() == Campaign.State.LAUNCHED)
                        .filter(enrolment -> !today.isBefore(enrolment.startedOn()))
                        .map(enrolment -> Calendars.of(enrolment, mailbox, now))
                        .filter(enrolment -> Windows.of(
                                        enrolment.campaign().settings().times(), mailbox)
                                .contains(now))
                        .isPresent()
                && store.paces().find(mailbox.id(), today).isEmpty();
    }
}
