package io.warmit.planning;

import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.SendWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of {@code why}. */
final class WhyWords {
    private static final int NAMED = 3;

    private WhyWords() {}

    static String headline(WhyFacts facts) {
        Mailbox mailbox = facts.mailbox();
        String campaign = facts.enrolment()
                .map(enrolment -> ", campaign " + enrolment.campaign().name() + " day "
                        + facts.today().map(WhyFacts.Today::dayIndex).orElse(enrolment.dayIndex()))
                .orElse(", no campaign");
        String pace = facts.today()
                .map(today -> ", pace " + today.move().name().toLowerCase(Locale.ROOT))
                .orElse("");
        return mailbox.address() + ": " + mailbox.status().word() + ", "
                + mailbox.mode().name().toLowerCase(Locale.ROOT) + campaign + pace;
    }

    static String notBefore(Instant at, WhyFacts facts) {
        return "binds now: not before " + Words.time(at, facts.now(), facts.zone());
    }

    /** Who of the pool is missing and why, in brackets; empty when nobody is. */
    static String missing(WhyFacts facts) {
        List<String> names = facts.members().stream()
                .map(Partner::mailbox)
                .filter(mailbox -> mailbox.role().receives())
                .flatMap(mailbox -> missing(mailbox, facts).stream()
                        .map(why -> mailbox.address().local() + " " + why))
                .toList();
        return names.isEmpty() ? "" : " (" + Words.list(names, NAMED) + ")";
    }

    private static Optional<String> missing(Mailbox mailbox, WhyFacts facts) {
        if (!mailbox.usable()) {
            return Optional.of(state(mailbox));
        }
        if (!mailbox.language().equals(facts.mailbox().language())) {
            return Optional.of("writes " + mailbox.language());
        }
        return Optional.ofNullable(facts.full().get(mailbox.id())).map(full -> "is " + full.words());
    }

    /** The public holidays that keep a window closed from one instant to another; empty when none does. */
    static String holidays(SendWindow window, Instant from, Instant to) {
        LocalDate first = from.atZone(window.zone()).toLocalDate();
        LocalDate end = to.atZone(window.zone()).toLocalDate();
        List<String> names = first.datesUntil(end)
                .filter(day -> window.weekdays().contains(day.getDayOfWeek()))
                .flatMap(day -> window.off().holiday(day).stream().map(name -> day + " " + name))
                .toList();
        return names.isEmpty() ? "" : "; public holiday: " + Words.list(names, NAMED);
    }

    private static String state(Mailbox mailbox) {
        return switch (mailbox.status()) {
            case ACTIVE -> "is not proved yet";
            case PAUSED -> "is paused";
            case NEEDS_LOGIN -> "needs login";
            case QUARANTINED -> "is quarantined";
        };
    }
}
