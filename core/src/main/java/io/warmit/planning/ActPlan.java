package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.Filing;
import io.warmit.message.Message;
import io.warmit.message.Message.Acts;
import io.warmit.transport.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which acts are due on a received message, in the order in which they are done. */
public final class ActPlan {
    private ActPlan() {}

    /** One act, the word of its event, and what the record looks like once it is done. */
    public enum Step {
        RESCUE("rescued"),
        READ("read"),
        STAR("starred"),
        IMPORTANT("important"),
        FILE("filed");

        private final String event;

        Step(String event) {
            this.event = event;
        }

        public String event() {
            return event;
        }

        /** The act, filing by the name alone. */
        public Act act(Filing filing) {
            return switch (this) {
                case RESCUE -> new Act.Rescue();
                case READ -> new Act.MarkRead();
                case STAR -> new Act.Star();
                case IMPORTANT -> new Act.MarkImportant();
                case FILE -> new Act.File(filing.into().orElseThrow(), List.of(), false);
            };
        }

        public Acts done(Acts acts, Instant now) {
            Optional<Instant> at = Optional.of(now);
            return new Acts(
                    acts.rescueDue(),
                    this == RESCUE ? at : acts.rescued(),
                    acts.readDue(),
                    this == READ ? at : acts.read(),
                    this == STAR ? at : acts.starred(),
                    this == IMPORTANT ? at : acts.important(),
                    acts.fileDue(),
                    this == FILE ? at : acts.filed());
        }
    }

    public static List<Step> due(Message message, Filing filing, Instant now) {
        Acts acts = message.acts();
        List<Step> steps = new ArrayList<>();
        if (pending(acts.rescueDue(), acts.rescued(), now)) {
            steps.add(Step.RESCUE);
        }
        if (pending(acts.readDue(), acts.read(), now)) {
            steps.add(Step.READ);
        }
        // Both go with reading, and follow it when the connection broke in between.
        boolean reading = acts.readDue().filter(at -> !at.isAfter(now)).isPresent()
                && acts.filed().isEmpty();
        if (reading && message.manners().star() && acts.starred().isEmpty()) {
            steps.add(Step.STAR);
        }
        if (reading && message.manners().important() && acts.important().isEmpty()) {
            steps.add(Step.IMPORTANT);
        }
        if (filing.into().isPresent() && pending(acts.fileDue(), acts.filed(), now)) {
            steps.add(Step.FILE);
        }
        return steps;
    }

    /** When the next act is due; empty when all are done. */
    public static Optional<Instant> next(Acts acts) {
        return Stream.of(
                        acts.rescued().isPresent() ? Optional.<Instant>empty() : acts.rescueDue(),
                        acts.read().isPresent() ? Optional.<Instant>empty() : acts.readDue(),
                        acts.filed().isPresent() ? Optional.<Instant>empty() : acts.fileDue())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static boolean pending(Optional<Instant> due, Optional<Instant> done, Instant now) {
        return done.isEmpty() && due.filter(at -> !at.isAfter(now)).isPresent();
    }
}
