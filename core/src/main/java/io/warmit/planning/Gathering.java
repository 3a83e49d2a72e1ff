package io.warmit.planning;

import io.warmit.schedule.Draw;
import io.warmit.schedule.SendWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * When a mailbox is opened again for what can wait. What arrives or falls due meanwhile gathers there, as it does for people, who open their mail program now and then.
 *
 * @param apart least time between two sessions; zero: nothing waits
 */
public record Gathering(Duration apart) {
    public static final Gathering NONE = new Gathering(Duration.ZERO);

    /** The default of the configuration file. */
    public static final Gathering DEFAULT = new Gathering(Duration.ofMinutes(75));

    /**
     * A message that is looked for.
     *
     * @param at when it is to be looked for
     * @param accepted when its receiver's server took it; empty: nobody knows whether it left
     * @param proved mail from its sender was found before, and mail at its receiver
     */
    public record Sought(Instant at, Optional<Instant> accepted, boolean proved) {
        /** What is in doubt, what proves a mailbox and the look that may be the last one wait for nobody. */
        boolean waits() {
            return proved
                    && accepted.filter(since -> at.isBefore(since.plus(LookPlan.PATIENCE)))
                            .isPresent();
        }
    }

    public boolean none() {
        return apart.isZero();
    }

    /**
     * When something has its turn that can wait.
     *
     * @param last session; one that lies ahead was written by a clock that has been set back since, and holds nothing up
     */
    public Instant turn(Instant due, Optional<Instant> last, Instant now) {
        return last.filter(at -> !at.isAfter(now))
                .map(at -> at.plus(apart))
                .filter(due::isBefore)
                .orElse(due);
    }

    /** Whether a mailbox may be opened now for what can wait. */
    public boolean free(Optional<Instant> last, Instant now) {
        return !turn(now, last, now).isAfter(now);
    }

    /**
     * When an act has its turn that keeps to a window. What the window closes on while it waits is done after a drawn while on the next day, not at the opening with everybody else's.
     *
     * @param name of the mailbox, for the draw
     */
    public Instant act(Instant due, Optional<Instant> last, SendWindow window, Draw draw, Object name, Instant now) {
        Instant turn = turn(due, last, now);
        Instant awake = turn.equals(due)
                ? due
                : ActTime.awake(
                        turn,
                        window,
                        draw,
                        "gathered",
                        name + " " + turn.atZone(window.zone()).toLocalDate());
        return window.nextOpening(awake.isBefore(now) ? now : awake);
    }

    /** When a look has its turn. */
    public Instant look(Sought sought, Optional<Instant> last, Instant now) {
        return sought.waits() ? turn(sought.at(), last, now) : sought.at();
    }

    /** When the first look has its turn. */
    public Optional<Instant> look(Collection<Sought> sought, Optional<Instant> last, Instant now) {
        return sought.stream().map(each -> look(each, last, now)).min(Comparator.naturalOrder());
    }
}
