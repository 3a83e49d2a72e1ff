package io.warmit.cli;

import io.warmit.app.Rehearsal.Played;
import io.warmit.app.Shown;
import io.warmit.campaign.Rate;
import io.warmit.stats.Counts;
import io.warmit.stats.MailDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** What is told of a simulation. */
final class SimulateShown {
    private static final int WEEK = 7;

    private SimulateShown() {}

    static Shown of(Played played) {
        Counts total = played.outcome().total();
        return new Shown()
                .with("days", played.days())
                .with("mailboxes", played.outcome().mailboxes().size())
                .with("seed", played.seed())
                .with("visits", played.outcome().visits())
                .with("total", CountsShown.of(total))
                .with("most_copies", played.mostCopies())
                .with("lost", total.submitted() - total.accountedFor())
                .with("caps_broken", played.capsBroken())
                .with("inbox_at_first", played.outcome().inboxAtFirst())
                .with("inbox_at_last", played.outcome().inboxAtLast())
                .with("weeks", weeks(played));
    }

    /** The same in one line for people. */
    static String line(Played played) {
        Counts total = played.outcome().total();
        return played.days() + " days, seed " + played.seed() + ": sent " + total.submitted() + ", copies above 1: "
                + Math.max(0, played.mostCopies() - 1) + ", lost " + (total.submitted() - total.accountedFor())
                + ", caps broken " + played.capsBroken() + ", in doubt " + total.inDoubt() + ", inbox "
                + percent(played.outcome().inboxAtFirst()) + " → "
                + percent(played.outcome().inboxAtLast());
    }

    private static String percent(Rate rate) {
        return rate.n() == 0 ? "–" : Math.round(rate.share() * 100) + " %";
    }

    static List<Shown> weeks(Played played) {
        Map<Long, List<MailDay>> weeks = new TreeMap<>();
        List<MailDay> days = played.outcome().days();
        if (days.isEmpty()) {
            return List.of();
        }
        LocalDate first = days.getFirst().date();
        days.forEach(day -> weeks.computeIfAbsent(
                        ChronoUnit.DAYS.between(first, day.date()) / WEEK + 1, key -> new ArrayList<>())
                .add(day));
        List<Shown> rows = new ArrayList<>();
        weeks.forEach((week, inIt) -> rows.add(new Shown()
                .with("week", week)
                .with("sent", sum(inIt, MailDay::sent))
                .with("openers", sum(inIt, MailDay::openers))
                .with("replies", sum(inIt, MailDay::replies))
                .with("inbox", sum(inIt, MailDay::inbox))
                .with("tab", sum(inIt, MailDay::tab))
                .with("spam", sum(inIt, MailDay::spam))
                .with("other", sum(inIt, MailDay::other))
                .with("missing", sum(inIt, MailDay::missing))
                .with("rescued", sum(inIt, MailDay::rescued))
                .with("inbox_rate", Rate.of(sum(inIt, MailDay::inbox), sum(inIt, MailDay::placed)))));
        return rows;
    }

    private static int sum(List<MailDay> days, ToIntFunction<MailDay> of) {
        return days.stream().mapToInt(of).sum();
    }
}
