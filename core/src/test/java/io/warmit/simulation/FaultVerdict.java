package io.warmit.simulation;

import io.warmit.mailbox.Mailbox;
import io.warmit.stats.Counts;
import io.warmit.store.Recount;
import io.warmit.store.StatsReader;
import io.warmit.store.StatsReader.By;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold when everything has come to rest: every message settled, none lost, the equation balanced, the caps kept. */
final class FaultVerdict {
    private static final Set<String> SETTLED =
            Set.of("CONFIRMED", "FAILED", "SKIPPED", "UNCONFIRMED", "MISSING", "QUARANTINED", "BOUNCED");
    private static final Set<String> NEVER_LEFT = Set.of("FAILED", "SKIPPED", "QUARANTINED");

    private static final Duration DAY = Duration.ofDays(1);

    private final FaultWorld world;
    private final Map<String, Integer> taken;
    private final boolean restored;
    private final List<String> broken = new ArrayList<>();

    FaultVerdict(FaultWorld world, Map<String, Integer> taken, boolean restored) {
        this.world = world;
        this.taken = taken;
        this.restored = restored;
    }

    List<String> atTheEnd() {
        Set<String> known = new HashSet<>();
        for (String row : StoreDump.of(world.store.database(), "message")) {
            String token = value(row, "token");
            known.add(token);
            message(row, token, value(row, "state"));
        }
        for (String token : taken.keySet()) {
            if (!restored && !known.contains(token)) {
                broken.add("lost: " + token + " has left, and has no row");
            }
        }
        equation();
        Recount.differences(world.store.database()).forEach(what -> broken.add("tally: " + what));
        if (!restored) {
            world.mailboxes.forEach(this::caps);
        }
        return broken;
    }

    private void message(String row, String token, String state) {
        boolean left = taken.containsKey(token);
        if (!SETTLED.contains(state)) {
            broken.add("I7: " + token + " is still " + state + ": " + row);
        }
        if (left && NEVER_LEFT.contains(state)) {
            broken.add("I2: " + token + " is " + state + ", and has left: " + row);
        }
        if (!left && (state.equals("CONFIRMED") || state.equals("MISSING"))) {
            broken.add("I3: " + token + " is " + state + ", and has never left: " + row);
        }
        if (left && (state.equals("UNCONFIRMED") || state.equals("MISSING")) && arrived(token)) {
            broken.add("lost: " + token + " lies in its mailbox and is " + state + ": " + row);
        }
    }

    private boolean arrived(String token) {
        return world.mail.mailboxes().stream()
                .flatMap(mailbox -> mailbox.folders().values().stream())
                .flatMap(folder -> folder.all().stream())
                .anyMatch(copy -> copy.messageId().contains(token)
                        || copy.originalMessageId()
                                .filter(id -> id.contains(token))
                                .isPresent());
    }

    private void caps(Mailbox mailbox) {
        List<Instant> debits = world.store.debits().since(mailbox.id(), Instant.EPOCH);
        int cap = mailbox.dailyMax();
        for (int i = cap; i < debits.size(); i++) {
            if (debits.get(i - cap).plus(DAY).isAfter(debits.get(i))) {
                broken.add("I5: " + mailbox.address() + " sent more than " + cap + " within 24 hours, at "
                        + debits.get(i));
            }
        }
    }

    private void equation() {
        Instant now = world.clock.instant();
        LocalDate last = LocalDate.ofEpochDay(now.getEpochSecond() / 86_400 + 2);
        for (Counts counts : new StatsReader(world.store.database())
                .read(
                        new StatsReader.Question(
                                LocalDate.EPOCH,
                                last,
                                By.MAILBOX,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        now)) {
            if (!counts.balanced()) {
                broken.add("conservation: " + counts);
            }
        }
    }

    private static String value(String row, String field) {
        int at = row.indexOf(" " + field + "=") + field.length() + 2;
        int end = row.indexOf(' ', at);
        return end < 0 ? row.substring(at) : row.substring(at, end);
    }
}
