package io.warmit.simulation;

import io.warmit.mailbox.Mailbox;
import java.util.Optional;

/** A backup that is made at some moment, and put back at some later one, with what a recovery asks for. */
final class Restores {
    private final FaultWorld world;
    private final FaultPlan plan;
    private final boolean planned;
    private Optional<StoreImage> backup = Optional.empty();
    private boolean happened;

    Restores(FaultWorld world, FaultPlan plan) {
        this.world = world;
        this.plan = plan;
        planned = plan.happens(0.3);
    }

    boolean never() {
        return !planned;
    }

    boolean happened() {
        return happened;
    }

    void betweenVisits() {
        if (planned && !happened && plan.happens(0.01)) {
            backup.ifPresentOrElse(this::putBack, () -> backup = Optional.of(StoreImage.of(world.store.database())));
        }
    }

    private void putBack(StoreImage image) {
        happened = true;
        image.putBack(world.store.database());
        world.store.recoveries().open("a backup was restored", world.clock.instant());
        for (Mailbox mailbox : world.mailboxes) {
            world.timeline.pull(mailbox.id(), world.clock.instant());
        }
    }
}
