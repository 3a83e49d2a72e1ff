package io.warmit.app;

import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Rate;
import io.warmit.holiday.Calendars;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.planning.FirstMessage;
import io.warmit.planning.Partner;
import io.warmit.planning.Room;
import io.warmit.planning.Why;
import io.warmit.planning.WhyFacts;
import io.warmit.planning.WhyFacts.Cause;
import io.warmit.planning.WhyFacts.Due;
import io.warmit.planning.WhyFacts.Firsts;
import io.warmit.planning.WhyFacts.Today;
import io.warmit.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a mailbox sends, or does not: reads what the answer follows from. */
public final class Reasons {
    private final Warmit warmit;
    private final Store store;

    Reasons(Warmit warmit) {
        this.warmit = warmit;
        this.store = warmit.store();
    }

    /**
     * Every limit of a mailbox at this moment.
     *
     * @param zone in which times are told
     */
    public Why why(Mailbox mailbox, ZoneId zone) {
        Instant now = warmit.clock().instant();
        LocalDate day = now.atZone(mailbox.zone()).toLocalDate();
        List<Partner> members = store.facts().members(mailbox, day);
        Optional<Enrolment> enrolment =
                store.campaigns().enrolmentOf(mailbox.id()).map(found -> Calendars.of(found, mailbox, now));
        Room room = warmit.otherMail().room(mailbox, enrolment, now);
        return Why.of(new WhyFacts(
                now,
                zone,
                mailbox,
                enrolment,
                today(mailbox, day),
                members,
                store.debits().since(mailbox.id(), now.minus(room.longest())),
                room,
                store.shared().used(room, now),
                store.messages().lastDot(mailbox.id()),
                due(mailbox),
                store.recoveries().running(now),
                store.rests().ofSender(mailbox.id(), now),
                store.rests().slowdown(mailbox.provider()),
                inbox(mailbox, enrolment, day, now),
                firsts(mailbox, members, now),
                store.spaces().guarded()));
    }

    /** Counted only where growth asks for it. */
    private Rate inbox(Mailbox mailbox, Optional<Enrolment> enrolment, LocalDate day, Instant now) {
        return enrolment
                .filter(found -> found.campaign().settings().volume().grow())
                .map(found -> store.facts().standing(now, day, mailbox).inbox())
                .orElse(Rate.of(0, 0));
    }

    private Firsts firsts(Mailbox mailbox, List<Partner> members, Instant now) {
        Set<Long> unproved = members.stream()
                .map(Partner::mailbox)
                .filter(member -> member.owned().received().isEmpty())
                .map(Mailbox::id)
                .collect(Collectors.toSet());
        int held = (int) store.due().waiting(mailbox.id()).stream()
                .filter(message -> unproved.contains(message.receiverId()))
                .count();
        Optional<Instant> left = mailbox.owned().sent().isPresent()
                ? Optional.empty()
                : store.owned().underWayFrom(mailbox.id(), now.minus(FirstMessage.PATIENCE));
        return new Firsts(left, held);
    }

    private Optional<Today> today(Mailbox mailbox, LocalDate day) {
        return store.paces().find(mailbox.id(), day).map(pace -> {
            List<Message> openers = store.facts().openers(mailbox.id(), day);
            int waiting = (int) openers.stream()
                    .filter(opener -> opener.state() instanceof MessageState.Planned
                            || opener.state() instanceof MessageState.Retry
                            || opener.state() instanceof MessageState.Claimed)
                    .count();
            int left = (int) openers.stream()
                    .filter(opener -> opener.dotAt().isPresent())
                    .count();
            return new Today(
                    day,
                    pace.dayIndex(),
                    pace.target(),
                    pace.factor(),
                    pace.move(),
                    pace.quota(),
                    pace.binding(),
                    left,
                    waiting);
        });
    }

    private List<Due> due(Mailbox mailbox) {
        List<Due> due = new ArrayList<>();
        due.addAll(together(store.due().waiting(mailbox.id()), Cause.SEND, Message::due, Message::receiverId));
        Gathered gathered = new Gathered(warmit);
        due.addAll(together(
                store.due().lookedFor(mailbox.id()),
                Cause.LOOK,
                message -> gathered.look(message).orElseThrow(),
                Message::senderId));
        var next = store.due().of(mailbox.id(), warmit.clock().instant());
        next.leaseAhead().ifPresent(end -> due.add(new Due(end, Cause.LEASE, 1, Optional.empty())));
        next.act().ifPresent(act -> {
            Instant at = gathered.act(mailbox, act);
            due.add(new Due(at, Cause.ACT, 1, Optional.empty(), at.isAfter(act.at())));
        });
        return due;
    }

    /** Messages that are due in the same second are one wake-up. */
    private List<Due> together(
            List<Message> messages, Cause cause, Function<Message, Instant> at, Function<Message, Long> other) {
        Map<Instant, List<Message>> groups = new LinkedHashMap<>();
        messages.forEach(message -> groups.computeIfAbsent(
                        at.apply(message).truncatedTo(ChronoUnit.SECONDS), key -> new ArrayList<>())
                .add(message));
        return groups.entrySet().stream()
                .map(group -> new Due(
                        group.getKey(),
                        cause,
                        group.getValue().size(),
                        only(group.getValue(), other),
                        cause == Cause.LOOK
                                && group.getValue().stream().noneMatch(message -> isDueAt(message, group.getKey()))))
                .toList();
    }

    private static boolean isDueAt(Message message, Instant second) {
        return message.lookAt()
                .filter(at -> !at.truncatedTo(ChronoUnit.SECONDS).isBefore(second))
                .isPresent();
    }

    private Optional<String> only(List<Message> messages, Function<Message, Long> other) {
        List<Long> ends = messages.stream().map(other).distinct().toList();
        return ends.size() == 1
                ? store.mailboxes()
                        .find(ends.getFirst())
                        .map(mailbox -> mailbox.address().toString())
                : Optional.empty();
    }
}
