package io.warmit.simulation;

import io.warmit.campaign.Rate;
import io.warmit.mailbox.Mailbox;
import io.warmit.stats.Counts;
import io.warmit.stats.MailboxCount;
import io.warmit.store.StatsReader;
import io.warmit.store.StatsReader.By;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts the messages of a simulation. */
final class Outcomes {
    private static final int FORTNIGHT = 14;

    private Outcomes() {}

    static Outcome of(Simulation simulation, Journal journal) {
        Map<String, Counts> bySender =
                read(simulation, By.MAILBOX).stream().collect(Collectors.toMap(Counts::key, Function.identity()));
        List<MailboxCount> mailboxes = new ArrayList<>();
        for (Mailbox mailbox : simulation.mailboxes()) {
            Optional<Counts> counts =
                    Optional.ofNullable(bySender.get(mailbox.address().toString()));
            mailboxes.add(new MailboxCount(
                    mailbox.address().toString(),
                    mailbox.provider(),
                    counts.map(Counts::submitted).orElse(0),
                    counts.map(Counts::inboxRate).orElse(Rate.of(0, 0)),
                    journal.rescuedAt(mailbox),
                    pace(simulation, mailbox)));
        }
        Counts total = read(simulation, By.ALL).stream()
                .findFirst()
                .orElseGet(() -> new Counts("all", 0, Map.of(), Map.of(), 0, 0, 0, 0, 0, 0, 0, 0));
        return new Outcome(
                journal.days(), mailboxes, total, simulation.timeline().visits());
    }

    private static List<Counts> read(Simulation simulation, By by) {
        Instant now = simulation.clock().instant();
        LocalDate first = LocalDate.EPOCH;
        LocalDate last = LocalDate.ofEpochDay(now.getEpochSecond() / 86_400 + 2);
        return new StatsReader(simulation.store().database())
                .read(
                        new StatsReader.Question(first, last, by, Optional.empty(), Optional.empty(), Optional.empty()),
                        now);
    }

    private static String pace(Simulation simulation, Mailbox mailbox) {
        LocalDate today = simulation.clock().instant().atZone(mailbox.zone()).toLocalDate();
        for (int back = 0; back < FORTNIGHT; back++) {
            var pace = simulation.store().paces().find(mailbox.id(), today.minusDays(back));
            if (pace.isPresent()) {
                return pace.get().move().name().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
