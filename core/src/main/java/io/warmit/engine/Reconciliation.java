package io.warmit.engine;

import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.placement.Placement;
import io.warmit.problem.Problem;
import io.warmit.store.Store;
import io.warmit.store.VisitTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks now for messages that would be looked for later. It brings their look forward and visits the mailboxes, receivers first, then those senders whose server may have returned something.
 *
 * <p>The visits are the engine's own; who builds this hands it an engine that sends nothing. Each is taken in the table of visits, so no mailbox is visited twice at the same time.
 */
public final class Reconciliation {
    /** Whether a message is one to look for. */
    public static boolean isOpen(Message message, Instant now) {
        return message.state() instanceof MessageState.Accepted
                || (message.state() instanceof MessageState.DotPending dot && dot.inDoubt(now));
    }

    private final Store store;
    private final VisitTable table;
    private final Visits.Visitor visitor;
    private final InstantSource clock;
    private final String worker;
    private final Function<Message, Optional<Instant>> nextLook;

    /**
     * Nothing looked for yet.
     *
     * @param visitor an engine that is passive
     * @param worker the name under which visits are taken
     * @param nextLook when a message that was not found is looked for again
     */
    public Reconciliation(
            Store store,
            VisitTable table,
            Visits.Visitor visitor,
            InstantSource clock,
            String worker,
            Function<Message, Optional<Instant>> nextLook) {
        this.store = store;
        this.table = table;
        this.visitor = visitor;
        this.clock = clock;
        this.worker = worker;
        this.nextLook = nextLook;
    }

    /**
     * What became of the messages.
     *
     * @param found by where they were first seen
     * @param settled by their state: BOUNCED, MISSING or UNCONFIRMED
     * @param unseen a server took them, and they were not seen yet
     * @param inDoubt nobody knows yet whether they left
     * @param nextLook when the first of the rest is looked for again
     * @param busy mailboxes that another worker is visiting, which looks there itself
     */
    public record Result(
            int looked,
            Map<Placement, Integer> found,
            Map<String, Integer> settled,
            int unseen,
            int inDoubt,
            Optional<Instant> nextLook,
            int busy,
            List<Problem> problems) {
        public Result {
            found = Map.copyOf(found);
            settled = Map.copyOf(settled);
            problems = List.copyOf(problems);
        }
    }

    /** Looks for these; those that are settled, or being sent right now, are left alone. */
    public Result of(Collection<Message> messages) {
        Instant now = clock.instant();
        List<Message> open =
                messages.stream().filter(message -> isOpen(message, now)).toList();
        open.forEach(message -> store.receipts().lookAgain(message, message.looks(), now));
        List<Problem> problems = new ArrayList<>();
        Set<Long> receivers = ends(open, true);
        int busy = visit(receivers, problems);
        Set<Long> senders = ends(
                reread(open).stream().filter(message -> isOpen(message, now)).toList(), false);
        senders.removeAll(receivers);
        busy += visit(senders, problems);
        return result(reread(open), busy, problems);
    }

    private static Set<Long> ends(List<Message> messages, boolean receivers) {
        return messages.stream()
                .map(message -> receivers ? message.receiverId() : message.senderId())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Message> reread(List<Message> messages) {
        return messages.stream()
                .flatMap(message -> store.messages().find(message.id()).stream())
                .toList();
    }

    /** How many of them are being visited by others. */
    private int visit(Set<Long> mailboxes, List<Problem> problems) {
        int busy = 0;
        for (long id : mailboxes) {
            table.open(id, clock.instant());
            Optional<Instant> due = table.take(id, worker, clock.instant());
            if (due.isEmpty()) {
                busy++;
                continue;
            }
            Instant next = due.get();
            try {
                VisitReport report = visitor.visit(id);
                problems.addAll(report.problems());
                next = report.next().isBefore(next) ? report.next() : next;
            } finally {
                // Never later than it was: our visits do not see what only a sending worker has to do.
                table.giveBack(id, worker, next);
            }
        }
        return busy;
    }

    private Result result(List<Message> messages, int busy, List<Problem> problems) {
        Map<Placement, Integer> found = new TreeMap<>();
        Map<String, Integer> settled = new TreeMap<>();
        int unseen = 0;
        int inDoubt = 0;
        Optional<Instant> next = Optional.empty();
        for (Message message : messages) {
            switch (message.state()) {
                case MessageState.Confirmed(var at, Placement placement, var folder) ->
                    found.merge(placement, 1, Integer::sum);
                case MessageState.DotPending dot -> inDoubt++;
                case MessageState.Accepted accepted -> unseen++;
                case MessageState.Bounced b -> settled.merge(b.word(), 1, Integer::sum);
                case MessageState.Missing m -> settled.merge(m.word(), 1, Integer::sum);
                case MessageState.Unconfirmed u -> settled.merge(u.word(), 1, Integer::sum);
                // Past the dot there is no way back to these.
                case MessageState.Planned p -> {}
                case MessageState.Claimed c -> {}
                case MessageState.Retry r -> {}
                case MessageState.Failed f -> {}
                case MessageState.Skipped s -> {}
                case MessageState.Quarantined q -> {}
            }
            Optional<Instant> look = nextLook.apply(message);
            if (look.isPresent()
                    && next.filter(before -> !look.get().isBefore(before)).isEmpty()) {
                next = look;
            }
        }
        return new Result(messages.size(), found, settled, unseen, inDoubt, next, busy, problems);
    }
}
