package io.warmit.app;

import io.warmit.engine.EngineListener;
import io.warmit.engine.Reconciliation;
import io.warmit.message.Message;
import io.warmit.placement.Placement;
import io.warmit.problem.Problem;
import io.warmit.store.MessageReader;
import io.warmit.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Looks now for what is in doubt, and for what a server took and nobody has seen yet. Nothing is ever sent by it. */
public final class Reconcile {
    private final Warmit warmit;
    private final Store store;

    Reconcile(Warmit warmit) {
        this.warmit = warmit;
        store = warmit.store();
    }

    /** All that there is to look for. */
    public Search all() {
        return new Search(new MessageReader(store.database())::open);
    }

    /**
     * Some of it, by id or token.
     *
     * @throws io.warmit.problem.UserError E1010 for a name that fits no message
     */
    public Search of(List<String> names) {
        return new Search(() -> names.stream().map(warmit.readings()::named).toList());
    }

    /** What will be looked for. */
    public final class Search {
        private final List<Message> open;
        private final List<Message> rest;

        private Search(Supplier<List<Message>> chosen) {
            Instant now = warmit.clock().instant();
            List<Message> messages = chosen.get();
            open = messages.stream()
                    .filter(message -> Reconciliation.isOpen(message, now))
                    .toList();
            rest = messages.stream()
                    .filter(message -> !Reconciliation.isOpen(message, now))
                    .toList();
        }

        public int size() {
            return open.size();
        }

        /** Why each of the others is not looked for. */
        public List<String> notes() {
            return rest.stream()
                    .map(message -> "message " + message.id() + " is "
                            + message.state().word() + ", there is nothing to look for")
                    .toList();
        }

        /** Looks for them, and tells what became of them. */
        public Shown look() {
            Reconciliation.Result result = new Reconciliation(
                            store,
                            warmit.visitTable(),
                            warmit.engine(warmit.visitTable()::pull, EngineListener.SILENT, () -> false, true),
                            warmit.clock(),
                            warmit.settings().workerId() + "-reconcile-"
                                    + ProcessHandle.current().pid(),
                            message -> new Gathered(warmit).look(message))
                    .of(open);
            Shown shown = new Shown().with("looked", result.looked());
            shown.with(
                    "found",
                    result.found().values().stream().mapToInt(Integer::intValue).sum());
            for (Placement placement : Placement.values()) {
                shown.with(
                        placement.name().toLowerCase(Locale.ROOT),
                        result.found().getOrDefault(placement, 0));
            }
            for (String state : List.of("BOUNCED", "MISSING", "UNCONFIRMED")) {
                shown.with(state.toLowerCase(Locale.ROOT), result.settled().getOrDefault(state, 0));
            }
            return shown.with("accepted", result.unseen())
                    .with("in_doubt", result.inDoubt())
                    .with("busy", result.busy())
                    .with("next_look_at", result.nextLook())
                    .with(
                            "problems",
                            result.problems().stream().map(Problem::message).toList());
        }
    }
}
