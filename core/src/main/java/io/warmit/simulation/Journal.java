package io.warmit.simulation;

import io.warmit.engine.EngineListener;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Kind;
import io.warmit.message.Message;
import io.warmit.planning.Landing;
import io.warmit.stats.MailDay;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts what happens, by the day of the message's sender, and tells it to whoever watches. */
public final class Journal implements EngineListener {
    private final Map<LocalDate, Tally> days = new TreeMap<>();
    private final Map<String, Integer> rescuedAt = new HashMap<>();
    private final Consumer<String> watcher;

    /** The counts of one day while they grow. */
    private static final class Tally {
        int openers;
        int replies;
        int missing;
        int byOwner;
        int rescued;
        final Map<String, Integer> placements = new HashMap<>();

        int at(String placement) {
            return placements.getOrDefault(placement, 0);
        }
    }

    /** A journal that is read at the end. */
    public Journal() {
        this(line -> {});
    }

    /** A journal whose watcher hears one short line for each mail that leaves, lands or is rescued. */
    public Journal(Consumer<String> watcher) {
        this.watcher = watcher;
    }

    private Tally of(Message message) {
        return days.computeIfAbsent(message.day(), day -> new Tally());
    }

    @Override
    public void sent(Message message, Mailbox from, Mailbox to, Duration took, String reply) {
        Tally day = of(message);
        if (message.kind() == Kind.REPLY) {
            day.replies++;
        } else {
            day.openers++;
        }
        watcher.accept(from.address() + " → " + to.address());
    }

    @Override
    public void landed(Message message, Mailbox at, Landing landing) {
        String placement = landing.placement().name().toLowerCase(Locale.ROOT);
        Tally day = of(message);
        day.placements.merge(placement, 1, Integer::sum);
        if (landing.byOwner()) {
            day.byOwner++;
        }
        watcher.accept(at.address() + ": " + placement);
    }

    @Override
    public void rescued(Message message, Mailbox at) {
        of(message).rescued++;
        rescuedAt.merge(at.address().toString(), 1, Integer::sum);
        watcher.accept(at.address() + ": rescued from spam");
    }

    @Override
    public void lost(Message message, String state) {
        if (state.equalsIgnoreCase("MISSING")) {
            of(message).missing++;
        }
    }

    /** One for each day on which something left, in order. */
    public List<MailDay> days() {
        List<MailDay> list = new ArrayList<>();
        days.forEach((date, day) -> list.add(new MailDay(
                date,
                day.openers,
                day.replies,
                day.at("inbox"),
                day.at("tab"),
                day.at("spam"),
                day.at("other"),
                day.missing,
                day.byOwner,
                day.rescued)));
        return list;
    }

    int rescuedAt(Mailbox mailbox) {
        return rescuedAt.getOrDefault(mailbox.address().toString(), 0);
    }
}
